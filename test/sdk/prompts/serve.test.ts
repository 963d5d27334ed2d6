import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InvalidError } from '#sdk/errors.ts';
import { entryOf } from '#sdk/prompts/entry.ts';
import { demandSubject, type Reporting, serve, sideFor } from '#sdk/prompts/serve.ts';
import type { AppError } from '#shared/domain/errors.ts';
import { callerOf } from '#shared/domain/rollouts/bucket.ts';
import { type ServingRecord, serve as serveAsTheServer } from '#shared/domain/serving.ts';
import { ramping, side, stable } from '../snapshots.ts';

type Reported = Parameters<Reporting['report']>;

const listening = () => {
  const reported: Reported[] = [];
  const counted: { exposure: string; count: number }[] = [];
  const reporting: Reporting = { report: (...one) => reported.push(one), counted: (count) => counted.push(count) };
  return { reporting, reported, counted };
};

const recordOf = (seed: string, percent: number, hasStable: boolean): ServingRecord => ({
  ...ramping('a', 3, percent),
  seed,
  stable: hasStable ? (side('a', 3) as ServingRecord['stable']) : null,
  canary: side('a', 4) as ServingRecord['canary'],
  workspace: 'default',
  environment: 'production',
  exposureKey: 'key',
  served: [],
});

test('whoever is served here is served the same by the server', () => {
  const shares = fc.integer({ min: 0, max: 10_000 }).map((points) => points / 100);
  const texts = fc.oneof(fc.string({ minLength: 1 }), fc.string({ minLength: 1, unit: 'binary' }));
  fc.assert(
    fc.property(fc.string(), shares, texts, fc.boolean(), (seed, percent, subject, hasStable) => {
      const record = recordOf(seed, percent, hasStable);
      const entry = entryOf({ ...ramping('a', 3, percent), seed, ...(!hasStable && { stable: null }) }, undefined);
      const here = serve(entry, subject, listening().reporting, Math.random);
      try {
        const there = serveAsTheServer(record, subject, new Date(0));
        expect([here?.variant, here?.version]).toEqual([there.variant, there.content.version]);
      } catch (error) {
        expect((error as AppError).code).toBe('no_stable_version');
        expect(here).toBeNull();
      }
    }),
    { numRuns: 500 },
  );
});

describe('a subject', () => {
  test('stays on its side while the share is raised, unless the share reaches it', () => {
    const subjects = Array.from({ length: 2000 }, (_, index) => `user-${index}`);
    const canariesAt = (percent: number) => {
      const entry = entryOf(ramping('a', 3, percent), undefined);
      return subjects.filter((subject) => sideFor(entry, subject, Math.random)?.variant === 'canary');
    };
    const [few, many] = [canariesAt(5), canariesAt(20)];
    expect(many).toEqual(expect.arrayContaining(few));
    expect(many.length / subjects.length).toBeCloseTo(0.2, 1);
  });

  test.each(['', 'x'.repeat(257)])('of %j is refused, as the API refuses it', (subject) => {
    expect(() => demandSubject(subject)).toThrow(InvalidError);
  });

  test('is told as what it is to the counts of its rollout, and as nobody elsewhere', () => {
    const { reporting, reported } = listening();
    const ramped = ramping('a', 3, 100);
    serve(entryOf(ramped, undefined), 'user-1', reporting, Math.random)?.report({ success: true });
    serve(entryOf(stable('a', 3), undefined), 'user-1', reporting, Math.random)?.report({ success: true });
    expect(reported).toEqual([
      ['token-of-a-4', callerOf(ramped.seed, 'user-1'), { success: true }],
      ['token-of-a-3', undefined, { success: true }],
    ]);
  });
});

test('without a subject each call draws anew, and is somebody else to the counts', () => {
  const { reporting, reported } = listening();
  const entry = entryOf(ramping('a', 3, 25), undefined);
  const draws = [0.2499, 0.5, 0.25, 0.75];
  const random = () => draws.shift() ?? 0;
  const prompts = [serve(entry, undefined, reporting, random), serve(entry, undefined, reporting, random)];
  for (const prompt of prompts) prompt?.report({ success: true });

  expect(prompts.map((prompt) => prompt?.variant)).toEqual(['canary', 'stable']);
  expect(reported.map(([, caller]) => caller)).toEqual([2 ** 31, 2 ** 31 + 2 ** 30]);
});

test('calls that were served in a rollout are counted by their token, others are not', () => {
  const { reporting, counted } = listening();
  const entry = entryOf(ramping('a', 3, 100), undefined);
  for (let call = 0; call < 3; call += 1) serve(entry, `user-${call}`, reporting, Math.random);
  serve(entryOf(stable('b', 1), undefined), 'user-1', reporting, Math.random);
  expect(counted).toEqual([{ exposure: 'token-of-a-4', count: 3 }]);
});

test('what is served is shared and cannot be changed', () => {
  const entry = entryOf(ramping('a', 3, 100), undefined);
  const { reporting } = listening();
  const [one, other] = [serve(entry, 'x', reporting, Math.random), serve(entry, 'y', reporting, Math.random)];
  expect(one?.messages).toBe(other?.messages);
  expect(() => Object.assign(one?.messages[0] ?? {}, { content: 'mine' })).toThrow(TypeError);
});
