import * as z from 'zod';
import { slugPattern } from './path-parameters.ts';

/** A name in a path: lower-case letters, digits, `_` and `-`, at most 64 characters. */
export const slug = z.string().regex(slugPattern, 'must match ^[a-z0-9][a-z0-9_-]{0,63}$');

/** ISO 8601 in UTC with milliseconds. */
export const timestamp = z.iso.datetime({ precision: 3 });

/** A human text of one line or a few; control characters are refused, since they only ever hide things. */
export const text = (max: number, min = 1) =>
  z
    .string()
    .min(min)
    .max(max)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is refused
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, 'must not contain control characters');

export const actor = z.object({ type: z.enum(['user', 'apiKey', 'system']), id: z.string() });

export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(1024).optional(),
});

/** A page of a list, newest first unless the route says otherwise. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ data: z.array(item), nextCursor: z.string().nullable() });
