/** A letter in plain text. */
export type Mail = { readonly to: string; readonly subject: string; readonly text: string };

/** Hands a mail over to be delivered. @throws Error when it was not taken. */
export type SendMail = (mail: Mail) => Promise<void>;

/** Asks for a mail with which a password can be reset, if the address has an account. */
export type PasswordResetRequest = { readonly email: string; readonly requestId: string };
