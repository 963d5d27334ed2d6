import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, inject, test } from 'vitest';
import { until } from '#demo/api.ts';
import { findStack, readStack, stopStack } from '#local/stack.ts';
import {
  approvedPrompt,
  getRollout,
  newOrganisation,
  type Organisation,
  release,
  startRollout,
  workspace,
} from '#test/support/organisation.ts';

const { apiUrl, directory } = inject('stack');
const steps = [
  { percent: 25, holdSeconds: 3600 },
  { percent: 100, holdSeconds: 3600 },
];

/** A stack ends with whoever started it, and others go on with this one: so a process of its own starts it. */
const restartEverything = async () => {
  await stopStack({ directory });
  spawn(process.execPath, ['local/start.ts', '--dir', directory], { detached: true, stdio: 'ignore' }).unref();
  await until(
    () => findStack(directory),
    (stack) => stack !== undefined,
  );
};

/** What a function had in hand when it ended comes again after the queue's visibility timeout, 20 seconds; with room. */
const redelivery = 60;

/** Sends as a careful client does: again, with the same ids, until it is acknowledged. */
const persistently = async <T>(send: () => Promise<{ status: number; body: T }>): Promise<T> => {
  const answer = await until(
    () => send().catch(() => ({ status: 0, body: undefined as T })),
    ({ status }) => status >= 200 && status < 300,
  );
  return answer.body;
};

const startCounting = async (organisation: Organisation, prompt: string) => {
  await approvedPrompt(organisation, prompt, 2);
  await release(organisation, prompt, 1);
  const product = await organisation.key('read');
  const { id } = await startRollout(organisation.owner, prompt, { version: 2, steps });
  let sent = 0;

  const sendBatch = async (size: number) => {
    const path = `${workspace}/prompts/${prompt}/resolve?environment=production&subject=batch-${sent}`;
    const { exposure } = await persistently(() => product.call<{ exposure: string }>('GET', path));
    const outcomes = Array.from({ length: size }, (_, number) => ({
      id: `${prompt}-${sent + number}`,
      exposure,
      success: true,
    }));
    sent += size;
    await persistently(() => product.call('POST', `${workspace}/outcomes`, { outcomes }));
  };
  const counted = async () => {
    const { stats } = await getRollout(organisation.owner, prompt, id);
    return stats.stable.count + stats.canary.count;
  };
  return {
    sendBatch,
    counted,
    sent: () => sent,
    status: async () => (await getRollout(organisation.owner, prompt, id)).status,
  };
};

test('a restart of everything in the middle of a rollout loses nothing and counts nothing twice', async () => {
  const counting = await startCounting(await newOrganisation(apiUrl), 'restarted');
  for (let batch = 0; batch < 4; batch += 1) await counting.sendBatch(25);

  await restartEverything();
  for (let batch = 0; batch < 4; batch += 1) await counting.sendBatch(25);

  await until(counting.counted, (count) => count >= counting.sent(), redelivery);
  expect(await counting.counted()).toBe(200);
  expect(await counting.status()).toBe('ramping');
});

/** The processes in which the functions run: the emulator's children, by the parent that `/proc/<pid>/stat` names. */
const functionProcesses = (emulator: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2]) === emulator;
      } catch {
        return false;
      }
    });

// Where there is no /proc (macOS) only the restart is tried.
test.runIf(existsSync('/proc/self/stat'))(
  'functions that are killed while they work lose nothing and count nothing twice',
  async () => {
    const counting = await startCounting(await newOrganisation(apiUrl), 'killed');
    const emulator = (await readStack(directory)).pid;
    let killed = 0;
    const sending = (async () => {
      for (let batch = 0; batch < 12; batch += 1) await counting.sendBatch(40);
    })();
    const isOver = sending.then(() => true);

    while (!(await Promise.race([isOver, new Promise<false>((resume) => setTimeout(() => resume(false), 400))]))) {
      for (const pid of functionProcesses(emulator)) {
        process.kill(pid, 'SIGKILL');
        killed += 1;
      }
    }
    await sending;

    await until(counting.counted, (count) => count >= counting.sent(), redelivery);
    expect(killed).toBeGreaterThan(0);
    expect(await counting.counted()).toBe(480);
  },
);
