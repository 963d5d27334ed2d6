import { AppError, invalidAt } from './errors.ts';
import { isBuiltFrom } from './password-words.ts';

/** What passwords are kept and compared with; hashing and comparing take the same time and memory for every password. */
export type Passwords = {
  /** An Argon2id hash, as a PHC string. */
  readonly hash: (password: string) => Promise<string>;
  /** Whether it is the password; without a hash to compare with it costs the same and never is. */
  readonly verify: (password: string, hash: string | undefined) => Promise<boolean>;
  /** Whether a hash was made with other parameters than are used now. */
  readonly isOutdated: (hash: string) => boolean;
  /** Whether it is among the passwords that people choose most. */
  readonly isCommon: (password: string) => boolean;
};

const minLength = 12;
const maxLength = 128;

/**
 * A password as it is hashed: spaces of every kind are one, and characters that can be written in two ways are written
 * in one, since keyboards differ in that; nothing else is changed, nothing cut (RFC 8265, section 4.2.2: OpaqueString).
 * NFC keeps apart what people see as different, which NFKC would not.
 */
export const preparePassword = (password: string): string => password.replaceAll(/\p{Zs}/gu, ' ').normalize('NFC');

/** What of a person is no secret. */
export type KnownOf = { readonly email: string; readonly organisations: readonly string[] };

/**
 * Length is what makes a password strong, and that nobody would try it first; which characters it is made of makes no
 * difference (OWASP ASVS 5.0, 6.2.1, 6.2.4, 6.2.5, 6.2.9 and 6.2.11; NIST SP 800-63B-4, 3.1.1.2).
 * @throws AppError `validation_failed` for one of fewer than 12 or more than 128 code points, one that is common, and
 * one that is made of the person's address, an organisation's name or ours.
 */
export const demandSoundPassword = (
  { isCommon }: Pick<Passwords, 'isCommon'>,
  password: string,
  { email, organisations }: KnownOf,
): void => {
  const path = 'body.password';
  const { length } = [...preparePassword(password)];
  if (length < minLength || length > maxLength) {
    throw invalidAt([{ path, message: `must have ${minLength} to ${maxLength} characters` }]);
  }
  if (isCommon(password)) {
    throw invalidAt([{ path, message: 'is among the passwords that are tried first: take one that nobody else has' }]);
  }
  const [local = '', domain = ''] = email.split('@');
  if (isBuiltFrom(password, [email, local, domain.split('.')[0] ?? '', ...organisations, 'promptgate'])) {
    const message = 'must not be made of your e-mail address, the name of your organisation or that of Promptgate';
    throw invalidAt([{ path, message }]);
  }
};

/** The one answer to every wrong combination of address, password and organisation. */
export const wrongCredentials = (): AppError =>
  new AppError('unauthenticated', 'The e-mail address or the password is not right.');
