import { acceptInvitation } from '#functions/identity/accept-invitation.ts';
import { createApiKey } from '#functions/identity/create-api-key.ts';
import { inviteMember } from '#functions/identity/invite-member.ts';
import { createScimGroup } from '#functions/scim/create-scim-group.ts';
import { createScimUser } from '#functions/scim/create-scim-user.ts';
import { deleteScimGroup } from '#functions/scim/delete-scim-group.ts';
import { deleteScimUser } from '#functions/scim/delete-scim-user.ts';
import { getScimGroup } from '#functions/scim/get-scim-group.ts';
import { getScimResourceType } from '#functions/scim/get-scim-resource-type.ts';
import { getScimSchema } from '#functions/scim/get-scim-schema.ts';
import { getScimServiceProviderConfig } from '#functions/scim/get-scim-service-provider-config.ts';
import { getScimUser } from '#functions/scim/get-scim-user.ts';
import { listScimGroups } from '#functions/scim/list-scim-groups.ts';
import { listScimResourceTypes } from '#functions/scim/list-scim-resource-types.ts';
import { listScimSchemas } from '#functions/scim/list-scim-schemas.ts';
import { listScimUsers } from '#functions/scim/list-scim-users.ts';
import { replaceScimGroup } from '#functions/scim/replace-scim-group.ts';
import { replaceScimUser } from '#functions/scim/replace-scim-user.ts';
import { updateScimGroup } from '#functions/scim/update-scim-group.ts';
import { updateScimUser } from '#functions/scim/update-scim-user.ts';
import { scimRoutes } from '#shared/contracts/scim.ts';
import { createdApiKeys } from '#shared/data/created-api-keys.ts';
import { domainClaimRepository, domainHolders } from '#shared/data/domain-claim-repository.ts';
import { groupRepository } from '#shared/data/scim-group-repository.ts';
import { vouchedAccounts } from '#shared/data/vouched-account-repository.ts';
import type { WorkspaceRole } from '#shared/domain/access.ts';
import { journalOf } from '#shared/domain/command.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import { scimDialect } from '#shared/http/scim-dialect.ts';
import { httpEvent, type Sent } from '#test/support/http-event.ts';
import { founded, identityWorld, origin } from '#test/support/identity-world.ts';

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

export const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
export const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group';

// biome-ignore lint/suspicious/noExplicitAny: answers are looked at attribute by attribute
export type Json = any;

/** An organisation that has verified `example.com`, and its identity provider, who speaks to it as API Gateway would. */
export const scimWorld = async () => {
  const world = await founded(identityWorld());
  const { openTable, directory, organisationId, dependencies: identity } = world;
  const tenant = tenantOf(organisationId);
  const dependencies = {
    ...identity,
    createdApiKeys: createdApiKeys(openTable),
    domainClaims: domainClaimRepository(openTable),
    domains: domainHolders(directory),
    groups: groupRepository(openTable),
    vouched: vouchedAccounts(directory),
  };
  const actor = { type: 'user', id: world.userId } as const;
  const verifyDomain = async (domain: string) => {
    const at = identity.now().toISOString();
    const claim = { domain, token: 'token', verifiedAt: at, createdAt: at, createdBy: actor, revision: 1 };
    const deed = { tenant, actor, action: 'domain_claim.create', target: domain };
    await dependencies.domainClaims.create(tenant, claim, journalOf(identity, deed));
    await dependencies.domains.hold(domain, { organisationId, token: 'token' }, undefined);
  };
  await verifyDomain('example.com');

  const failures: unknown[] = [];
  const handler = httpFunction(scimRoutes, useCases, dependencies, {
    effects: identity,
    log: ({ error }) => failures.push(error),
    openTable,
    dialect: scimDialect,
  });
  const as = { type: 'provisioner', id: `scm_${'0'.repeat(26)}`, organisationId } as const;
  const call = async (operation: keyof typeof scimRoutes, { headers, body, ...sent }: Sent = {}) => {
    const answer = await handler(
      httpEvent(scimRoutes[operation], {
        as,
        ...sent,
        headers: { ...(body !== undefined && { 'Content-Type': 'application/scim+json' }), ...headers },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
    const read = (answer.body === '' ? undefined : JSON.parse(answer.body)) as Json;
    return { status: answer.statusCode, headers: answer.headers ?? {}, body: read };
  };

  const createUser = async (userName: string, more: object = {}): Promise<Json> => {
    const { status, body } = await call('createScimUser', { body: { schemas: [userSchema], userName, ...more } });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  };
  const createGroup = async (displayName: string, members: readonly string[] = []): Promise<Json> => {
    const sent = { schemas: [groupSchema], displayName, members: members.map((value) => ({ value })) };
    const { status, body } = await call('createScimGroup', { body: sent });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  };
  const patch = (operation: 'updateScimUser' | 'updateScimGroup', id: string, ...Operations: readonly object[]) =>
    call(operation, {
      params: operation === 'updateScimUser' ? { userId: id } : { group: id },
      body: { schemas: [patchSchema], Operations },
    });
  /** A member who came by invitation. */
  const join = async (email: string, role: 'admin' | 'member', workspaces: Record<string, WorkspaceRole> = {}) => {
    const list = Object.entries(workspaces).map(([workspace, each]) => ({ workspace, role: each }));
    const { invitation, member } = await inviteMember(identity, {
      ...world.owner,
      body: { email, role, workspaces: list },
    });
    const body = { token: invitation.token, password: 'a compiler of sentences' };
    return { member, tokens: await acceptInvitation(identity, { origin, body }) };
  };
  const keyOf = (userId: string) =>
    createApiKey(identity, {
      ...world.as('member', { default: 'admin' }, userId),
      workspace: 'default',
      body: { name: 'shop', scopes: ['read'] },
    });
  const memberOf = (userId: string) => identity.members.find(tenant, userId);
  return {
    ...world,
    dependencies,
    tenant,
    call,
    patch,
    createUser,
    createGroup,
    join,
    keyOf,
    memberOf,
    verifyDomain,
    failures,
  };
};
