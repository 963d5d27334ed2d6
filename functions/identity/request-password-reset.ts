import { normaliseEmail } from '#shared/domain/account.ts';
import type { Origin } from '#shared/domain/audit.ts';
import type { Guesses } from '#shared/domain/guesses.ts';
import type { PasswordResetRequest } from '#shared/domain/mail.ts';

type Dependencies = {
  readonly guesses: Guesses;
  readonly queuePasswordResets: (requests: readonly PasswordResetRequest[]) => Promise<void>;
};
type Command = { readonly origin: Origin; readonly body: { readonly email: string } };

/**
 * Asks for a mail with which a password can be reset. Whether the address has an account is not looked up here, so the
 * answer cannot tell.
 * @throws AppError `rate_limited`.
 */
export const requestPasswordReset = async (
  { guesses, queuePasswordResets }: Dependencies,
  { origin, body }: Command,
): Promise<void> => {
  await guesses.countReset(origin.ip);
  await queuePasswordResets([{ email: normaliseEmail(body.email), requestId: origin.requestId }]);
};
