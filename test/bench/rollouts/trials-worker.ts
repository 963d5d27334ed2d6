import { parentPort } from 'node:worker_threads';
import { scenarioNamed } from './scenarios.ts';
import { runTrials } from './trials.ts';

/** A stretch of a scenario's runs. */
export type Task = { readonly scenario: string; readonly first: number; readonly count: number };

parentPort?.on('message', ({ scenario, first, count }: Task) => {
  parentPort?.postMessage(runTrials(scenarioNamed(scenario), first, count));
});
