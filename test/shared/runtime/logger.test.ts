import { afterEach, describe, expect, test, vi } from 'vitest';
import { log } from '#shared/runtime/logger.ts';

const written = (line: Readonly<Record<string, unknown>>) => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  log(line);
  const [[text]] = write.mock.calls as [[string]];
  expect(text.endsWith('\n')).toBe(true);
  expect(text.trimEnd()).not.toContain('\n');
  return JSON.parse(text) as Record<string, never>;
};

describe('a line of the log', () => {
  afterEach(() => vi.restoreAllMocks());

  test('has its facts beside level, time and service', () => {
    const line = written({ operation: 'resolvePrompt', status: 200 });
    expect(line).toMatchObject({ level: 'INFO', message: 'done', service: 'promptgate', status: 200 });
    expect(Date.parse(line['timestamp'] as unknown as string)).not.toBeNaN();
  });

  test('names the code of what was refused', () => {
    expect(written({ error: 'not_found' })).toMatchObject({ level: 'INFO', message: 'refused', error: 'not_found' });
  });

  test('gives an error with its stack and its causes', () => {
    const error = new TypeError('above', { cause: new Error('below', { cause: 'deep' }) });
    const line = written({ operation: 'resolvePrompt', error });
    expect(line).toMatchObject({ level: 'ERROR', message: 'failed', operation: 'resolvePrompt' });
    expect(line['error']).toMatchObject({
      name: 'TypeError',
      message: 'above',
      stack: expect.stringContaining('logger.test'),
      cause: { name: 'Error', message: 'below', cause: 'deep' },
    });
  });

  test('gives nothing that a library has added to an error, and does not fail on it', () => {
    const error = Object.assign(new Error('refused'), { request: { body: 'a prompt' } });
    Object.assign(error, { itself: error });
    expect(JSON.stringify(written({ error }))).not.toContain('a prompt');
  });
});
