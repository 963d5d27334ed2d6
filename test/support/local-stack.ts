import type { TestProject } from 'vitest/node';
import { reportFailure } from '#local/cli.ts';
import { takeLock } from '#local/lock.ts';
import { freePort } from '#local/loopback-ports.ts';
import { findStack, type Stack, startStack, stopStack } from '#local/stack.ts';
import { readDeployed } from '#local/stack-file.ts';
import { stackPaths } from '#local/stack-paths.ts';
import { shownSteps } from '#local/steps.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    stack: Stack;
  }
}

const directory = '.local/test';

/** A stack keeps the port that it was deployed for; a new one takes any that is free. */
const portOf = async () => ((await readDeployed(stackPaths(directory))) ? {} : { port: await freePort() });

const start = async (project: TestProject): Promise<() => Promise<void>> => {
  const running = await findStack(directory);
  const steps = shownSteps(process.stdout, () => performance.now());
  project.provide('stack', running ?? (await startStack({ directory, ...(await portOf()), steps })));
  return async () => {
    if (!running) await stopStack({ directory });
  };
};

/** Tests stop emulators and delete what they leave: two runs at once would do it to each other. */
const startAlone = async (project: TestProject): Promise<() => Promise<void>> => {
  const release = await takeLock({ file: `${directory}.lock`, held: 'Another run of the tests is using their stacks' });
  const stop = await start(project).catch(async (error: unknown) => {
    await release();
    throw error;
  });
  return () => stop().finally(release);
};

/** Starts the stack of the tests before the first of them, and stops it after the last unless it ran before. */
export const setup = async (project: TestProject) => {
  let teardown: (() => Promise<void>) | undefined;
  await reportFailure(async () => {
    teardown = await startAlone(project);
  });
  // Nothing can be tested, and nothing is left running: what is to be done has been said.
  if (teardown === undefined) process.exit();
  return teardown;
};
