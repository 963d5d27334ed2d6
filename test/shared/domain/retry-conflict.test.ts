import { expect, test } from 'vitest';
import { AppError } from '#shared/domain/errors.ts';
import { retryConflict } from '#shared/domain/retry-conflict.ts';

const failing = (times: number, code: 'conflict' | 'not_found') => {
  let calls = 0;
  return async () => {
    calls += 1;
    if (calls <= times) throw new AppError(code, '');
    return calls;
  };
};

test('what was refused for a change in between is tried four times, anything else once', async () => {
  await expect(retryConflict(failing(3, 'conflict'))).resolves.toBe(4);
  await expect(retryConflict(failing(4, 'conflict'))).rejects.toMatchObject({ code: 'conflict' });
  await expect(retryConflict(failing(1, 'not_found'))).rejects.toMatchObject({ code: 'not_found' });
});
