import type { Goal, Report, Table } from './benchmark.ts';

const row = (cells: readonly (string | number)[]): string =>
  `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;

const isNumeric = (cell: string | number | undefined): boolean => /^[~<≈]?[\d.,]/.test(String(cell ?? ''));

/** A table, its columns of figures to the right. */
export const tableText = ({ title, head, rows }: Table): string => {
  const rules = head.map((_, column) => (rows.some((cells) => isNumeric(cells[column])) ? '---:' : '---'));
  return [`**${title}**`, '', row(head), row(['---', ...rules.slice(1)]), ...rows.map(row)].join('\n');
};

const goalsText = (goals: readonly Goal[]): string =>
  tableText({
    title: 'Goals',
    head: ['goal', 'measured', 'met'],
    rows: goals.map(({ name, measured, met }) => [name, measured, met ? 'yes' : '**no**']),
  });

/** A report as it stands in docs/benchmarks.md, without its heading. */
export const reportText = ({ goals, tables, remarks }: Report): string =>
  [
    ...(goals.length > 0 ? [goalsText(goals)] : []),
    ...tables.map(tableText),
    ...(remarks.length > 0 ? [remarks.map((remark) => `- ${remark}`).join('\n')] : []),
  ].join('\n\n');
