import { createHash } from 'node:crypto';
import { AppError } from '../domain/errors.ts';
import type { Page, PageRequest } from '../domain/page.ts';
import type { Item, Range, Table } from './table.ts';

type List<T> = PageRequest & {
  readonly range: Range;
  /** What else narrows the list; part of what its cursors are tied to. */
  readonly filter?: Readonly<Record<string, unknown>>;
  readonly where?: (item: Item) => boolean;
  readonly view: (item: Item) => T;
};

/** Every sort key is printable ASCII: names, ids, numbers and times. */
const sortKeyPattern = /^[ -~]+$/;

const sealOf = (list: string, position: string) =>
  createHash('sha256').update(`promptgate cursor 1\n${list}\n${position}`).digest('base64url').slice(0, 22);

const encode = (list: string, position: string) =>
  Buffer.from(JSON.stringify([position, sealOf(list, position)])).toString('base64url');

const invalid = () =>
  new AppError('validation_failed', 'The cursor is not one of this list.', {
    faults: [{ path: 'query.cursor', message: 'is not a cursor of this list' }],
  });

/**
 * A position says nothing secret. The seal catches mix-ups; whoever forges it, since it has no key, reaches nothing
 * but the same list: a position is a text that begins as the list's sort keys do.
 */
const decode = (list: string, cursor: string, prefix = ''): string => {
  try {
    const [position, seal] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [unknown, string];
    if (typeof position !== 'string' || !sortKeyPattern.test(position) || !position.startsWith(prefix)) throw invalid();
    if (seal === sealOf(list, position) && encode(list, position) === cursor) return position;
  } catch {}
  throw invalid();
};

/** Rows read at once, and for one page at most, when a list is narrowed: a page may come short, its cursor goes on. */
const stride = 200;
const mostRead = 5000;

/**
 * One page of a list, newest first unless the range says otherwise. Cursors are tied to the partition, which names the
 * organisation, and to the filter.
 * @throws AppError `validation_failed` for a cursor of anything else.
 */
export const page = async <T>(
  table: Pick<Table, 'query'>,
  { range, filter = {}, where, view, limit, cursor }: List<T>,
): Promise<Page<T>> => {
  const list = JSON.stringify([range.partition, range.index ?? '', range.prefix ?? '', filter]);
  const positionOf = (item: Item) => String(range.index ? item['LSK'] : item.SK);
  const wanted = where ? Math.max(stride, limit + 1) : limit + 1;
  const found: Item[] = [];
  let after = cursor === undefined ? undefined : decode(list, cursor, range.prefix);
  let read = 0;
  let more = true;
  while (found.length <= limit && more && read < mostRead) {
    const items = await table.query({
      newestFirst: true,
      ...range,
      limit: wanted,
      ...(after !== undefined && { after }),
    });
    found.push(...(where ? items.filter(where) : items));
    read += items.length;
    more = items.length === wanted;
    const last = items.at(-1);
    if (last) after = positionOf(last);
  }
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const end = found.length > limit && last ? positionOf(last) : more ? after : undefined;
  return { data: shown.map(view), nextCursor: end === undefined ? null : encode(list, end) };
};
