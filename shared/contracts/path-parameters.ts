import * as z from 'zod';

export const slugPattern = /^[a-z0-9][a-z0-9_-]{0,63}$/;
const crockford = '[0-9A-HJKMNP-TV-Z]{26}';
const idOf = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_${crockford}$`));

const slug = z.string().regex(slugPattern);
const number = z
  .string()
  .regex(/^[1-9][0-9]{0,8}$/)
  .transform(Number);

/**
 * Every variable that a path may have, once. API Gateway allows one name per position, so siblings share theirs.
 * A value of another shape names nothing and is answered as not found.
 */
export const pathParameters = {
  workspace: slug,
  prompt: slug,
  fragment: slug,
  environment: slug,
  provider: slug,
  version: number,
  other: number,
  userId: idOf('usr'),
  keyId: idOf('key'),
  scan: idOf('scn'),
  review: idOf('rev'),
  rollout: idOf('rol'),
  webhook: idOf('whk'),
  delivery: idOf('dlv'),
} as const;

export type PathParameters = {
  readonly [Name in keyof typeof pathParameters]: z.output<(typeof pathParameters)[Name]>;
};
