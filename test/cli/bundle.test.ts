import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attack, runCli } from './running.ts';

const folder = mkdtempSync(join(tmpdir(), 'promptgate-bundle-'));
const bundle = join(folder, 'promptgate.mjs');

beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, ['tools/bundle-cli.ts', '--output', bundle], {
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
});

afterAll(() => rmSync(folder, { recursive: true }));

/** The machine's own Node is mostly older than the one in the packages. */
const nodes = [process.execPath, '/usr/bin/node'].filter(existsSync);

describe('the bundle', () => {
  test('is one file that needs nothing but Node', () => {
    const imported = [
      ...readFileSync(bundle, 'utf8').matchAll(/(?:\bfrom|\bimport|__require\()\s*["']([\w@][\w@:/.-]*)["']/g),
    ];
    expect(imported.length).toBeGreaterThan(0);
    expect(imported.map(([, name]) => name).filter((name) => !isBuiltin(name ?? ''))).toEqual([]);
  });

  test.each(nodes)('says under %s what the sources say', (node) => {
    const messages = JSON.stringify({ messages: [{ role: 'system', content: attack }], variables: { a: 1 } });
    const scan = ['scan', '-', '--format', 'json'];
    const { status, stdout, stderr } = spawnSync(node, [bundle, ...scan], {
      cwd: folder,
      input: messages,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toBe(runCli(scan, '.', messages).stdout);
  });
});
