import { signedIn } from './access.ts';
import { actorOf, type Caller } from './command.ts';
import { AppError } from './errors.ts';
import { mailboxTag } from './mailbox.ts';
import type { MemberRepository } from './member.ts';
import type { Hash } from './ports.ts';
import type { Decider } from './review.ts';
import type { Authorship } from './version.ts';

export type PersonDependencies = { readonly members: Pick<MemberRepository, 'find'>; readonly hash: Hash };

/** What a caller is recognised by; nothing of an API key or of somebody who was removed at this moment. */
const mailboxOf = async (
  { members, hash }: PersonDependencies,
  { tenant, principal: { type, id } }: Caller,
): Promise<string | undefined> => {
  const member = type === 'user' ? await members.find(tenant, id) : undefined;
  return member && mailboxTag(hash, tenant, member.email);
};

/**
 * The person who calls, to decide on what others have written.
 * @throws AppError `insufficient_scope` for a key or token, `unauthenticated` for a member removed at this moment.
 */
export const deciderOf = async (dependencies: PersonDependencies, caller: Caller): Promise<Decider> => {
  const by = actorOf(signedIn(caller.principal));
  const mailbox = await mailboxOf(dependencies, caller);
  if (mailbox === undefined) throw new AppError('unauthenticated', 'You are no member of the organisation any more.');
  return { by, mailbox };
};

/**
 * Who answers for what a caller writes; for an API key, whoever made it, even if they are no member any more.
 * @throws AppError `unauthenticated` when nobody would.
 */
export const authorshipOf = async (dependencies: PersonDependencies, caller: Caller): Promise<Authorship> => {
  const { principal } = caller;
  const [author, mailbox] =
    principal.type === 'apiKey'
      ? [principal.createdBy, principal.createdByMailbox]
      : [principal.id, await mailboxOf(dependencies, caller)];
  if (author && mailbox) return { authors: [author], authorMailboxes: [mailbox] };
  throw new AppError('unauthenticated', 'Nobody answers for what this would write.');
};
