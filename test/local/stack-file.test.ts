import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { fingerprint } from '#local/fingerprint.ts';
import { readStack, stackOf } from '#local/stack-file.ts';
import { ROOT, stackPaths } from '#local/stack-paths.ts';

const emulator = { pid: 7, port: 4711, url: 'http://127.0.0.1:4711', hasEnded: () => false, ended: Promise.resolve() };
const outputs = { ApiId: 'api', ApiStage: 'local', TenantsTable: 'tenants', DirectoryTable: 'directory', Bus: 'bus' };

test('a stack is found by the outputs of its app', () => {
  expect(stackOf(stackPaths('/tmp/x'), emulator, outputs, new Date(0))).toEqual({
    apiUrl: 'http://127.0.0.1:4711/restapis/api/local/_user_request_',
    region: 'eu-west-1',
    stage: 'local',
    emulatorUrl: 'http://127.0.0.1:4711',
    tables: { tenants: 'tenants', directory: 'directory' },
    bus: 'bus',
    startedAt: '1970-01-01T00:00:00.000Z',
    pid: 7,
    port: 4711,
    directory: '/tmp/x',
    outputs,
  });
});

test.each(Object.keys(outputs))('an app without the output %s is told so', (key) => {
  const others = Object.fromEntries(Object.entries(outputs).filter(([name]) => name !== key));
  expect(() => stackOf(stackPaths('/tmp/x'), emulator, others, new Date(0))).toThrow(`output named ${key}.`);
});

test('a stack whose emulator is gone does not run, whatever its file says', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'stack-'));
  const paths = stackPaths(directory);
  await expect(readStack(directory)).rejects.toThrow('No stack runs');
  writeFileSync(paths.stack, JSON.stringify({ pid: process.pid }));
  // This process lives, but it is no emulator.
  writeFileSync(paths.emulator, JSON.stringify({ pid: process.pid, port: 1 }));
  await expect(readStack(directory)).rejects.toThrow('No stack runs');
  rmSync(directory, { recursive: true });
});

test('a fingerprint changes with the content, the names and the command of an app, and with nothing else', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'sources-'));
  const sources = [relative(ROOT, directory), 'no-such-folder'];
  const print = (command = 'x') => fingerprint({ command, sources });
  const write = (name: string, content: string) => writeFileSync(join(directory, name), content);
  write('a.ts', 'one');
  const first = await print();
  write('a.ts', 'one');
  expect(await print()).toBe(first);
  expect(await print('y')).not.toBe(first);
  write('a.ts', 'two');
  expect(await print()).not.toBe(first);
  write('a.ts', 'one');
  write('b.ts', '');
  expect(await print()).not.toBe(first);
  rmSync(directory, { recursive: true });
});
