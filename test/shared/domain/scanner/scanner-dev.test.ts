import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Report } from '#shared/domain/scanner/report.ts';
import { scanText } from './scanning.ts';

const read = (name: string): readonly string[] =>
  JSON.parse(readFileSync(new URL(`../../../data/scanner-dev/${name}.json`, import.meta.url), 'utf8'));

const share = (reports: readonly Report[], holds: (report: Report) => boolean): number =>
  reports.filter(holds).length / reports.length;

const isSerious = ({ summary }: Report): boolean => summary.critical + summary.high > 0;

describe('on the development data', () => {
  const jailbreaks = read('jailbreaks-in-the-wild').map(scanText);
  const ordinary = read('benign-act-prompts').map(scanText);

  test('most jailbreaks are found at high or above', () => {
    expect(share(jailbreaks, isSerious)).toBeGreaterThanOrEqual(0.6);
  });

  test('hardly an ordinary role prompt is blocked or has a high finding', () => {
    expect(share(ordinary, ({ verdict }) => verdict === 'block')).toBeLessThanOrEqual(0.003);
    expect(share(ordinary, isSerious)).toBeLessThanOrEqual(0.02);
  });
});
