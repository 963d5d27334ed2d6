import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let checkout: string;

beforeAll(() => {
  checkout = mkdtempSync(join(tmpdir(), 'checkout-'));
  mkdirSync(join(checkout, 'tools'));
  copyFileSync('tools/check-node.cjs', join(checkout, 'tools', 'check-node.cjs'));
});

afterAll(() => rmSync(checkout, { recursive: true }));

/** Loads the check before a program, in a Node that says it is of another version. */
const run = (version: string) => {
  const pretence = join(checkout, 'pretence.cjs');
  writeFileSync(pretence, `Object.defineProperty(process.versions, 'node', { value: '${version}' });`);
  const words = ['-r', pretence, '-r', join(checkout, 'tools', 'check-node.cjs'), '-p', '"started"'];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  return { status, stdout: stdout.trim(), stderr };
};

const install = (file: string) => {
  mkdirSync(join(checkout, 'node_modules', '.bin'), { recursive: true });
  writeFileSync(join(checkout, 'node_modules', file), '');
};

test('a checkout without packages is told to install them', () => {
  expect(run('24.21.0')).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('→ npm ci') });
});

test('an old Node starts nothing, and says how to get the one of the packages', () => {
  install('.package-lock.json');
  for (const version of ['18.0.0', '20.20.2', '24.6.0']) {
    expect(run(version)).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('npm rebuild node') });
  }
  install('.bin/node');
  expect(run('20.20.2')).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('npm start') });
});

test('a Node that is new enough starts in silence', () => {
  for (const version of ['24.7.0', '24.21.0', '26.0.0']) {
    expect(run(version)).toEqual({ status: 0, stdout: 'started', stderr: '' });
  }
});
