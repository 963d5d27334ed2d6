import * as z from 'zod';
import { normaliseEmail } from '../domain/account.ts';
import { type IdKind, idPattern } from '../domain/ports.ts';
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

/** An id of a kind in a body. */
export const idOf = (kind: IdKind) =>
  z.string().regex(new RegExp(`^${idPattern(kind)}$`), 'is not an id of the right kind');

/** An e-mail address, in the one form under which it is compared. */
export const email = z
  .string()
  .overwrite(normaliseEmail)
  .max(254)
  .regex(z.regexes.email, 'must be an e-mail address')
  .describe('An e-mail address; capitals make no difference.');

/** A password to be checked. The bound keeps the cost of checking it in bounds, and no password can be longer. */
export const password = z.string().max(512).describe('The password, exactly as it was set.');

/** A password to be set; the domain counts its characters, since a schema would count UTF-16 units. */
export const newPassword = z.string().max(512).meta({
  minLength: 12,
  maxLength: 128,
  description: '12 to 128 characters, any of them; not one that is tried first.',
});

export const actor = z.object({ type: z.enum(['user', 'apiKey', 'provisioner', 'system']), id: z.string() });

export const memberStatus = z
  .enum(['invited', 'active', 'suspended'])
  .describe('Invited until the invitation is accepted; suspended while the identity provider says so.');

export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(25).describe('How many to list at most.'),
  cursor: z.string().max(1024).optional().describe('The `nextCursor` of the page before.'),
});

/** A page of a list, newest first unless the route says otherwise. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    data: z.array(item),
    nextCursor: z.string().nullable().describe('Where the next page begins; null on the last.'),
  });
