import { createHash, createHmac } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { signUp } from '#functions/identity/sign-up.ts';
import { networkOf } from '#shared/auth/network-of.ts';
import { refreshSuccessor } from '#shared/auth/refresh-successor.ts';
import { accountRepository } from '#shared/data/account-repository.ts';
import { apiKeyLocks, apiKeyRepository } from '#shared/data/api-key-repository.ts';
import { environmentRepository } from '#shared/data/environment-repository.ts';
import { guessLedger } from '#shared/data/guess-ledger.ts';
import { memberRepository } from '#shared/data/member-repository.ts';
import { organisationRepository } from '#shared/data/organisation-repository.ts';
import { passwordResetRepository } from '#shared/data/password-reset-repository.ts';
import { providerKeyRepository } from '#shared/data/provider-key-repository.ts';
import { scimTokenRepository } from '#shared/data/scim-token-repository.ts';
import { sessionReader } from '#shared/data/session-reader.ts';
import { sessionRepository } from '#shared/data/session-repository.ts';
import type { Table } from '#shared/data/table.ts';
import { workspaceRepository } from '#shared/data/workspace-repository.ts';
import type { OrganisationRole, Principal, WorkspaceRole } from '#shared/domain/access.ts';
import { guardGuesses } from '#shared/domain/guard-guesses.ts';
import type { PasswordResetRequest } from '#shared/domain/mail.ts';
import type { Passwords } from '#shared/domain/password.ts';
import type { AccessClaims } from '#shared/domain/session.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';
import { memoryTable } from '#test/fakes/memory-table.ts';
import { asked, callerOf, memoryTables, testEffects } from '#test/support/world.ts';

export const ada = { email: 'ada@example.com', password: 'correct horse battery staple' };
const checkOf = async (text: string) => createHmac('sha256', 'pepper').update(text).digest('base64url').slice(0, 8);

export const origin = { requestId: 'request-1', ip: '192.0.2.1' };

/**
 * All that identity needs, in memory; passwords are hashed by writing them backwards. `wrap` gets between the use cases
 * and the tables.
 */
export const identityWorld = (wrap: (table: Table) => Table = (table) => table) => {
  const tables = memoryTables();
  const directoryRows = memoryTable();
  const directory = wrap(directoryRows);
  const effects = testEffects();
  const compared: (string | undefined)[] = [];
  const reversed = (text: string) => [...text].reverse().join('');
  const passwords: Passwords = {
    hash: async (password) => reversed(password),
    verify: async (password, hash) => {
      compared.push(hash);
      return hash === reversed(password);
    },
    isOutdated: (hash) => hash.startsWith('old:'),
    isCommon: (password) => password === 'qwertyqwerty',
  };
  const resetsAsked: PasswordResetRequest[] = [];
  const keyedHash = async (purpose: string, text: string) =>
    createHmac('sha256', purpose).update(text).digest('base64url');
  const openTable = (tenant: TenantContext) => wrap(tables.openTable(tenant));
  const dependencies = {
    ...effects,
    hash: (text: string) => createHash('sha256').update(text).digest('hex'),
    accounts: accountRepository(directory),
    apiKeyLocks: apiKeyLocks(directory),
    apiKeys: apiKeyRepository(openTable),
    environments: environmentRepository(openTable),
    members: memberRepository(openTable),
    organisations: organisationRepository(openTable),
    providerKeys: providerKeyRepository(openTable),
    scimTokens: scimTokenRepository(openTable),
    sessionReader: sessionReader(openTable),
    sessions: sessionRepository(openTable),
    workspaces: workspaceRepository(openTable),
    /** As long as the real ones, of which parts have fixed places. */
    randomText: (bytes: number) => effects.randomText(bytes).padEnd(Math.ceil((bytes * 4) / 3), '-'),
    checkOf,
    holdsCheck: async (text: string, check: string) => check === (await checkOf(text)),
    hashSecret: async (secret: string) => reversed(secret),
    issueAccessToken: async (claims: AccessClaims) => JSON.stringify(claims),
    passwords,
    passwordResets: passwordResetRepository(directory),
    guesses: guardGuesses({
      ledger: guessLedger(directory),
      keyedHash,
      networkOf,
      now: effects.now,
      pause: async () => setImmediate(),
    }),
    queuePasswordResets: async (requests: readonly PasswordResetRequest[]) => {
      resetsAsked.push(...requests);
    },
    successorOf: refreshSuccessor,
    waitUntil: async (moment: Date) => {
      effects.advance(Math.max(0, moment.getTime() + 1 - effects.now().getTime()) / 1000);
    },
    publicKeys: async () => [{ kty: 'EC', crv: 'P-256', x: 'x', y: 'y', kid: 'kid', use: 'sig', alg: 'ES256' }],
    region: 'eu-central-1',
    minHoldSeconds: 60,
  };
  return { ...tables, directory: directoryRows, dependencies, compared, resetsAsked, advance: effects.advance };
};

export type IdentityWorld = ReturnType<typeof identityWorld>;

/** The claims inside a token that the world has issued. */
export const claimsOf = ({ accessToken }: { accessToken: string }): AccessClaims => JSON.parse(accessToken);

/** Signs Ada up, and makes commands in her name or in that of others of her organisation. */
export const founded = async (world: IdentityWorld = identityWorld()) => {
  const signedUp = await signUp(world.dependencies, { origin, body: { ...ada, organisation: { name: 'Example' } } });
  const { organisationId, userId, sessionId } = claimsOf(signedUp);
  const as = (
    role: OrganisationRole,
    workspaces: Readonly<Record<string, WorkspaceRole>> = {},
    id = userId,
    session = sessionId,
  ) => {
    const principal: Principal = { type: 'user', id, organisationId, sessionId: session, role, workspaces };
    return asked(callerOf(principal));
  };
  const rows = (entity: string) => world.rowsOf(entity, organisationId);
  const actions = () => rows('AUDIT').map((row) => row['action']);
  return { ...world, signedUp, organisationId, userId, sessionId, as, owner: as('owner'), rows, actions };
};
