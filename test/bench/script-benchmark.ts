import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Benchmark } from './benchmark.ts';

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** A benchmark that is a script of its own and prints one Markdown table. */
export const scriptBenchmark = (title: string, file: string, remarks: readonly string[] = []): Benchmark => ({
  title,
  run: async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(new URL(file, import.meta.url))]);
    const [head = [], , ...rows] = stdout
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map(cellsOf);
    return { goals: [], tables: [{ title: 'Figures', head, rows }], remarks };
  },
});
