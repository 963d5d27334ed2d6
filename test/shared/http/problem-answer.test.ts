import { expect, test } from 'vitest';
import { AppError } from '#shared/domain/errors.ts';
import { problemAnswer } from '#shared/http/problem-answer.ts';

test.each([
  ['rate_limited', 429],
  ['unavailable', 503],
] as const)('%s says when to try again', (code, status) => {
  const answer = problemAnswer(new AppError(code, 'Try again.'), 'request-1');

  expect([answer.status, answer.headers['retry-after']]).toEqual([status, expect.stringMatching(/^[1-9]\d*$/)]);
});

test('where trying again changes nothing, nothing is said of it', () => {
  expect(problemAnswer(new AppError('forbidden', 'No.'), 'request-1').headers).not.toHaveProperty('retry-after');
});

test('of an unknown error the caller learns nothing', () => {
  const { status, body } = problemAnswer(new Error('secret detail'), 'request-1');

  expect(status).toBe(500);
  expect(body).not.toContain('secret');
});
