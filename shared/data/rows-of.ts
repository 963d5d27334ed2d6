import type { Item, Range, Table } from './table.ts';

/** Rows held at a time; a row has at most 400 KB. */
const stride = 200;

/** Every row of a partition, or of a stretch of it, in the order of its sort key, a few at a time. */
export const rowsOf = async function* (
  table: Pick<Table, 'query'>,
  range: Pick<Range, 'partition' | 'prefix'>,
): AsyncGenerator<Item> {
  let after: string | undefined;
  for (;;) {
    const rows = await table.query({
      ...range,
      consistent: true,
      limit: stride,
      ...(after !== undefined && { after }),
    });
    yield* rows;
    after = rows.at(-1)?.SK;
    if (rows.length < stride) return;
  }
};
