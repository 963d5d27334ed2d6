import { createHash } from 'node:crypto';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { authenticateApiKey } from '#functions/authorizer/authenticate-api-key.ts';
import { createApiKey } from '#functions/identity/create-api-key.ts';
import { deleteApiKey } from '#functions/identity/delete-api-key.ts';
import { inviteMember } from '#functions/identity/invite-member.ts';
import { removeMember } from '#functions/identity/remove-member.ts';
import { updateMember } from '#functions/identity/update-member.ts';
import { apiKeyRoutes } from '#shared/contracts/api-keys.ts';
import type { Route } from '#shared/contracts/define-route.ts';
import { reviewRoutes } from '#shared/contracts/reviews.ts';
import { versionRoutes } from '#shared/contracts/versions.ts';
import { accountRepository } from '#shared/data/account-repository.ts';
import { apiKeyLocks, apiKeyReader, apiKeyRepository } from '#shared/data/api-key-repository.ts';
import { keys } from '#shared/data/keys.ts';
import { memberRepository, memberRow } from '#shared/data/member-repository.ts';
import { organisationReader } from '#shared/data/organisation-reader.ts';
import { organisationRow } from '#shared/data/organisation-row.ts';
import { demand, type OrganisationRole, type WorkspaceRole } from '#shared/domain/access.ts';
import { type Caller, journalOf } from '#shared/domain/command.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Member } from '#shared/domain/member.ts';
import type { ReviewDecision } from '#shared/domain/review.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import type { VersionContent } from '#shared/domain/version.ts';
import { authorizerAnswer } from '#shared/http/authorizer-answer.ts';
import { type AuthorizerContext, identifyCaller } from '#shared/http/identify-caller.ts';
import { memoryTable } from '#test/fakes/memory-table.ts';
import { asked, memoryTables, organisationA, testEffects } from '#test/support/world.ts';
import { pipeline, workspace } from './pipeline.ts';

/** Every account there may be, with the person whose it is: what the product has to find out is known here. */
export const accounts = [
  { person: 'fay', address: 'fay@example.com' },
  { person: 'ada', address: 'ada@example.com' },
  { person: 'ada', address: 'Ada@Example.COM.' },
  { person: 'ben', address: 'ben@bücher.example' },
  { person: 'ben', address: 'Ben@xn--bcher-kva.example' },
  { person: 'eve', address: 'eve@example.com' },
  { person: 'eve', address: 'ｅｖｅ@example.com.' },
] as const;

const origin = { requestId: 'request-1' };
const tenant = tenantOf(organisationA);
const organisationId = organisationA;

/**
 * An organisation whose people come, go, change their roles and write, alone or by API keys. Callers are found out as
 * in the product, from rows and from what the authorizer said; that of a key is remembered for good, as if it had been
 * deleted a moment ago. Fay owns the organisation and lets people in.
 */
export const company = async () => {
  const effects = { ...testEffects(), hash: (text: string) => createHash('sha256').update(text).digest('hex') };
  const tables = memoryTables();
  const { openTable } = tables;
  const members = memberRepository(openTable);
  const directory = memoryTable();
  const identity = {
    ...effects,
    accounts: accountRepository(directory),
    apiKeys: apiKeyRepository(openTable),
    apiKeyReader: apiKeyReader(openTable),
    apiKeyLocks: apiKeyLocks(directory),
    members,
    organisations: organisationReader(openTable),
    randomText: (bytes: number) => effects.randomText(bytes).padEnd(43, '-'),
    checkOf: async () => 'checked_',
    holdsCheck: async () => true,
    opens: async () => true,
    noteUse: () => undefined,
    hashSecret: async (secret: string) => effects.hash(secret),
    region: 'eu-west-1',
  };
  const { userId } = await identity.accounts.reserve(accounts[0].address, () => effects.newId('user'));
  const createdAt = effects.now().toISOString();
  const fay: Member = {
    userId,
    email: accounts[0].address,
    name: null,
    status: 'active',
    role: 'owner',
    workspaces: {},
    createdAt,
    joinedAt: createdAt,
    revision: 1,
  };
  const organisation = { id: organisationId, name: 'Example', region: 'eu-west-1', plan: 'enterprise' } as const;
  await openTable(tenant).transact([
    { put: organisationRow(tenant, { ...organisation, owners: 1, createdAt, revision: 1 }) },
    { put: keys.workspace(tenant, workspace) },
    { put: memberRow(tenant, fay) },
  ]);

  /** Who somebody is to the API, if they may use the route at all. */
  const callerBy = async (authorizer: AuthorizerContext, route: Route): Promise<Caller> => {
    const event = { requestContext: { authorizer } } as unknown as APIGatewayProxyEvent;
    const caller = await identifyCaller(openTable, event, origin, route, workspace);
    if (route.access !== 'public' && route.access !== 'authenticated')
      demand(caller.principal, route.access, workspace);
    return caller;
  };
  const userIdOf = async (account: number): Promise<string> =>
    (
      await identity.accounts.reserve(accounts[account]!.address.normalize('NFKC').toLowerCase(), () =>
        effects.newId('user'),
      )
    ).userId;
  const as = async (account: number, route: Route) =>
    callerBy({ type: 'user', id: await userIdOf(account), organisationId, sessionId: 'ses_1' }, route);
  const owner = await as(0, reviewRoutes.breakGlass);
  const work = await pipeline({ tables, effects, members, creator: owner });

  const made: { readonly keyId: string; readonly person: string; readonly context: AuthorizerContext }[] = [];
  /** Who wrote each version. */
  const writers = new Map<number, string>();
  const write = async (person: string, caller: Caller, content: VersionContent) => {
    const { version, scan } = await work.create(content, caller);
    writers.set(version, person);
    await work.scan(version, scan.id);
  };
  const newest = <Row>(rows: readonly Row[], number: number): Row => {
    const row = rows.at(-1 - (number % Math.max(rows.length, 1)));
    if (row === undefined) throw new AppError('not_found', 'There is none yet.');
    return row;
  };
  const versionAt = (number: number) => Number(newest(work.rowsOf('VERSION'), number)['version']);

  return {
    ...work,
    writers,
    userIdOf,
    isMember: async (id: string) => (await members.find(tenant, id)) !== undefined,
    admit: async (account: number, role: WorkspaceRole) => {
      const body = { email: accounts[account]!.address, role: 'member' as const, workspaces: [{ workspace, role }] };
      const { member } = await inviteMember(identity, { ...asked(owner), body });
      const { invitationId: _open, ...before } = await members.get(tenant, member.userId);
      const after = { ...before, status: 'active' as const, revision: before.revision + 1 };
      const actor = { type: 'user', id: member.userId } as const;
      const journal = journalOf(effects, { tenant, actor, action: 'member.accept', target: actor.id });
      await members.change(tenant, { before, after }, journal);
    },
    remove: async (account: number) => removeMember(identity, { ...asked(owner), userId: await userIdOf(account) }),
    promote: async (account: number, role: OrganisationRole, inWorkspace: WorkspaceRole) =>
      updateMember(identity, {
        ...asked(owner),
        userId: await userIdOf(account),
        body: { role, workspaces: [{ workspace, role: inWorkspace }] },
      }),
    makeKey: async (account: number) => {
      const caller = await as(account, apiKeyRoutes.createApiKey);
      const body = { name: 'ci', scopes: ['read', 'write', 'deploy'] } as const;
      const { id, secret } = await createApiKey(identity, { ...asked(caller), workspace, body });
      const verdict = await authenticateApiKey(identity, secret);
      if (!verdict) throw new Error('The key opens nothing.');
      const context = authorizerAnswer('arn:aws:execute-api:eu-west-1:1:a/s/GET/', verdict).context as never;
      made.push({ keyId: id, person: accounts[account]!.person, context });
    },
    deleteKey: async (number: number) =>
      deleteApiKey(identity, { ...asked(owner), workspace, keyId: newest(made, number).keyId }),
    write: async (account: number, content: VersionContent) =>
      write(accounts[account]!.person, await as(account, versionRoutes.createVersion), content),
    writeByKey: async (number: number, content: VersionContent) => {
      const { person, context } = newest(made, number);
      await write(person, await callerBy(context, versionRoutes.createVersion), content);
    },
    rescan: async (number: number) => {
      const version = versionAt(number);
      await work.scan(version, (await work.rescan(version)).id);
    },
    request: async (account: number, number: number) =>
      work.request(versionAt(number), await as(account, reviewRoutes.requestReview)),
    decide: async (account: number, number: number, decision: ReviewDecision) => {
      const { id, version } = newest(work.rowsOf('REVIEW'), number);
      const caller = await as(account, reviewRoutes.decideReview);
      return { version: Number(version), decide: () => work.decide(String(id), decision, caller) };
    },
    breakGlass: async (account: number, number: number) =>
      work.breakGlass(versionAt(number), await as(account, reviewRoutes.breakGlass)),
  };
};

export type Company = Awaited<ReturnType<typeof company>>;
