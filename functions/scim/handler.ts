import { scimRoutes } from '#shared/contracts/scim.ts';
import { accountRepository } from '#shared/data/account-repository.ts';
import { apiKeyLocks, apiKeyRepository } from '#shared/data/api-key-repository.ts';
import { createdApiKeys } from '#shared/data/created-api-keys.ts';
import { domainClaimRepository, domainHolders } from '#shared/data/domain-claim-repository.ts';
import { memberRepository } from '#shared/data/member-repository.ts';
import { organisationReader } from '#shared/data/organisation-reader.ts';
import { groupRepository } from '#shared/data/scim-group-repository.ts';
import { vouchedAccounts } from '#shared/data/vouched-account-repository.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import { scimDialect } from '#shared/http/scim-dialect.ts';
import { directory } from '#shared/runtime/directory.ts';
import { effects } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { createScimGroup } from './create-scim-group.ts';
import { createScimUser } from './create-scim-user.ts';
import { deleteScimGroup } from './delete-scim-group.ts';
import { deleteScimUser } from './delete-scim-user.ts';
import { getScimGroup } from './get-scim-group.ts';
import { getScimResourceType } from './get-scim-resource-type.ts';
import { getScimSchema } from './get-scim-schema.ts';
import { getScimServiceProviderConfig } from './get-scim-service-provider-config.ts';
import { getScimUser } from './get-scim-user.ts';
import { listScimGroups } from './list-scim-groups.ts';
import { listScimResourceTypes } from './list-scim-resource-types.ts';
import { listScimSchemas } from './list-scim-schemas.ts';
import { listScimUsers } from './list-scim-users.ts';
import { replaceScimGroup } from './replace-scim-group.ts';
import { replaceScimUser } from './replace-scim-user.ts';
import { updateScimGroup } from './update-scim-group.ts';
import { updateScimUser } from './update-scim-user.ts';

const dependencies = {
  ...effects,
  accounts: accountRepository(directory),
  apiKeyLocks: apiKeyLocks(directory),
  apiKeys: apiKeyRepository(openTable),
  createdApiKeys: createdApiKeys(openTable),
  domainClaims: domainClaimRepository(openTable),
  domains: domainHolders(directory),
  groups: groupRepository(openTable),
  members: memberRepository(openTable),
  organisations: organisationReader(openTable),
  vouched: vouchedAccounts(directory),
};

const useCases = {
  createScimGroup,
  createScimUser,
  deleteScimGroup,
  deleteScimUser,
  getScimGroup,
  getScimResourceType,
  getScimSchema,
  getScimServiceProviderConfig,
  getScimUser,
  listScimGroups,
  listScimResourceTypes,
  listScimSchemas,
  listScimUsers,
  replaceScimGroup,
  replaceScimUser,
  updateScimGroup,
  updateScimUser,
};

export const handler = httpFunction(scimRoutes, useCases, dependencies, {
  effects,
  log,
  openTable,
  dialect: scimDialect,
});
