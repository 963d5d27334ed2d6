import * as z from 'zod';
import { type IdKind, idPattern } from '../domain/ports.ts';

export const slugPattern = /^[a-z0-9][a-z0-9_-]{0,63}$/;
const idOf = (kind: IdKind) => z.string().regex(new RegExp(`^${idPattern(kind)}$`));

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
  domain: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,252}$/),
  userId: idOf('user'),
  keyId: idOf('apiKey'),
  scan: idOf('scan'),
  review: idOf('review'),
  waiver: idOf('waiver'),
  rollout: idOf('rollout'),
  webhook: idOf('webhook'),
  delivery: idOf('delivery'),
  exportId: idOf('export'),
  group: idOf('group'),
  scimToken: idOf('scimToken'),
  resourceType: z.string().regex(/^[A-Za-z]{1,64}$/),
  schema: z.string().regex(/^urn:[\w.:-]{1,128}$/),
} as const;

export type PathParameters = {
  readonly [Name in keyof typeof pathParameters]: z.output<(typeof pathParameters)[Name]>;
};
