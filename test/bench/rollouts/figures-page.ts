import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Goal, Table } from '../benchmark.ts';
import { reportText } from '../markdown.ts';

const docs = fileURLToPath(new URL('../../../docs/', import.meta.url));
const page = `${docs}rollouts.md`;
const [begin, end] = ['<!-- figures -->', '<!-- end of figures -->'];

/** Draws the plots into docs/images. */
export const writePlots = async (plots: Readonly<Record<string, string>>): Promise<void> => {
  await mkdir(`${docs}images`, { recursive: true });
  for (const [name, svg] of Object.entries(plots)) await writeFile(`${docs}images/${name}.svg`, svg);
};

/** Writes goals and tables between the marks in docs/rollouts.md. */
export const writeFigures = async (goals: readonly Goal[], tables: readonly Table[]): Promise<void> => {
  const text = await readFile(page, 'utf8');
  const [before, after] = [text.split(begin)[0], text.split(end)[1]];
  if (before === undefined || after === undefined) throw new Error(`${page} has no marks for figures.`);
  await writeFile(page, `${before}${begin}\n\n${reportText({ goals, tables, remarks: [] })}\n\n${end}${after}`);
};
