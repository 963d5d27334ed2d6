import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { bundleOptions } from '#infra/constructs/bundled-code.ts';
import { atMost, type Goal, type Table } from '../benchmark.ts';
import { median } from '../statistics.ts';

const starts = 15;

/** What a fresh process does: it loads the engine and scans something small, by which the tables are made. */
const script = (file: string): string => `
  const started = performance.now();
  const { scan } = await import(${JSON.stringify(pathToFileURL(file).href)});
  const loaded = performance.now();
  scan({ messages: [{ role: 'system', content: 'You answer questions about parcels.' }] }, () => 'x'.repeat(64));
  console.log(JSON.stringify([loaded - started, performance.now() - loaded]));`;

/** Milliseconds until the engine is loaded, and those of its first scan, its tables included, in fresh processes. */
export const coldStartFigures = async (): Promise<{ readonly goals: readonly Goal[]; readonly table: Table }> => {
  const directory = await mkdtemp(join(tmpdir(), 'promptgate-cold-start-'));
  try {
    const file = join(directory, 'scan.mjs');
    await build({ ...bundleOptions('shared/domain/scanner/scan.ts'), outfile: file });
    const taken: (readonly [number, number])[] = [];
    for (let at = 0; at < starts; at += 1) {
      const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script(file)]);
      taken.push(JSON.parse(stdout));
    }
    const [loads, scans] = [taken.map(([load]) => load), taken.map(([, first]) => first)];
    const starting = taken.map(([load, first]) => load + first);
    const row = (name: string, each: readonly number[]) => [
      name,
      `${Math.min(...each).toFixed(1)} ms`,
      `${median(each).toFixed(1)} ms`,
    ];
    return {
      goals: [
        atMost(
          'cold start of the bundled engine, its tables and a first scan included, least',
          Math.min(...starting),
          40,
          'ms',
        ),
      ],
      table: {
        title: `Cold start, ${starts} fresh processes; bundle of ${Math.round((await stat(file)).size / 1000)} KB`,
        head: ['what', 'least', 'median'],
        rows: [row('import', loads), row('first scan, tables included', scans), row('both', starting)],
      },
    };
  } finally {
    await rm(directory, { recursive: true });
  }
};
