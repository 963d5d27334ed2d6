import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Goal, Table } from '../benchmark.ts';
import { reportText } from '../markdown.ts';

const page = fileURLToPath(new URL('../../../docs/scanner.md', import.meta.url));
const [begin, end] = ['<!-- figures -->', '<!-- end of figures -->'];

/** Writes the goals and the classes of what is missed between the marks in docs/scanner.md. */
export const writeFigures = async (goals: readonly Goal[], classes: Table): Promise<void> => {
  const text = await readFile(page, 'utf8');
  const [before, after] = [text.split(begin)[0], text.split(end)[1]];
  if (before === undefined || after === undefined) throw new Error(`${page} has no marks for figures.`);
  const report = reportText({ goals, tables: [classes], remarks: [] });
  await writeFile(page, `${before}${begin}\n\n${report}\n\n${end}${after}`);
};
