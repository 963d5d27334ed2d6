import type { AccountRepository } from './account.ts';
import { AppError, unlessMissing } from './errors.ts';
import { admits } from './live-session.ts';
import type { Member, MemberRepository } from './member.ts';
import type { Organisation, OrganisationReader } from './organisation.ts';
import { organisationClosed } from './organisation-state.ts';
import type { SignInMethod } from './session.ts';
import { type TenantContext, tenantOf } from './tenant.ts';

/** An organisation that a person is an active member of. */
export type Membership = {
  readonly tenant: TenantContext;
  readonly member: Member;
  readonly organisation: Organisation;
};

type Dependencies = {
  readonly accounts: Pick<AccountRepository, 'organisationsOf'>;
  readonly members: Pick<MemberRepository, 'find'>;
  readonly organisations: OrganisationReader;
};

/** The organisations that a person is an active member of, oldest first. */
export const membershipsOf = async (
  { accounts, members, organisations }: Dependencies,
  userId: string,
): Promise<readonly Membership[]> => {
  const ids = await accounts.organisationsOf(userId);
  const found = await Promise.all(
    ids.map(async (id): Promise<readonly Membership[]> => {
      const tenant = tenantOf(id);
      const [member, organisation] = await Promise.all([
        members.find(tenant, userId),
        unlessMissing(organisations.get(tenant)),
      ]);
      return member?.status === 'active' && organisation ? [{ tenant, member, organisation }] : [];
    }),
  );
  return found.flat();
};

/** Why somebody who has proven in this way who they are is not let in, or undefined when they are. */
export const signInRefusal = (
  organisation: Pick<Organisation, 'ssoEnforced' | 'deletesAt'>,
  { role }: Pick<Member, 'role'>,
  method: SignInMethod,
): AppError | undefined => {
  if (!admits(organisation, { method })) {
    return new AppError('sso_required', 'Sign in through the identity provider of your organisation.');
  }
  if (organisation.deletesAt !== undefined && role !== 'owner') {
    return organisationClosed(organisation.deletesAt);
  }
  return undefined;
};

/** {@link signInRefusal} of whoever has the right password. */
export const passwordRefusal = (
  organisation: Parameters<typeof signInRefusal>[0],
  member: Parameters<typeof signInRefusal>[1],
): AppError | undefined => signInRefusal(organisation, member, 'password');
