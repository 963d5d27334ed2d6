import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeExposure, encodeExposure } from '#shared/domain/rollouts/exposure.ts';
import { abort, pause, promote, resume, rollback } from '#shared/domain/rollouts/transitions.ts';
import {
  contentOf,
  demandServable,
  newServingRecord,
  serve,
  servingAfter,
  servingCanary,
  servingRelease,
} from '#shared/domain/serving.ts';
import { later, operator, started } from '#test/shared/domain/rollouts/fixtures.ts';
import { versionOf } from '#test/support/rollouts.ts';

const blank = newServingRecord({
  workspace: 'default',
  prompt: 'greeting',
  environment: 'production',
  exposureKey: 'secret',
});
const stable = { ...blank, stable: contentOf(versionOf(3)), epoch: 6, served: [3] };
const canary = contentOf(versionOf(4));

test('whatever becomes of a rollout, what is served says the same as the rollout', () => {
  const moves = { pause, resume, promote, rollback, abort };
  const name = fc.constantFrom(...(Object.keys(moves) as (keyof typeof moves)[]));
  fc.assert(
    fc.property(fc.array(name, { maxLength: 12 }), (names) => {
      let rollout = started();
      let record = servingCanary(stable, rollout, canary);
      for (const [index, each] of names.entries()) {
        const move = { now: later((index + 1) * 3600), actor: operator };
        const before = record;
        try {
          rollout = moves[each](rollout, move);
        } catch {
          continue;
        }
        record = servingAfter(record, rollout, move.now);
        expect(record.epoch).toBe(rollout.epoch);
        expect(record.epoch).toBeGreaterThanOrEqual(before.epoch);
        if (each === 'pause' || each === 'resume') expect(record).toBe(before);
      }
      const live = rollout.status === 'ramping' || rollout.status === 'paused';
      expect(record.rolloutId).toBe(live ? rollout.id : null);
      expect(record.percent).toBe(live ? rollout.percent : 0);
      expect(record.canary?.version).toBe(live ? 4 : undefined);
      expect(record.stable?.version).toBe(rollout.status === 'completed' ? 4 : 3);
      expect(record.exposureKey).toBe('secret');
    }),
  );
});

test('an exposure names the side, and survives being written and read', () => {
  const record = servingCanary(stable, started(), canary);

  for (const subject of ['ada', 'bob', 'eve', 'ünï-✓']) {
    const { variant, content, exposure } = serve(record, subject, later(90.7));
    expect(content).toBe(record[variant]);
    expect(exposure).toMatchObject({ version: content.version, variant, epoch: 7, exposedAt: 1767225690 });
    expect(decodeExposure(encodeExposure(exposure))).toEqual(exposure);
  }
});

test('the versions that were served are remembered in the order of their last time, a thousand of them', () => {
  const many = { ...stable, served: Array.from({ length: 1000 }, (_, index) => index + 10) };

  const { served } = servingCanary(many, started(), canary);
  expect(served).toHaveLength(1000);
  expect(served.slice(-2)).toEqual([1009, 4]);
  expect(servingRelease({ ...stable, served: [3, 4, 5] }, contentOf(versionOf(3)), later(0)).served).toEqual([4, 5, 3]);
});

test('a record that a row cannot hold is refused by its bytes, not its characters', () => {
  const long = (content: string) => ({
    ...stable,
    canary: { ...canary, messages: [{ role: 'user' as const, content }] },
  });

  expect(demandServable(long('e'.repeat(380_000)))).toBeDefined();
  expect(() => demandServable(long('✓'.repeat(130_000)))).toThrowError(
    expect.objectContaining({ code: 'payload_too_large' }),
  );
});
