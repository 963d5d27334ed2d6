import { runCli } from '#local/cli.ts';
import type { Options } from '#local/options.ts';
import { findStack, startStack, stopStack } from '#local/stack.ts';
import { shownSteps } from '#local/steps.ts';
import { gatherPeople } from './chapters/gather-people.ts';
import { countWebhooks, printAuditTrail, proveIsolation } from './chapters/prove-it.ts';
import { reviewVersion } from './chapters/review-version.ts';
import { rollBack, rollOut } from './chapters/roll-out.ts';
import { scanPrompts } from './chapters/scan-prompts.ts';
import { startReceiver } from './receiver.ts';
import { bold, green, red } from './screen.ts';

const vulnerable = ['sql-assistant', 'refund-agent'] as const;
const [, prompt] = vulnerable;

const tell = async (apiUrl: string): Promise<void> => {
  const receiver = await startReceiver();
  try {
    const story = await gatherPeople(apiUrl, receiver);
    const mended = await scanPrompts(story, vulnerable);
    const version = mended.get(prompt)?.version ?? 0;
    await reviewVersion(story, prompt, version);
    const apiKey = await rollOut(story, prompt, version);
    await rollBack(story, prompt, version, apiKey);
    await countWebhooks(story);
    await printAuditTrail(story);
    await proveIsolation(story, prompt);
  } finally {
    await receiver.stop();
  }
};

/** Tells the story on the stack that runs, or on one that it starts for the purpose and stops again. */
const demo = async (options: Options): Promise<void> => {
  console.log(bold('\nPromptgate: the life of a prompt, from its first version to a rollback\n'));
  const interruption = new AbortController();
  const running = await findStack(options.directory);
  const stop = async () => {
    if (!running) await stopStack(options);
  };
  process.once('SIGINT', () => {
    interruption.abort();
    void stop().finally(() => process.exit(130));
  });

  const steps = shownSteps(process.stdout, () => performance.now());
  const { apiUrl } = running ?? (await startStack({ ...options, steps, signal: interruption.signal }));
  try {
    const began = performance.now();
    await tell(apiUrl);
    console.log(
      `\n${green('✓')} ${bold(`The whole story took ${Math.round((performance.now() - began) / 1000)} s.`)}\n`,
    );
  } catch (error) {
    console.error(`\n${red('✗')} The story broke off: ${(error as Error).message}\n`);
    process.exitCode = 1;
  } finally {
    await stop();
  }
};

await runCli(demo);
