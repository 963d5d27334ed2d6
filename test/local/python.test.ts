import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPython, isSupportedPython, probePython } from '#local/python.ts';
import { ROOT } from '#local/stack-paths.ts';

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'pythons-'));
});

afterAll(() => rmSync(directory, { recursive: true }));

/** A program that answers as a Python of a version would. */
const pretend = (name: string, answer: string): string => {
  const file = join(directory, name);
  writeFileSync(file, `#!/bin/sh\necho '${answer}'\n`);
  chmodSync(file, 0o755);
  return file;
};

describe('a Python', () => {
  test.each([
    ['3.9.18', false],
    ['3.10.0', true],
    ['3.14.2', true],
    ['3.15.0', false],
    ['2.7.18', false],
    ['', false],
  ])('of version %s runs the emulator: %s', (version, expected) => {
    expect(isSupportedPython(version)).toBe(expected);
  });

  test('that is no program is none', async () => {
    expect(await probePython(join(directory, 'nothing'))).toBeUndefined();
  });
});

describe('the search for a Python', () => {
  test('takes the first that fits', async () => {
    const old = pretend('old', '3.9.1 True');
    const bare = pretend('bare', '3.12.0 False');
    const good = pretend('good', '3.11.7 True');
    expect(await findPython([join(directory, 'nothing'), old, bare, good])).toMatchObject({ file: good });
  });

  test('names the Pythons that are too old', async () => {
    const old = pretend('old', '3.9.1 True');
    await expect(findPython([old])).rejects.toThrow(`The emulator needs Python 3.10 to 3.14; ${old} is 3.9.1.`);
  });

  test('says that there is none', async () => {
    await expect(findPython([])).rejects.toThrow('no Python was found');
  });

  test('says what a Python lacks that cannot make environments', async () => {
    const bare = pretend('bare', '3.12.0 False');
    await expect(findPython([bare])).rejects.toThrow(
      expect.objectContaining({ next: expect.stringContaining('python3-venv') }),
    );
  });
});

test("the launcher's own parts pass their tests", async () => {
  const { file } = await findPython();
  const cwd = join(ROOT, 'local', 'emulator');
  const { stderr } = await promisify(execFile)(file, ['-B', '-m', 'unittest', 'discover', '-p', 'test_*.py'], { cwd });
  expect(stderr).toMatch(/^Ran \d{2,} tests/m);
  expect(stderr).toMatch(/^OK$/m);
});
