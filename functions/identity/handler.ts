import { checkHolder, checkMaker } from '#shared/auth/credential-check.ts';
import { demandArgon2id, passwords } from '#shared/auth/passwords.ts';
import { refreshSuccessor } from '#shared/auth/refresh-successor.ts';
import { hashSecret } from '#shared/auth/secrets.ts';
import { identityRoutes } from '#shared/contracts/identity.ts';
import { accountRepository } from '#shared/data/account-repository.ts';
import { apiKeyLocks, apiKeyRepository } from '#shared/data/api-key-repository.ts';
import { environmentRepository } from '#shared/data/environment-repository.ts';
import { memberRepository } from '#shared/data/member-repository.ts';
import { organisationRepository } from '#shared/data/organisation-repository.ts';
import { passwordResetRepository } from '#shared/data/password-reset-repository.ts';
import { providerKeyRepository } from '#shared/data/provider-key-repository.ts';
import { scimTokenRepository } from '#shared/data/scim-token-repository.ts';
import { sessionReader } from '#shared/data/session-reader.ts';
import { sessionRepository } from '#shared/data/session-repository.ts';
import { workspaceRepository } from '#shared/data/workspace-repository.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import { readConfig } from '#shared/runtime/config.ts';
import { directory } from '#shared/runtime/directory.ts';
import { effects } from '#shared/runtime/effects.ts';
import { guesses } from '#shared/runtime/guesses.ts';
import { log } from '#shared/runtime/logger.ts';
import { keyedHash } from '#shared/runtime/pepper.ts';
import { openQueue } from '#shared/runtime/queues.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { issueAccessToken } from '#shared/runtime/token-issuer.ts';
import { tokenKeys } from '#shared/runtime/token-keys.ts';
import { waitUntil } from '#shared/runtime/wait-until.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { changePassword } from './change-password.ts';
import { confirmPasswordReset } from './confirm-password-reset.ts';
import { createApiKey } from './create-api-key.ts';
import { createEnvironment } from './create-environment.ts';
import { createScimToken } from './create-scim-token.ts';
import { createSession } from './create-session.ts';
import { createWorkspace } from './create-workspace.ts';
import { deleteApiKey } from './delete-api-key.ts';
import { deleteCurrentSession } from './delete-current-session.ts';
import { deleteEnvironment } from './delete-environment.ts';
import { deleteScimToken } from './delete-scim-token.ts';
import { getApiKey } from './get-api-key.ts';
import { getEnvironment } from './get-environment.ts';
import { getJwks } from './get-jwks.ts';
import { getMe } from './get-me.ts';
import { getWorkspace } from './get-workspace.ts';
import { inviteMember } from './invite-member.ts';
import { listApiKeys } from './list-api-keys.ts';
import { listEnvironments } from './list-environments.ts';
import { listMembers } from './list-members.ts';
import { listScimTokens } from './list-scim-tokens.ts';
import { listWorkspaceMembers } from './list-workspace-members.ts';
import { listWorkspaces } from './list-workspaces.ts';
import { refreshSession } from './refresh-session.ts';
import { removeMember } from './remove-member.ts';
import { removeWorkspaceMember } from './remove-workspace-member.ts';
import { requestPasswordReset } from './request-password-reset.ts';
import { setWorkspaceMember } from './set-workspace-member.ts';
import { signUp } from './sign-up.ts';
import { updateEnvironment } from './update-environment.ts';
import { updateMember } from './update-member.ts';
import { updateWorkspace } from './update-workspace.ts';

demandArgon2id();

const { AWS_REGION, MIN_HOLD_SECONDS } = readConfig('AWS_REGION', 'MIN_HOLD_SECONDS');

const dependencies = {
  ...effects,
  accounts: accountRepository(directory),
  apiKeyLocks: apiKeyLocks(directory),
  apiKeys: apiKeyRepository(openTable),
  environments: environmentRepository(openTable),
  members: memberRepository(openTable),
  organisations: organisationRepository(openTable),
  providerKeys: providerKeyRepository(openTable),
  scimTokens: scimTokenRepository(openTable),
  passwordResets: passwordResetRepository(directory),
  sessionReader: sessionReader(openTable),
  sessions: sessionRepository(openTable),
  workspaces: workspaceRepository(openTable),
  checkOf: checkMaker(keyedHash),
  holdsCheck: checkHolder(keyedHash),
  hashSecret,
  issueAccessToken,
  passwords,
  guesses,
  queuePasswordResets: openQueue('SEND_PASSWORD_RESET_QUEUE_URL').send,
  successorOf: refreshSuccessor,
  waitUntil,
  publicKeys: tokenKeys.allKeys,
  region: AWS_REGION,
  minHoldSeconds: MIN_HOLD_SECONDS,
};

const useCases = {
  acceptInvitation,
  changePassword,
  confirmPasswordReset,
  createApiKey,
  createEnvironment,
  createScimToken,
  createSession,
  createWorkspace,
  deleteApiKey,
  deleteCurrentSession,
  deleteEnvironment,
  deleteScimToken,
  getApiKey,
  getEnvironment,
  getJwks,
  getMe,
  getWorkspace,
  inviteMember,
  listApiKeys,
  listEnvironments,
  listMembers,
  listScimTokens,
  listWorkspaceMembers,
  listWorkspaces,
  refreshSession,
  removeMember,
  removeWorkspaceMember,
  requestPasswordReset,
  setWorkspaceMember,
  signUp,
  updateEnvironment,
  updateMember,
  updateWorkspace,
};

export const handler = httpFunction(identityRoutes, useCases, dependencies, { effects, log, openTable, directory });
