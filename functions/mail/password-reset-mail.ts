import type { Mail } from '#shared/domain/mail.ts';

const subject = 'Reset your Promptgate password';
const farewell = `Kind regards
Promptgate`;

/** The token is behind the `#`, which browsers send to nobody. */
const linkOf = (appUrl: string, token: string): string => `${appUrl}/reset-password#token=${token}`;

/** The mail with the link. */
export const passwordResetMail = (to: string, appUrl: string, token: string): Mail => ({
  to,
  subject,
  text: `Hello,

somebody, you we hope, asked to reset the password of your Promptgate account. Within the next hour you can choose a
new one here:

${linkOf(appUrl, token)}

You will then be signed out everywhere.

If it was not you, there is nothing to do: only this link changes your password, and only you have it.

${farewell}
`,
});

/** The mail to those who sign in without a password. */
export const identityProviderMail = (to: string): Mail => ({
  to,
  subject,
  text: `Hello,

somebody, you we hope, asked to reset the password of your Promptgate account. Your organisation lets its members in
through its own identity provider alone, so there is no password to reset: sign in there as you do elsewhere, or ask
whoever looks after it.

If it was not you, there is nothing to do.

${farewell}
`,
});
