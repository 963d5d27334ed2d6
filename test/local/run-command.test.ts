import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { baseEnvironment } from '#local/base-environment.ts';
import { type Command, runCommand } from '#local/run-command.ts';

let directory: string;
let log: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'commands-'));
  log = join(directory, 'x.log');
});

afterAll(() => rmSync(directory, { recursive: true }));

const run = (script: string, more: Partial<Command> = {}) =>
  runCommand({
    file: 'sh',
    arguments: ['-c', script],
    environment: baseEnvironment(),
    log,
    failure: { message: 'It failed.', next: 'Mend it.' },
    ...more,
  });

test('all that a command prints is in its log, and every line is heard', async () => {
  const lines: string[] = [];
  await run('echo one; echo two >&2', { onLine: (line) => lines.push(line) });
  expect(readFileSync(log, 'utf8').split('\n').toSorted()).toEqual(['', 'one', 'two']);
  expect(lines.toSorted()).toEqual(['one', 'two']);
});

test('a command that ends badly fails with its own words and its log', async () => {
  await expect(run('exit 3')).rejects.toThrow(
    expect.objectContaining({ message: 'It failed.', next: 'Mend it.', log }),
  );
});

test('a command that is no program fails likewise', async () => {
  await expect(run('', { file: 'no-such-program' })).rejects.toThrow('It failed.');
});

test('a command that is broken off takes its children along', async () => {
  const controller = new AbortController();
  const onLine = (line: string) => line === 'ready' && controller.abort();
  await expect(run('sleep 60 & echo ready; wait', { signal: controller.signal, onLine })).rejects.toThrow('aborted');
});

test("nothing of the person's AWS settings reaches a command", async () => {
  process.env['AWS_PROFILE'] = 'production';
  const lines: string[] = [];
  await run('env', { onLine: (line) => lines.push(line) });
  delete process.env['AWS_PROFILE'];
  expect(lines.filter((line) => line.startsWith('AWS_'))).toEqual([]);
  expect(lines.find((line) => line.startsWith('PATH='))).toMatch(/^PATH=[^:]*node_modules\/\.bin:/);
});
