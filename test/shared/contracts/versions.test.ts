import { expect, test } from 'vitest';
import { reviewRoutes } from '#shared/contracts/reviews.ts';
import { versionRoutes } from '#shared/contracts/versions.ts';

const { body } = versionRoutes.createVersion;
const say = [{ role: 'system', content: 'Be kind.' }];
const pathsOf = (value: unknown) => body.safeParse(value).error?.issues.map(({ path }) => path.join('.'));

test.each([
  ['no message', { messages: [] }, ['messages']],
  ['a message too many', { messages: Array(101).fill(say[0]) }, ['messages']],
  ['an unknown role', { messages: [{ role: 'tool', content: 'x' }] }, ['messages.0.role']],
  ['an empty message', { messages: [{ role: 'user', content: '' }] }, ['messages.0.content']],
  [
    'a default of another type',
    { messages: say, variables: { a: { type: 'number', default: '1' } } },
    ['variables.a.default'],
  ],
  ['a variable with a hyphen', { messages: say, variables: { 'a-b': { type: 'string' } } }, ['variables.a-b']],
  [
    'a variable that every object has',
    { messages: say, variables: { toString: { type: 'string' } } },
    ['variables.toString'],
  ],
  ['a variable of no type', { messages: say, variables: { a: {} } }, ['variables.a.type']],
  ['a model without a name', { messages: say, model: { provider: 'openai' } }, ['model.name']],
])('%s is refused with its place', (_what, value, paths) => {
  expect(pathsOf(value)).toEqual(paths);
});

test('variables may be left out', () => {
  expect(body.parse({ messages: say })).toEqual({ messages: say, variables: {} });
});

test('a comment is required unless approving', () => {
  const decide = reviewRoutes.decideReview.body;
  expect(decide.safeParse({ decision: 'approve' }).success).toBe(true);
  expect(decide.safeParse({ decision: 'reject' }).error?.issues.map(({ path }) => path)).toEqual([['comment']]);
  expect(decide.safeParse({ decision: 'request_changes', comment: '' }).success).toBe(false);
  expect(decide.safeParse({ decision: 'maybe' }).error?.issues.map(({ path }) => path)).toEqual([['decision']]);
});
