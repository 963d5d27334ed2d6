import type { Origin } from '#shared/domain/audit.ts';
import { type Effects, journalOf } from '#shared/domain/command.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Member, MemberRepository } from '#shared/domain/member.ts';
import type { Organisation } from '#shared/domain/organisation.ts';
import { organisationClosed } from '#shared/domain/organisation-state.ts';
import { counted } from '#shared/domain/quota.ts';
import { retryConflict } from '#shared/domain/retry-conflict.ts';
import type { SamlSettings } from '#shared/domain/saml-connection.ts';
import type { FederatedIdentity } from '#shared/domain/saml-identity.ts';
import { memberAfterSignIn, type SsoMemberRepository } from '#shared/domain/sso-membership.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly members: Pick<MemberRepository, 'find'>;
  readonly ssoMembers: SsoMemberRepository;
};

/** Whom an organisation's identity provider sends. */
export type Comer = {
  readonly tenant: TenantContext;
  readonly organisation: Organisation;
  readonly settings: SamlSettings;
  readonly userId: string;
  readonly identity: FederatedIdentity;
  readonly origin: Origin;
};

const shutOut = () =>
  new AppError(
    'forbidden',
    'You were removed from this organisation, or are suspended; one of its admins can let you in.',
  );

/** @throws AppError `forbidden` for whom the organisation has put out: their identity provider alone cannot undo that. */
export const demandNotShutOut = async (
  { members, ssoMembers }: Pick<Dependencies, 'members' | 'ssoMembers'>,
  tenant: TenantContext,
  userId: string,
): Promise<Member | undefined> => {
  const member = await members.find(tenant, userId);
  if (member?.status === 'suspended') throw shutOut();
  if (!member && (await ssoMembers.wasRemoved(tenant, userId))) throw shutOut();
  return member;
};

const actionOf = (before: Member | undefined): string => {
  if (!before) return 'member.join';
  return before.status === 'invited' ? 'member.accept' : 'member.update';
};

/**
 * Lets a person in whom the identity provider vouches for: makes them a member if they are none, and gives them the
 * roles of their groups.
 * @throws AppError `forbidden`, `organisation_closed`, `quota_exceeded`, `conflict`.
 */
export const admitMember = (
  { members, ssoMembers, ...effects }: Dependencies,
  { tenant, organisation, settings, userId, identity, origin }: Comer,
): Promise<Member> =>
  retryConflict(async () => {
    const before = await demandNotShutOut({ members, ssoMembers }, tenant, userId);
    const at = effects.now();
    const after = memberAfterSignIn(before, settings, { userId, identity, at: at.toISOString() });
    if (after === before) return before;
    if (organisation.deletesAt !== undefined) throw organisationClosed(organisation.deletesAt);
    const journal = journalOf(effects, {
      tenant,
      actor: { type: 'system', id: 'saml' },
      origin,
      action: actionOf(before),
      target: userId,
      change: { role: after.role, workspaces: after.workspaces },
      ...(before ? {} : { counts: counted(organisation.plan, { members: 1 }, at) }),
    });
    await ssoMembers.save(tenant, { before, after }, journal);
    return after;
  });
