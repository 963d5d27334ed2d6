import { describe, expect, test } from 'vitest';
import { type Evidence, freshEvidence } from '#shared/domain/rollouts/evidence/evidence.ts';
import { foldBlocks } from '#shared/domain/rollouts/evidence/fold-blocks.ts';
import { dropLog } from '#shared/domain/rollouts/evidence/scores.ts';
import { certificationLog, regressionLogs } from '#shared/domain/rollouts/evidence/two-by-two.ts';
import { type GuardrailName, guardrailsOf } from '#shared/domain/rollouts/guardrails.ts';
import { independentCalls } from '#shared/domain/rollouts/replay.ts';
import { block } from '../fixtures.ts';

describe('the comparison with stable', () => {
  test('says nothing of reports where nobody announces what was served', () => {
    const evidence = foldBlocks(
      freshEvidence(['compareToStable.reports']),
      [block(60, { count: 50 }, { count: 50 }), block(120, { count: 50 }, { count: 50, exposed: 90 }, 8)],
      guardrailsOf(),
      independentCalls,
    );
    expect(evidence.open.exposures).toMatchObject({
      canary: { count: 0, exposed: 0 },
      stable: { count: 50, exposed: 90 },
    });
    expect(evidence.processes['compareToStable.reports']).toEqual({ logs: [], peak: 0 });
  });

  test('compares scores by the mixture, whose peak stays, unless told otherwise', () => {
    const mixture = guardrailsOf({});
    const scored = (seconds: number, mean: number) => {
      const counts = (many: number, about: number) => ({
        count: many,
        qualityCount: many,
        qualitySum: many * about,
        qualitySumSquares: many * (about ** 2 + 0.01),
      });
      return { ...block(seconds, counts(30, mean), counts(570, 0.8)), percent: 5 };
    };
    const name = 'compareToStable.qualityScore';
    const quality = (evidence: Evidence) => evidence.processes[name]!;
    const low = foldBlocks(freshEvidence([name]), [scored(60, 0.6), scored(120, 0.6)], mixture, independentCalls);
    expect(quality(low).logs).toEqual([dropLog(low.scores, 0, 0.01)]);
    expect(quality(low).peak).toBe(quality(low).logs[0]);
    expect(quality(low).peak).toBeGreaterThan(5);

    const high = foldBlocks(low, [scored(180, 1), scored(240, 1)], mixture, independentCalls);
    expect(quality(high).logs[0]).toBeLessThan(1);
    expect(quality(high).peak).toBe(quality(low).peak);

    const tolerant = guardrailsOf({ margin: { qualityScore: 0.3 } });
    expect(
      quality(foldBlocks(freshEvidence([name]), [scored(60, 0.6), scored(120, 0.6)], tolerant, independentCalls)).peak,
    ).toBe(0);
  });

  test('tolerates as much as the margins say', () => {
    const tolerant = guardrailsOf({ margin: { errorRate: 2, latency: 3 } });
    const [canary, stable] = [
      { count: 30, errors: 4, slow: 6 },
      { count: 570, errors: 9, slow: 20 },
    ];
    const both: GuardrailName[] = ['compareToStable.errorRate', 'compareToStable.latency'];
    const { processes, certification } = foldBlocks(
      freshEvidence(both),
      [block(60, canary, stable)],
      tolerant,
      independentCalls,
    );
    expect(processes['compareToStable.errorRate']!.logs).toEqual(
      regressionLogs({ count: 30, hits: 4 }, { count: 570, hits: 9 }, 2),
    );
    expect(processes['compareToStable.latency']!.logs).toEqual(
      regressionLogs({ count: 30, hits: 6 }, { count: 570, hits: 20 }, 3),
    );
    expect(certification.twiceStable).toBeCloseTo(
      certificationLog({ count: 30, hits: 4 }, { count: 570, hits: 9 }, 2),
      12,
    );
  });
});
