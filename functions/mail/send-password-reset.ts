import type { AccountRepository } from '#shared/domain/account.ts';
import type { Effects } from '#shared/domain/command.ts';
import { forgottenAt, historyAt, judgeGuess, withWrongGuess } from '#shared/domain/guess-limit.ts';
import type { PasswordResetRequest, SendMail } from '#shared/domain/mail.ts';
import type { MemberRepository } from '#shared/domain/member.ts';
import { membershipsOf, passwordRefusal } from '#shared/domain/memberships.ts';
import type { OrganisationReader } from '#shared/domain/organisation.ts';
import {
  type PasswordReset,
  type PasswordResetRepository,
  passwordResetSeconds,
  passwordResetTokenOf,
  resetMailLimit,
} from '#shared/domain/password-reset.ts';
import { identityProviderMail, passwordResetMail } from './password-reset-mail.ts';

type Dependencies = Pick<Effects, 'now' | 'hash' | 'randomText'> & {
  readonly accounts: Pick<AccountRepository, 'ofEmail' | 'organisationsOf'>;
  readonly members: Pick<MemberRepository, 'find'>;
  readonly organisations: OrganisationReader;
  readonly passwordResets: PasswordResetRepository;
  readonly sendMail: SendMail;
  /** What links begin with. */
  readonly appUrl: string;
};

type Outcome = { readonly result: 'mailed' | 'told' | 'repeated' | 'too_many' | 'nobody'; readonly user?: string };

/** 256 bits, so that the plain SHA-256 can be kept. */
const secretBytes = 32;

/** The next reset of the account, or why there is none: this request was served, or too many were. */
const nextReset = (
  kept: PasswordReset | undefined,
  { userId, requestId, now }: { readonly userId: string; readonly requestId: string; readonly now: Date },
): Omit<PasswordReset, 'tokenHash'> | 'repeated' | 'too_many' => {
  if (kept?.mailedFor === requestId) return 'repeated';
  const at = now.getTime();
  const mails = historyAt(kept?.mails, resetMailLimit, at);
  // A mail that could not be sent is no mail: the next try is not counted.
  const isRetry = kept?.requestId === requestId;
  if (!isRetry && judgeGuess(mails, resetMailLimit, at) !== 'go') return 'too_many';
  return {
    userId,
    requestId,
    endsAt: new Date(at + passwordResetSeconds * 1000).toISOString(),
    mails: isRetry ? mails : withWrongGuess(mails, at),
    revision: (kept?.revision ?? 0) + 1,
  };
};

/**
 * Mails the link with which a password can be reset, if the address has an account that a password opens something to.
 * A later link takes the place of an earlier one. Only the limits on mails, which strangers can use up as well, make a
 * request go unheard; by then the owner has the links of those before it.
 * @throws Error when the mail was not taken: the message must come again.
 */
export const sendPasswordReset = async (
  dependencies: Dependencies,
  { email, requestId }: PasswordResetRequest,
): Promise<Outcome> => {
  const { accounts, passwordResets, sendMail, appUrl, now, hash, randomText } = dependencies;
  const account = await accounts.ofEmail(email);
  const memberships = account ? await membershipsOf(dependencies, account.userId) : [];
  if (!account || memberships.length === 0) return { result: 'nobody' };
  const { userId } = account;
  const reset = nextReset(await passwordResets.find(userId), { userId, requestId, now: now() });
  if (typeof reset === 'string') return { result: reset, user: userId };
  const opensSomething = memberships.some(({ organisation, member }) => !passwordRefusal(organisation, member));
  const secret = randomText(secretBytes);
  const kept = opensSomething ? { ...reset, tokenHash: hash(secret) } : { ...reset, endsAt: undefined };
  const expiresAt = Math.max(
    Math.ceil(now().getTime() / 1000) + passwordResetSeconds,
    forgottenAt(reset.mails, resetMailLimit),
  );
  // Another request came first: it may have been the last that the limits allow.
  if (!(await passwordResets.keep(kept, expiresAt))) return sendPasswordReset(dependencies, { email, requestId });
  await sendMail(
    opensSomething
      ? passwordResetMail(email, appUrl, passwordResetTokenOf({ userId, secret }))
      : identityProviderMail(email),
  );
  await passwordResets.markMailed(userId, requestId);
  return { result: opensSomething ? 'mailed' : 'told', user: userId };
};
