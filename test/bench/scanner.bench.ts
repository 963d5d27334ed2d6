import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Finding, Report } from '#shared/domain/scanner/report.ts';
import { scan } from '#shared/domain/scanner/scan.ts';

/**
 * Prints speed and hit rates of the static scanner as a Markdown table.
 *
 *   node test/bench/scanner.bench.ts [--jailbreaks file.json] [--ordinary file.json] [--rounds 5]
 *
 * A file is a JSON array of strings; without arguments the samples of the tests are read.
 */
const sample = (name: string): string => new URL(`../data/scanner-dev/${name}.json`, import.meta.url).pathname;
const { values } = parseArgs({
  options: {
    jailbreaks: { type: 'string', default: sample('jailbreaks-in-the-wild') },
    ordinary: { type: 'string', default: sample('benign-act-prompts') },
    rounds: { type: 'string', default: '5' },
  },
});

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const read = (file: string): readonly string[] => JSON.parse(readFileSync(file, 'utf8'));
const scanAll = (texts: readonly string[]): readonly Report[] =>
  texts.map((content) => scan({ messages: [{ role: 'system', content }] }, hash));

const serious = ({ severity }: Finding): boolean => severity === 'critical' || severity === 'high';
const aboutInjection = ({ category }: Finding): boolean =>
  category === 'prompt-injection' || category === 'jailbreak-resistance';
const percent = (reports: readonly Report[], holds: (finding: Finding) => boolean): string =>
  `${((100 * reports.filter(({ findings }) => findings.some(holds)).length) / reports.length).toFixed(1)} %`;

const jailbreaks = read(values.jailbreaks);
const ordinary = read(values.ordinary);
const bytes = [...jailbreaks, ...ordinary].reduce((sum, text) => sum + Buffer.byteLength(text), 0);

const speeds = Array.from({ length: Number(values.rounds) }, () => {
  const started = performance.now();
  scanAll([...jailbreaks, ...ordinary]);
  return bytes / 1000 / (performance.now() - started);
});

const wild = scanAll(jailbreaks);
const benign = scanAll(ordinary);
const critical = ({ severity }: Finding): boolean => severity === 'critical';
const rows: readonly (readonly [string, string])[] = [
  ['prompts: jailbreaks, ordinary', `${jailbreaks.length}, ${ordinary.length}`],
  ['speed, first round', `${(speeds[0] ?? 0).toFixed(1)} MB/s`],
  ['speed, best round', `${Math.max(...speeds).toFixed(1)} MB/s`],
  ['jailbreaks found at high or above', percent(wild, serious)],
  ['jailbreaks found at critical (blocked)', percent(wild, critical)],
  ['ordinary prompts blocked', percent(benign, critical)],
  ['ordinary prompts with a high finding', percent(benign, serious)],
  [
    'ordinary prompts with a high injection or jailbreak finding',
    percent(benign, (finding) => serious(finding) && aboutInjection(finding)),
  ],
];

console.log(
  ['| figure | value |', '|---|---|', ...rows.map(([figure, value]) => `| ${figure} | ${value} |`)].join('\n'),
);
