import type { Caller } from './command.ts';
import { AppError } from './errors.ts';
import { mailboxTag } from './mailbox.ts';
import type { MemberRepository } from './member.ts';
import type { Hash } from './ports.ts';
import type { TenantContext } from './tenant.ts';
import type { Authorship } from './version.ts';

export type PersonDependencies = { readonly members: Pick<MemberRepository, 'find'>; readonly hash: Hash };

/** The mailbox that a member has today; none of somebody who is no member (any more). */
export const mailboxOf = async (
  { members, hash }: PersonDependencies,
  tenant: TenantContext,
  userId: string,
): Promise<string | undefined> => {
  const member = await members.find(tenant, userId);
  return member && mailboxTag(hash, tenant, member.email);
};

const distinct = (mailboxes: readonly (string | undefined)[]): readonly string[] =>
  [...new Set(mailboxes)].filter((mailbox): mailbox is string => Boolean(mailbox));

/**
 * Who answers for what a caller writes; for an API key, whoever made it, even if they are no member any more.
 * @throws AppError `unauthenticated` when nobody would.
 */
export const authorshipOf = async (
  dependencies: PersonDependencies,
  { tenant, principal }: Caller,
): Promise<Authorship> => {
  const id = principal.type === 'apiKey' ? principal.createdBy : principal.id;
  const noted = principal.type === 'apiKey' ? principal.createdByMailbox : undefined;
  const authorMailboxes = distinct([noted, await mailboxOf(dependencies, tenant, id)]);
  if (authorMailboxes.length === 0) throw new AppError('unauthenticated', 'Nobody answers for what this would write.');
  return { authors: [id], authorMailboxes };
};

/** The version with the mailboxes that its authors have today beside those that they had when they wrote it. */
export const recognisable = async <Written extends Authorship>(
  dependencies: PersonDependencies,
  tenant: TenantContext,
  version: Written,
): Promise<Written> => {
  const today = await Promise.all(version.authors.map((id) => mailboxOf(dependencies, tenant, id)));
  return { ...version, authorMailboxes: distinct([...version.authorMailboxes, ...today]) };
};
