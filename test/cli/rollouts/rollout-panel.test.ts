import { describe, expect, test } from 'vitest';
import { paletteFor } from '#cli/reports/palette.ts';
import { rolloutLine } from '#cli/rollouts/rollout-line.ts';
import { rolloutPanel } from '#cli/rollouts/rollout-panel.ts';
import { completed, ramping, rolledBack } from '../support/played-rollout.ts';

const now = Date.parse('2026-11-21T08:03:10.000Z');
const drawn = (rollout: typeof ramping, more = {}) =>
  rolloutPanel({ ...rollout, ...more }, { now, palette: paletteFor(false), columns: 80 });

describe('the panel of a rollout', () => {
  test('shows steps and what is left, both sides, and how near each guardrail is', () => {
    expect(drawn(ramping).join('\n')).toMatchInlineSnapshot(`
      "support-reply@4 → production  ramping  3 min 10 s  rol_01JD6Y8Z3K5V7W9X1A2B3C4D5E

        ✓ █░░░░░░░░░░░░░░░░░░░░░░░    5 %  held 1 min
        ▸ ██████░░░░░░░░░░░░░░░░░░   25 %  7 min 50 s left of 10 min
          ████████████████████████  100 %  10 min

                   calls  failed   rate     p95  quality
        stable @3  4,120      41  1.0 %  812 ms     0.86
        canary @4  1,373      31  2.3 %   2.4 s     0.81

        guardrail                  evidence, of what it takes to act (ln E)
        compareToStable.errorRate  ██████████████░░░░░░░░░░  3.2 of 5.5
        compareToStable.latency    ░░░░░░░░░░░░░░░░░░░░░░░░  0.0 of 6.2
        maxErrorRate               ███░░░░░░░░░░░░░░░░░░░░░  0.9 of 6.9
        share of calls             24.8 % of calls, 25 % set"
    `);
  });

  test('ends with why it was rolled back, or that it is complete', () => {
    expect(drawn(rolledBack).slice(-4).join('\n')).toMatchInlineSnapshot(`
      "
        ✗ Rolled back by compareToStable.errorRate: The canary fails more often than
          stable: 88 of 1,521 calls failed, where 15.2 would have if the two were
          alike."
    `);
    expect(drawn(completed).slice(2, 6).join('\n')).toMatchInlineSnapshot(`
      "  ✓ █░░░░░░░░░░░░░░░░░░░░░░░    5 %  held 1 min
        ✓ ██████░░░░░░░░░░░░░░░░░░   25 %  held 10 min
        ✓ ████████████████████████  100 %  held 10 min
      "
    `);
    expect(drawn(completed).at(-1)).toBe('  ✓ Every caller gets it.');
  });

  test('says what it waits for', () => {
    expect(drawn(ramping, { status: 'paused', dueAt: null })[3]).toBe('  ▸ ██████░░░░░░░░░░░░░░░░░░   25 %  paused');
    const due = { dueAt: '2026-11-21T08:03:00.000Z' };
    expect(drawn(ramping, due)[3]).toContain('25 %  due');
    expect(drawn(ramping, { ...due, held: 'evidence' })[3]).toContain(
      'held: the evidence that it is no worse is not there yet',
    );
  });

  test('shows a first release, before the first call', () => {
    const nothing = { count: 0, errors: 0, errorRate: null, qualityCount: 0, qualityMean: null, latencyP95Ms: null };
    const shareMismatch = { ...ramping.health.shareMismatch, expectedShare: null, observedShare: null };
    const first = {
      stableVersion: null,
      stats: { stable: nothing, canary: nothing },
      health: { shareMismatch, guardrails: [] },
    };
    expect(drawn(ramping, first).slice(-4).join('\n')).toMatchInlineSnapshot(`
      "             calls  failed  rate  p95  quality
        none yet       0       0     –    –        –
        canary @4      0       0     –    –        –
      "
    `);
  });

  test('never steers the terminal', () => {
    const history = [{ at: ramping.createdAt, actor: 'a', percent: 0, event: 'aborted', reason: '\u001b[2J gone' }];
    expect(drawn(ramping, { status: 'aborted', history }).join('\n')).not.toContain('\u001b');
  });
});

test('a line of a log says the same', () => {
  expect(rolloutLine(ramping, '2026-11-21T08:03:10.000Z')).toMatchInlineSnapshot(
    `"2026-11-21T08:03:10.000Z  ramping  25 %  stable 1.0 % of 4,120  canary 2.3 % of 1,373  compareToStable.errorRate 3.2 of 5.5"`,
  );
  expect(rolloutLine(completed, '')).toContain('completed  100 %');
});
