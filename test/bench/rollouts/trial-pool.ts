import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Scenario } from './scenario.ts';
import { joinTrials, type Trials } from './trials.ts';
import type { Task } from './trials-worker.ts';

const tasksPerScenario = 16;

const tasksOf = ({ name, runs }: Scenario): readonly Task[] => {
  const size = Math.ceil(runs / tasksPerScenario);
  return Array.from({ length: Math.ceil(runs / size) }, (_, at) => ({
    scenario: name,
    first: at * size,
    count: Math.min(size, runs - at * size),
  }));
};

const work = async (worker: Worker, task: Task): Promise<Trials> => {
  worker.postMessage(task);
  const [trials] = await once(worker, 'message');
  return trials;
};

/**
 * Simulates scenarios on as many threads as the machine has processors. Which thread has which runs makes no
 * difference to the figures.
 */
export const simulate = async (
  scenarios: readonly Scenario[],
  say: (progress: string) => void,
): Promise<ReadonlyMap<string, Trials>> => {
  const queue = scenarios.flatMap((scenario) => tasksOf(scenario));
  const parts = new Map<Task, Trials>();
  const waiting = [...queue];
  const startedAt = performance.now();

  const drain = async (worker: Worker): Promise<void> => {
    for (let task = waiting.shift(); task; task = waiting.shift()) {
      parts.set(task, await work(worker, task));
      if (parts.size % tasksPerScenario === 0) {
        const seconds = Math.round((performance.now() - startedAt) / 1000);
        say(`${parts.size} of ${queue.length} parts after ${seconds} s: ${task.scenario}`);
      }
    }
    await worker.terminate();
  };
  const url = new URL('./trials-worker.ts', import.meta.url);
  await Promise.all(Array.from({ length: availableParallelism() }, () => drain(new Worker(url))));

  const partsOf = (name: string): readonly Trials[] =>
    queue.filter(({ scenario }) => scenario === name).map((task) => parts.get(task) ?? []);
  return new Map(scenarios.map(({ name }) => [name, joinTrials(partsOf(name))]));
};
