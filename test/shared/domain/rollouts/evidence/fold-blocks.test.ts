import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, sumOf } from '#shared/domain/rollouts/counts.ts';
import { freshEvidence, judgedOf } from '#shared/domain/rollouts/evidence/evidence.ts';
import { foldBlocks } from '#shared/domain/rollouts/evidence/fold-blocks.ts';
import { regressionLogs } from '#shared/domain/rollouts/evidence/two-by-two.ts';
import { type GuardrailName, guardrailsOf } from '#shared/domain/rollouts/guardrails.ts';
import { independentCalls } from '#shared/domain/rollouts/replay.ts';
import { block } from '../fixtures.ts';

const names: GuardrailName[] = [
  'maxErrorRate',
  'minQualityScore',
  'compareToStable.errorRate',
  'compareToStable.qualityScore',
];
const guardrails = guardrailsOf({ maxErrorRate: 0.05, minQualityScore: 0.8, qualityTest: 'exact' });
const fresh = freshEvidence(names);
const fold = (blocks: Parameters<typeof foldBlocks>[1], evidence = fresh) =>
  foldBlocks(evidence, blocks, guardrails, independentCalls);
const errorLogs = (evidence: typeof fresh) => evidence.processes['compareToStable.errorRate']!.logs;
const comparedOf = (evidence: typeof fresh) => judgedOf(evidence, 'compareToStable.errorRate');

const thin = block(60, { count: 3, errors: 1 }, { count: 50, errors: 1 });
const thinner = block(120, { count: 1, errors: 0 }, { count: 50, errors: 1 });
const third = block(180, { count: 2, errors: 2 }, { count: 50, errors: 1 });

describe('folding blocks', () => {
  test('waits until both arms have five calls, then compares them as one block', () => {
    const waiting = fold([thin, thinner]);
    expect(waiting.open.calls).toMatchObject({ epoch: 7, canary: { count: 4 }, stable: { count: 100 } });
    expect(errorLogs(waiting)).toEqual([]);
    expect(comparedOf(waiting).canary.count).toBe(0);

    const closed = fold([third], waiting);
    expect(closed.open).toEqual({ calls: null, scores: null, exposures: null });
    expect(errorLogs(closed)).toEqual(regressionLogs({ count: 6, hits: 3 }, { count: 150, hits: 3 }));
    expect(closed.effects.errors.expected).toBeCloseTo((6 * 6) / 156, 12);
  });

  test('compares what there is when the share changes', () => {
    const next = block(120, { count: 1 }, { count: 1 }, 8);
    const evidence = fold([thin, next]);
    expect(errorLogs(evidence)).toEqual(regressionLogs({ count: 3, hits: 1 }, { count: 50, hits: 1 }));
    expect(evidence.open.calls).toMatchObject({ epoch: 8, canary: { count: 1 } });
  });

  test('keeps the two shares of one minute apart', () => {
    const after = { ...thin, epoch: 8 };
    expect(fold([after, thin])).toEqual(fold([thin, after]));
    expect(fold([thin, after]).folded.canary.count).toBe(6);
    expect(fold([thin, after]).open.calls).toMatchObject({ epoch: 8, canary: { count: 3 } });
  });

  test('holds the absolute limits against every block at once, a second arm or not', () => {
    const alone = block(60, { count: 4, errors: 4, qualityCount: 4, qualitySum: 0.4, qualitySumSquares: 0.04 }, {});
    const { processes } = fold([alone]);
    expect(processes.maxErrorRate!.peak).toBeGreaterThan(5);
    expect(processes.minQualityScore!.peak).toBeGreaterThan(0.1);
  });

  test('takes the centre of the scores from earlier blocks alone', () => {
    const scored = (seconds: number, sum: number) =>
      block(
        seconds,
        { count: 5, qualityCount: 5, qualitySum: sum, qualitySumSquares: sum ** 2 / 5 },
        { count: 5, qualityCount: 5, qualitySum: 4.5, qualitySumSquares: 4.05 },
      );
    const logs = (evidence: typeof fresh) => evidence.processes['compareToStable.qualityScore']!.logs[3]!;
    const first = fold([scored(60, 2)]);
    const price = -Math.log(1 - 0.4) - 0.4;
    expect(logs(first)).toBeCloseTo(0.4 * 5 * 0.5 - price * (5 * 0.1 ** 2 + 5 * 0.4 ** 2), 12);

    const [canaryCentre, stableCentre] = [2.5 / 6, 5 / 6];
    const spread = 5 * (0.4 - canaryCentre) ** 2 + 5 * (0.9 - stableCentre) ** 2;
    expect(logs(fold([scored(120, 2)], first)) - logs(first)).toBeCloseTo(0.4 * 5 * 0.5 - price * spread, 12);
  });

  test('takes the centre under an absolute floor from earlier blocks alone too', () => {
    const scored = (seconds: number) =>
      block(seconds, { count: 4, qualityCount: 4, qualitySum: 2, qualitySumSquares: 1 }, {});
    const logs = (evidence: typeof fresh) => evidence.processes.minQualityScore!.logs[3]!;
    const [first, second] = [fold([scored(60)]), fold([scored(60), scored(120)])];
    const price = -Math.log(1 - 0.4) - 0.4;
    expect(logs(first)).toBeCloseTo(0.4 * (4 * 0.8 - 2), 12);
    expect(logs(second) - logs(first)).toBeCloseTo(0.4 * (4 * 0.8 - 2) - price * 4 * (0.5 - 2.5 / 5) ** 2, 12);

    const lower = block(120, { count: 4, qualityCount: 4, qualitySum: 0, qualitySumSquares: 0 }, {});
    expect(logs(fold([lower], first)) - logs(first)).toBeCloseTo(0.4 * 4 * 0.8 - price * 4 * 0.5 ** 2, 12);
  });

  test('gives the very same evidence for no blocks, or for blocks it has seen', () => {
    const once = fold([thin, thinner, third]);
    expect(fold([], once)).toBe(once);
    expect(fold([third, thin], once)).toBe(once);
    expect(once.lastBlock).toBe(third.id);
  });

  test('gives the same in any order and any portions, each time with some blocks repeated', () => {
    const one = fc
      .record({ nc: fc.nat(8), ns: fc.nat(30), ac: fc.nat(8), as: fc.nat(30), epoch: fc.nat(2) })
      .map(({ nc, ns, ac, as, epoch }) => ({
        canary: {
          count: nc,
          errors: Math.min(ac, nc),
          qualityCount: nc,
          qualitySum: nc / 2,
          qualitySumSquares: nc / 3,
        },
        stable: {
          count: ns,
          errors: Math.min(as, ns),
          qualityCount: ns,
          qualitySum: ns / 2,
          qualitySumSquares: ns / 3,
        },
        epoch,
      }));
    fc.assert(
      fc.property(
        fc.array(one, { maxLength: 12 }),
        fc.array(fc.nat(12)),
        fc.infiniteStream(fc.nat(100)),
        (all, cuts, order) => {
          const blocks = all.map(({ canary, stable, epoch }, index) => block(index * 60, canary, stable, epoch));
          const whole = fold(blocks);
          const shuffled = blocks.toSorted(() => order.next().value - 50);
          expect(fold(shuffled)).toEqual(whole);

          const portions = [...cuts.toSorted((left, right) => left - right), blocks.length];
          expect(portions.reduce((evidence, end) => fold(blocks.slice(0, end), evidence), fresh)).toEqual(whole);
          if (blocks.length > 0)
            expect(whole.folded.canary.count).toBe(blocks.reduce((sum, { canary }) => sum + canary.count, 0));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('closes blocks by the number of calls alone, whatever their outcomes', () => {
    const sizes = fc.array(fc.tuple(fc.nat(4), fc.nat(12), fc.boolean()), { maxLength: 15 });
    fc.assert(
      fc.property(sizes, (all) => {
        const good = all.map(([nc, ns], index) => block(index * 60, { count: nc }, { count: ns }));
        const bad = all.map(([nc, ns, fails], index) =>
          block(index * 60, { count: nc, errors: fails ? nc : 0 }, { count: ns, errors: fails ? 0 : ns }),
        );
        expect(fold(bad).open.calls?.canary.count).toBe(fold(good).open.calls?.canary.count);
        expect(sumOf(comparedOf(fold(bad)), fold(good).open.calls ?? block(0, {}, {})).canary.count).toBe(
          fold(good).folded.canary.count,
        );
      }),
      { numRuns: 1000 },
    );
  });

  describe('merges', () => {
    const share = (percent: number, one: Block): Block => ({ ...one, percent });

    test('by the calls of both arms, however these fell to them', () => {
      const many = share(5, block(0, { count: 0 }, { count: 10, errors: 9 }));
      expect(fold([many]).open.calls).toBeNull();
      const few = share(5, block(0, { count: 4, errors: 4 }, { count: 5, errors: 1 }));
      expect(fold([few]).open.calls).toMatchObject({ canary: { count: 4 } });
      expect(errorLogs(fold([few]))).toEqual([]);
      expect(fold([share(5, block(60, { count: 1 }, {}))], fold([few])).open.calls).toBeNull();
    });

    test('by their calls alone where nobody knows the share', () => {
      expect(fold([block(0, { count: 4 }, { count: 100 })]).open.calls).not.toBeNull();
      expect(fold([block(0, { count: 5 }, { count: 100 })]).open.calls).toBeNull();
    });

    test('minutes with scores until there are five, though there are calls enough in each', () => {
      const scored = (seconds: number, canary: number) => {
        const scores = (count: number) => ({
          qualityCount: count,
          qualitySum: count / 2,
          qualitySumSquares: count / 2,
        });
        return block(seconds, { count: 50, ...scores(canary) }, { count: 50, ...scores(2) });
      };
      const waiting = fold([scored(60, 1), scored(120, 2)]);
      expect(waiting.open).toMatchObject({ calls: null, scores: { canary: { qualityCount: 3 } } });
      expect(waiting.scores.canary.count).toBe(0);
      const closed = fold([scored(180, 2), scored(240, 1)], waiting);
      expect(closed.open.scores).toMatchObject({ canary: { qualityCount: 1 } });
      expect(closed.scores).toMatchObject({ canary: { count: 5, freedom: 4 }, stable: { count: 6 } });
      expect(judgedOf(closed, 'compareToStable.qualityScore').canary.qualityCount).toBe(5);
      expect(judgedOf(closed, 'compareToStable.errorRate').canary.qualityCount).toBe(6);
    });

    test('announced calls by themselves, so that a canary that reports nothing is found out', () => {
      const silent = freshEvidence(['compareToStable.reports', 'compareToStable.errorRate']);
      const blocks = Array.from({ length: 4 }, (_, minute) =>
        share(5, block(60 * minute, { exposed: 30 }, { count: 570, exposed: 570 })),
      );
      const evidence = fold(blocks, silent);
      expect(evidence.effects.unreported).toMatchObject({ calls: 120, hits: 120 });
      expect(evidence.effects.unreported.expected).toBeCloseTo(120 * 0.05, 9);
      expect(evidence.processes['compareToStable.reports']!.peak).toBeGreaterThan(20);
      expect(evidence.processes['compareToStable.errorRate']!.peak).toBe(0);
    });
  });
});
