import { callersWithTastes, sameCallers, worseCallers } from './caller-scenarios.ts';
import { type Findings, type OutcomeOf, ours, trustBy } from './findings.ts';
import { withinAlpha } from './goals.ts';
import {
  allAtOnce,
  moreSilence,
  notWorse,
  otherShare,
  sameShare,
  sameSilence,
  twiceAsBad,
} from './health-scenarios.ts';
import { detectionTable, falseTable } from './tables.ts';
import { beyondLimit, withinLimit } from './threshold-scenarios.ts';

const always = () => true;

/** How callers with much traffic and failure rates of their own are coped with. */
export const callerFindings = (of: OutcomeOf): Findings => {
  const [same, worse] = [sameCallers.map(of), worseCallers.map(of)];
  const capped = same.filter(({ scenario }) => scenario.name.includes('at most 5 '));
  const free = same.filter(({ scenario }) => !scenario.name.includes('at most'));
  return {
    goals: [
      withinAlpha('heavy callers, no cap', free, ours),
      withinAlpha('heavy callers, capped at 5 outcomes', capped, ours),
      withinAlpha('heavy callers with scores of their own', callersWithTastes.map(of), ours),
    ],
    tables: [
      falseTable('Heavy callers: false rollbacks, % of the runs (95 % interval)', [
        ...same,
        ...callersWithTastes.map(of),
      ]),
      detectionTable(
        'Heavy callers, all failing three times as often: until the rollback',
        worse,
        worse.map(({ scenario }) => scenario.name),
        always,
      ),
    ],
  };
};

/** How fixed limits are kept. */
export const limitFindings = (of: OutcomeOf): Findings => {
  const [within, beyond] = [withinLimit.map(of), beyondLimit.map(of)];
  return {
    goals: [withinAlpha('failures at the limit and below', within, ours)],
    tables: [
      falseTable('A limit of 5 % for failures: false rollbacks, % of the runs (95 % interval)', within),
      detectionTable(
        'A limit of 5 %, broken: until the rollback',
        beyond,
        beyond.map(({ scenario }) => scenario.name.replace('limit 5 %, ', '')),
        trustBy(within),
      ),
    ],
  };
};

/** All guardrails at once, calls that never report, a share that is not the one that was set, and certificates. */
export const healthFindings = (of: OutcomeOf): Findings => {
  const until = (title: string, scenarios: typeof moreSilence) =>
    detectionTable(
      title,
      scenarios.map(of),
      scenarios.map(({ name }) => name),
      always,
    );
  return {
    goals: [
      withinAlpha('all guardrails at once', [of(allAtOnce)], ours),
      withinAlpha('calls that never report, as many on both sides', [of(sameSilence)], ours),
    ],
    tables: [
      falseTable('All guardrails, and reports: false rollbacks, % of the runs (95 % interval)', [
        of(allAtOnce),
        of(sameSilence),
      ]),
      until('Calls that never report: canary calls served until the rollback', moreSilence),
      falseTable('Share mismatch, alpha 0.1 %: false holds, % of the runs (95 % interval)', [of(sameShare)]),
      until('Share mismatch: canary calls until the hold', otherShare),
      falseTable(
        'Promotion by evidence: certified though the odds of failing are twice stable’s, % of the runs (95 % interval)',
        twiceAsBad.map(of),
      ),
      until('Promotion by evidence: canary calls until a version that is no worse is certified', notWorse),
    ],
  };
};
