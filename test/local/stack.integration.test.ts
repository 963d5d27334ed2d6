import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '#local/loopback-ports.ts';
import { readStack, resetStack, type Stack, startStack, stopStack } from '#local/stack.ts';
import { ROOT, stackPaths } from '#local/stack-paths.ts';
import type { Steps } from '#local/steps.ts';
import { dynamoOf, FIXTURE_APP, START_MILLISECONDS, startFixture, text } from '#test/local/fixture.ts';
import { listeningAddresses } from '#test/local/listening-addresses.ts';

const ROW = { pk: text('T#org_1'), sk: text('row') };
const OTHER = '.local/fixture-other';

let stack: Stack;
let directory: string;

beforeAll(async () => {
  stack = await startFixture('lifecycle');
  directory = stack.directory;
}, START_MILLISECONDS);

afterAll(async () => {
  await resetStack({ directory });
  await resetStack({ directory: OTHER });
});

const write = (to: Stack) => dynamoOf(to).send(new PutItemCommand({ TableName: to.tables.tenants, Item: ROW }));

const read = async (from: Stack) => {
  const { Item } = await dynamoOf(from).send(new GetItemCommand({ TableName: from.tables.tenants, Key: ROW }));
  return Item;
};

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Steps that note their titles. */
const heard =
  (titles: string[]): Steps =>
  (title, work) => {
    titles.push(title);
    return work(() => {});
  };

/** The same app as synthesised for the first stack, which spares the second one from bundling it again. */
const synthesised = () => ({ command: stackPaths(directory).assembly, sources: [] });

describe('a running stack', () => {
  test('is found in its directory', async () => {
    expect(await readStack(directory)).toEqual(stack);
  });

  test.runIf(process.platform === 'linux')('listens on the loopback interface alone', async () => {
    const port = stack.port.toString(16).toUpperCase().padStart(4, '0');
    expect(await listeningAddresses(stack.pid)).toEqual([`0100007F:${port}`]);
  });

  test('is not started a second time, and runs on', async () => {
    await expect(startStack({ directory, app: FIXTURE_APP })).rejects.toThrow('runs already');
    expect(await readStack(directory)).toEqual(stack);
  });

  test('has neighbours that share nothing with it', async () => {
    await resetStack({ directory: OTHER });
    const other = await startStack({ directory: OTHER, port: await freePort(), app: synthesised() });
    await write(stack);
    expect(await read(stack)).toEqual(ROW);
    expect(await read(other)).toBeUndefined();
    expect(await stopStack({ directory: OTHER })).toBe(true);
    expect(isRunning(other.pid)).toBe(false);
    expect(isRunning(stack.pid)).toBe(true);
    await resetStack({ directory: OTHER });
  });
});

describe('a start', () => {
  test('after a stop finds all data, deploys nothing and takes less than 20 seconds', async () => {
    await write(stack);
    await stopStack({ directory });
    await expect(readStack(directory)).rejects.toThrow('No stack runs');
    const titles: string[] = [];
    const startedAt = performance.now();
    stack = await startStack({ directory, app: FIXTURE_APP, steps: heard(titles) });
    expect(performance.now() - startedAt).toBeLessThan(20_000);
    expect(titles).not.toContain('deploy');
    expect(await read(stack)).toEqual(ROW);
  });

  test('on another port than before is refused: addresses of queues have the port in them', async () => {
    await stopStack({ directory });
    const elsewhere = startStack({ directory, port: await freePort(), app: FIXTURE_APP });
    await expect(elsewhere).rejects.toThrow(`deployed for port ${stack.port}`);
  });

  test('on a port that is taken says so', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const port = (server.address() as { readonly port: number }).port;
    await expect(startStack({ directory: OTHER, port, app: synthesised() })).rejects.toThrow(`Port ${port}`);
    server.close();
  });

  test('that cannot deploy shows the log and leaves nothing running', async () => {
    const port = await freePort();
    const broken = startStack({ directory: OTHER, port, app: { command: 'false', sources: [] } });
    const { logs, emulator } = stackPaths(OTHER);
    await expect(broken).rejects.toThrow(
      expect.objectContaining({ message: '`cdk deploy` failed.', log: `${logs}/deploy.log` }),
    );
    expect(existsSync(emulator)).toBe(false);
    await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow();
  });

  test.each(['start the emulator', 'deploy'])('that is broken off at "%s" leaves nothing running', async (point) => {
    const port = await freePort();
    const controller = new AbortController();
    const steps: Steps = (title, work) => {
      if (title === point) {
        controller.abort();
      }
      return work(() => {});
    };
    await resetStack({ directory: OTHER });
    const start = startStack({ directory: OTHER, port, app: synthesised(), steps, signal: controller.signal });
    await expect(start).rejects.toThrow('aborted');
    await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow();
  });
});

test('an emulator ends with the process that started it, its data written, however that one ends', async () => {
  await stopStack({ directory });
  const holder = spawn('node', ['test/local/hold-stack.ts', directory], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  const held = await readStack(directory);
  await dynamoOf(held).send(
    new PutItemCommand({ TableName: held.tables.tenants, Item: { ...ROW, by: text('holder') } }),
  );
  holder.kill('SIGKILL');
  await expect.poll(() => isRunning(held.pid), { timeout: 20_000 }).toBe(false);
  stack = await startStack({ directory, app: FIXTURE_APP });
  expect(await read(stack)).toMatchObject({ by: text('holder') });
});

test('an emulator that is killed still knows what was deployed', async () => {
  await resetStack({ directory: OTHER });
  const app = synthesised();
  const fresh = await startStack({ directory: OTHER, port: await freePort(), app });
  process.kill(-fresh.pid, 'SIGKILL');
  await expect.poll(() => isRunning(fresh.pid), { timeout: 20_000 }).toBe(false);
  await expect(readStack(OTHER)).rejects.toThrow('No stack runs');
  const titles: string[] = [];
  const again = await startStack({ directory: OTHER, app, steps: heard(titles) });
  expect(titles).not.toContain('deploy');
  expect(again.apiUrl).toBe(fresh.apiUrl);
});

test('a reset deletes all data', async () => {
  await resetStack({ directory });
  expect(existsSync(stackPaths(directory).state)).toBe(false);
  expect(await stopStack({ directory })).toBe(false);
});
