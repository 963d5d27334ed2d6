import type { Table } from '../benchmark.ts';
import { type Findings, type OutcomeOf, ours, trustBy } from './findings.ts';
import { foundWithin, withinAlpha } from './goals.ts';
import { qualityDetections, rampQuality, sameAsFloor, sameQuality } from './quality-scenarios.ts';
import { detectionTable, falseTable, overviewTable } from './tables.ts';

const mixture = 'Promptgate, mixture';
const dropOf = (name: string): string => name.replace(/, share.*/, '');

/** How scores are judged. */
export const qualityFindings = (of: OutcomeOf): Findings & { readonly overview: Table } => {
  const [steady, falling, floor] = [sameQuality.map(of), rampQuality.map(of), of(sameAsFloor)];
  const [small, half] = [qualityDetections(0.05).map(of), qualityDetections(0.5).map(of)];
  const trusted = trustBy(steady);
  const drops = small.map(({ scenario }) => dropOf(scenario.name));
  return {
    overview: overviewTable(
      'Scores: the same, at a share of 5 %',
      [
        { head: 'false, steady share', outcomes: steady },
        { head: 'false, ramp and fall', outcomes: falling },
      ],
      small.map((outcome, at) => ({ head: drops[at] ?? '', outcome })),
      trusted,
    ),
    goals: [
      withinAlpha('scores, steady share, 1,440 looks', steady, mixture),
      withinAlpha('scores that fall on both sides during a ramp', falling, mixture),
      withinAlpha('scores, the exact test', [...steady, ...falling], 'Promptgate, exact'),
      withinAlpha('scores at the floor', [floor], ours),
      ...small
        .filter((_, at) => drops[at] === '0.80 → 0.75')
        .map((outcome) => foundWithin(`scores until ${outcome.scenario.name}`, outcome, mixture, 160)),
    ],
    tables: [
      falseTable('Scores: false rollbacks, % of the runs (95 % interval)', [...steady, ...falling]),
      detectionTable('Scores, share 5 % of 200 calls a minute: until the rollback', small, drops, trusted),
      detectionTable('Scores, share 50 % of 20 calls a minute: until the rollback', half, drops, trusted),
      falseTable('A floor for scores: false rollbacks, % of the runs (95 % interval)', [floor]),
    ],
  };
};
