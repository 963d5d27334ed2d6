import { describe, expect, test } from 'vitest';
import { LocalStackError } from '#local/local-stack-error.ts';
import { formatDuration, formatFailure, formatStep, shownSteps } from '#local/steps.ts';

const screen = (isTTY: boolean) => {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
};

const clock = (...times: readonly number[]) => {
  const left = [...times];
  return () => left.shift() ?? 0;
};

describe('a duration', () => {
  test.each([
    [0, '0.0 s'],
    [8_100, '8.1 s'],
    [59_949, '59.9 s'],
    [59_990, '1 min 0 s'],
    [64_000, '1 min 4 s'],
    [119_600, '2 min 0 s'],
  ])('of %i ms reads %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});

describe('steps', () => {
  test('are one line each with their time, and give back what the work gives', async () => {
    const out = screen(false);
    const steps = shownSteps(out, clock(0, 8_100));
    expect(await steps('install the emulator', async () => 7)).toBe(7);
    expect(out.written.join('')).toBe(`${formatStep('✓', 'install the emulator', 8_100)}\n`);
    expect(out.written.join('')).toMatch(/^✓ install the emulator +8\.1 s\n$/);
  });

  test('that fail are marked, and the failure goes on', async () => {
    const out = screen(false);
    const failing = shownSteps(out, clock(0, 1_000))('deploy', () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(out.written.join('')).toMatch(/^✗ deploy +1\.0 s\n$/);
  });

  test('on a terminal leave no trace of their progress', async () => {
    const out = screen(true);
    await shownSteps(out, clock(0, 1_000))('deploy', async (progress) => progress('3/4'));
    expect(out.written.at(-1)).toBe(`\r\u001b[2K${formatStep('✓', 'deploy', 1_000)}\n`);
  });
});

describe('a failure', () => {
  test('says what happened, the end of its log and what to do next', () => {
    const error = new LocalStackError('It broke.', { next: 'Mend it.', log: 'a.log' });
    expect(formatFailure(error, (file) => `last line of ${file}`)).toBe(
      '\nIt broke.\n\nThe end of a.log:\n\nlast line of a.log\n\n→ Mend it.\n',
    );
  });

  test('without a log shows none', () => {
    expect(formatFailure(new LocalStackError('It broke.', { next: 'Mend it.' }), () => '')).toBe(
      '\nIt broke.\n\n→ Mend it.\n',
    );
  });

  test('that nobody has foreseen shows where it came from', () => {
    expect(formatFailure(new Error('surprise'), () => '')).toContain('steps.test.ts');
    expect(formatFailure('surprise', () => '')).toBe('\nsurprise\n');
  });
});
