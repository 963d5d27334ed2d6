import { callersWithTastes, sameCallers, worseCallers } from './caller-scenarios.ts';
import {
  cautiousDetections,
  detectionScenarios,
  lateScenario,
  oddDetections,
  quietScenarios,
  rampScenarios,
  sameScenarios,
} from './error-scenarios.ts';
import {
  allAtOnce,
  moreSilence,
  notWorse,
  otherShare,
  sameShare,
  sameSilence,
  twiceAsBad,
} from './health-scenarios.ts';
import { qualityDetections, rampQuality, sameAsFloor, sameQuality } from './quality-scenarios.ts';
import type { Scenario } from './scenario.ts';
import { beyondLimit, withinLimit } from './threshold-scenarios.ts';

/** All that is simulated. */
export const scenarios: readonly Scenario[] = [
  ...sameScenarios,
  ...rampScenarios,
  lateScenario,
  ...quietScenarios,
  ...sameCallers,
  ...callersWithTastes,
  ...sameQuality,
  ...rampQuality,
  sameAsFloor,
  ...withinLimit,
  allAtOnce,
  sameSilence,
  sameShare,
  ...twiceAsBad,
  ...detectionScenarios(0.05),
  ...detectionScenarios(0.5),
  ...oddDetections,
  ...cautiousDetections,
  ...worseCallers,
  ...qualityDetections(0.05),
  ...qualityDetections(0.5),
  ...beyondLimit,
  ...moreSilence,
  ...otherShare,
  ...notWorse,
];

const byName = new Map(scenarios.map((scenario) => [scenario.name, scenario]));
if (byName.size < scenarios.length) throw new Error('Two scenarios have one name.');

/** @throws Error when there is none of that name. */
export const scenarioNamed = (name: string): Scenario => {
  const scenario = byName.get(name);
  if (!scenario) throw new Error(`There is no scenario ${name}.`);
  return scenario;
};
