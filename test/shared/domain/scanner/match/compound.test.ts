import { expect, test } from 'vitest';
import { compound, type Signalled } from '#shared/domain/scanner/match/compound.ts';
import { type CompoundDetector, type Rule, removal } from '#shared/domain/scanner/rules/rule.ts';

const signals = [
  { weight: 2, anchors: ['aa'] },
  { weight: 3, anchors: ['bb'] },
  { weight: 4, anchors: ['cc'] },
] as const;
const detector: CompoundDetector = { kind: 'compound', signals, high: 5, critical: 9 };
const rule: Rule = {
  id: 'PG02.x',
  title: '',
  severity: 'critical',
  message: '',
  remediation: '',
  remedy: removal,
  detector,
};
const seen = (...places: readonly (readonly [signal: number, start: number])[]): readonly Signalled[] =>
  places.map(([signal, start]) => ({ rule, signal: signals[signal]!, start, end: start + 2 }));

test('signs below the lower threshold say nothing', () => {
  expect(compound(rule, detector, seen([0, 0]))).toEqual([]);
});

test('a sign that comes again counts once', () => {
  expect(compound(rule, detector, seen([0, 0], [0, 10], [0, 20]))).toEqual([]);
});

test('the thresholds make it high and critical, and the heaviest sign is shown', () => {
  expect(compound(rule, detector, seen([0, 0], [1, 10]))).toEqual([
    { rule, severity: 'high', span: { start: 10, end: 12 }, whole: { start: 0, end: 12 } },
  ]);
  expect(compound(rule, detector, seen([0, 0], [1, 10], [2, 20]))).toEqual([
    { rule, severity: 'critical', span: { start: 20, end: 22 }, whole: { start: 0, end: 22 } },
  ]);
});

test('signs far apart do not add up', () => {
  expect(compound(rule, detector, seen([0, 0], [1, 2_500]))).toEqual([]);
  expect(compound(rule, detector, seen([0, 0], [1, 2_000], [2, 4_000]))).toMatchObject([
    { severity: 'high', span: { start: 2_000 } },
  ]);
});

test('stretches that follow one another are told together, and far ones again', () => {
  const twice = seen([0, 0], [1, 10], [2, 20], [1, 60], [0, 70], [0, 9_000], [1, 9_010]);
  expect(compound(rule, detector, twice)).toEqual([
    { rule, severity: 'critical', span: { start: 20, end: 22 }, whole: { start: 0, end: 72 } },
    { rule, severity: 'high', span: { start: 9_010, end: 9_012 }, whole: { start: 9_000, end: 9_012 } },
  ]);
});
