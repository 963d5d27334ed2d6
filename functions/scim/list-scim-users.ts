import { type AccountRepository, normaliseEmail } from '#shared/domain/account.ts';
import type { Asked, Effects } from '#shared/domain/command.ts';
import type { Member, MemberRepository } from '#shared/domain/member.ts';
import { parseScimFilter, type ScimFilter } from '#shared/domain/scim-filter.ts';
import { equalityOf, matches } from '#shared/domain/scim-match.ts';
import { type ProjectionRequest, projectionOf } from '#shared/domain/scim-projection.ts';
import { baseOf, type ListRequest, listOf } from '#shared/domain/scim-resource.ts';
import { scimUserOf, userView } from '#shared/domain/scim-user.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';

type Dependencies = Pick<Effects, 'hash'> & {
  readonly accounts: Pick<AccountRepository, 'ofEmail'>;
  readonly members: MemberRepository;
};
type Command = Asked & { readonly apiUrl: string; readonly query: ListRequest & ProjectionRequest };

const maxEmailLength = 254;

/** Those who may be meant: who has an address is looked up, and anything else is looked for among all. */
const candidates = async (
  { accounts, members }: Dependencies,
  tenant: TenantContext,
  filter: ScimFilter | undefined,
): Promise<readonly Member[]> => {
  const userName = equalityOf(filter, 'username');
  if (userName === undefined) return members.all(tenant);
  const email = normaliseEmail(userName);
  const account = email.length > maxEmailLength ? undefined : await accounts.ofEmail(email);
  const member = account && (await members.find(tenant, account.userId));
  return member ? [member] : [];
};

/** The members that a filter asks for, by their ids. @throws ScimError `invalidFilter`. */
export const listScimUsers = async (dependencies: Dependencies, { caller, apiUrl, query }: Command) => {
  const base = baseOf(apiUrl);
  const { project } = projectionOf(query);
  const filter = query.filter === undefined ? undefined : parseScimFilter(query.filter);
  const all = await candidates(dependencies, caller.tenant, filter);
  const found = filter ? all.filter((member) => matches(filter, scimUserOf(member, base))) : all;
  return listOf(found, query, (member) => project(userView(dependencies.hash, member, base)));
};
