import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runCli } from './cli.ts';
import { type DemoOrganisation, demoOrganisation } from './demo-organisation.ts';
import { LocalStackError } from './local-stack-error.ts';
import type { Options } from './options.ts';
import { startStack, stopStack } from './stack.ts';
import type { Stack } from './stack-file.ts';
import { stackPaths } from './stack-paths.ts';
import { type Steps, shownSteps } from './steps.ts';

const greeting = ({ apiUrl, directory }: Stack, { email, password }: DemoOrganisation): string => `
Promptgate is running.

  API        ${apiUrl}
  e-mail     ${email}
  password   ${password}

  curl -s ${apiUrl}/v1/sessions \\
    -H 'content-type: application/json' -d '{"email":"${email}","password":"${password}"}'

Ctrl-C stops it. The data stay in ${relative('', directory)}; \`npm run reset\` deletes them.

`;

/** Resolves when the person, or whoever runs this, wants it to end. */
const interruption = (): { readonly signal: AbortSignal; readonly interrupted: Promise<void> } => {
  const controller = new AbortController();
  const interrupted = new Promise<void>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(name, () => {
        controller.abort();
        resolve();
      });
    }
  });
  return { signal: controller.signal, interrupted };
};

/** Keeps the stack up until it is interrupted, stopped from elsewhere or dead. */
const serve = async (stack: Stack, steps: Steps, interrupted: Promise<void>, ended: Promise<void>): Promise<void> => {
  const demo = await steps('prepare the demo organisation', () => demoOrganisation(stack));
  process.stdout.write(greeting(stack, demo));
  const { directory } = stack;
  const isOurs = await Promise.race([interrupted.then(() => true), ended.then(() => false)]);
  if (isOurs) {
    await steps('stop', () => stopStack({ directory }));
    return;
  }
  const { logs, stack: file } = stackPaths(directory);
  if (existsSync(file)) {
    const log = join(logs, 'emulator.log');
    throw new LocalStackError('The emulator has died.', { next: 'Look at the end of its log and start again.', log });
  }
  process.stdout.write('Stopped by another command.\n');
};

const start = async (options: Options): Promise<void> => {
  const steps = shownSteps(process.stdout, () => performance.now());
  const { signal, interrupted } = interruption();
  const { promise: ended, resolve: onEnd } = Promise.withResolvers<void>();
  // Nothing else keeps this process alive once all steps are done.
  const alive = setInterval(() => {}, 60_000);
  try {
    const stack = await startStack({ ...options, steps, signal, onEnd });
    await serve(stack, steps, interrupted, ended).finally(() => stopStack(options));
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
    process.stdout.write('\nStopped. Nothing is left running.\n');
    process.exitCode = 1;
  } finally {
    clearInterval(alive);
  }
};

await runCli(start);
