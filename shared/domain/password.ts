import { AppError } from './errors.ts';

/** What passwords are kept and compared with; both take the same time and memory for every password. */
export type Passwords = {
  /** An Argon2id hash, as a PHC string. */
  readonly hash: (password: string) => Promise<string>;
  /** Whether it is the password; without a hash to compare with it costs the same and never is. */
  readonly verify: (password: string, hash: string | undefined) => Promise<boolean>;
};

const minLength = 12;
const maxLength = 128;

/**
 * Length is what makes a password strong; it is taken as it was typed, never cut or changed
 * (OWASP ASVS 5.0, 6.2.1, 6.2.8 and 6.2.9).
 * @throws AppError `validation_failed` for one of fewer than 12 or more than 128 characters, or that is the address.
 */
export const demandSoundPassword = (password: string, email: string): void => {
  const { length } = [...password];
  const message =
    length < minLength || length > maxLength
      ? `must have ${minLength} to ${maxLength} characters`
      : password.toLowerCase() === email
        ? 'must not be your e-mail address'
        : undefined;
  if (message === undefined) return;
  throw new AppError('validation_failed', `body.password: ${message}`, {
    faults: [{ path: 'body.password', message }],
  });
};

/** The one answer to every wrong combination of address, password and organisation. */
export const wrongCredentials = (): AppError =>
  new AppError('unauthenticated', 'The e-mail address or the password is not right.');
