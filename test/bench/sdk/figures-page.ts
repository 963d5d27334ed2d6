import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Table } from '../benchmark.ts';
import { tableText } from '../markdown.ts';

const page = fileURLToPath(new URL('../../../docs/sdk.md', import.meta.url));
const [begin, end] = ['<!-- figures -->', '<!-- end of figures -->'];

/** Writes tables between the marks in docs/sdk.md; a page without marks stays as it is. @returns whether it was written */
export const writeFigures = async (tables: readonly Table[]): Promise<boolean> => {
  const text = await readFile(page, 'utf8').catch(() => '');
  const [before = '', after] = [text.split(begin)[0], text.split(end)[1]];
  if (!text.includes(begin) || after === undefined) return false;
  await writeFile(page, `${before}${begin}\n\n${tables.map(tableText).join('\n\n')}\n\n${end}${after}`);
  return true;
};
