/** An Argon2id hash with all that made it but the password. */
export type PasswordHash = {
  /** In KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly salt: Buffer;
  readonly tag: Buffer;
};

const base64 = '([A-Za-z0-9+/]+)';
const pattern = new RegExp(`^\\$argon2id\\$v=19\\$m=(\\d{1,8}),t=(\\d{1,4}),p=(\\d{1,3})\\$${base64}\\$${base64}$`);

const encoded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

/**
 * Writes a hash down in the PHC string format.
 * https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md
 */
export const formatPasswordHash = ({ memory, passes, parallelism, salt, tag }: PasswordHash): string =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${encoded(salt)}$${encoded(tag)}`;

/** @throws Error for anything that {@link formatPasswordHash} did not write. */
export const parsePasswordHash = (text: string): PasswordHash => {
  const [, memory, passes, parallelism, salt, tag] = pattern.exec(text) ?? [];
  if (!salt || !tag) throw new Error('A stored password hash is malformed.');
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
};
