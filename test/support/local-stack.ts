import type { TestProject } from 'vitest/node';
import { findStack, type Stack, startStack, stopStack } from '#local/stack.ts';
import { shownSteps } from '#local/steps.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    stack: Stack;
  }
}

const directory = '.local/test';
const port = 4630;

/** Starts the stack of the tests before the first of them, and stops it after the last unless it ran before. */
export const setup = async (project: TestProject) => {
  const running = await findStack(directory);
  const steps = shownSteps(process.stdout, () => performance.now());
  project.provide('stack', running ?? (await startStack({ directory, port, steps })));
  return async () => {
    if (!running) await stopStack({ directory });
  };
};
