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

const sealOf = (list: string, position: string) =>
  createHash('sha256').update(`promptgate cursor 1\n${list}\n${position}`).digest('base64url').slice(0, 22);

const encode = (list: string, position: string) =>
  Buffer.from(JSON.stringify([position, sealOf(list, position)])).toString('base64url');

const invalid = () =>
  new AppError('validation_failed', 'The cursor is not one of this list.', {
    faults: [{ path: 'query.cursor', message: 'is not a cursor of this list' }],
  });

/** A position says nothing secret, and a forged one reaches nothing but the same list; the seal catches mix-ups. */
const decode = (list: string, cursor: string): string => {
  try {
    const [position, seal] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string];
    if (seal === sealOf(list, position) && encode(list, position) === cursor) return position;
  } catch {}
  throw invalid();
};

/**
 * One page of a list, newest first unless the range says otherwise. Cursors are tied to the partition, which names the
 * organisation, and to the filter.
 * @throws AppError `validation_failed` for a cursor of anything else.
 */
export const page = async <T>(
  table: Table,
  { range, filter = {}, where = () => true, view, limit, cursor }: List<T>,
): Promise<Page<T>> => {
  const list = JSON.stringify([range.partition, range.index ?? '', range.prefix ?? '', filter]);
  const positionOf = (item: Item) => String(range.index ? item['LSK'] : item.SK);
  const found: Item[] = [];
  let after = cursor === undefined ? undefined : decode(list, cursor);
  let more = true;
  while (found.length <= limit && more) {
    const wanted = limit + 1;
    const items = await table.query({
      newestFirst: true,
      ...range,
      limit: wanted,
      ...(after !== undefined && { after }),
    });
    found.push(...items.filter(where));
    more = items.length === wanted;
    const last = items.at(-1);
    if (last) after = positionOf(last);
  }
  const shown = found.slice(0, limit);
  const end = shown.at(-1);
  return { data: shown.map(view), nextCursor: found.length > limit && end ? encode(list, positionOf(end)) : null };
};
