import { expect, test } from 'vitest';
import { remember } from '#shared/auth/remember.ts';

const setUp = () => {
  let time = 0;
  const asked: string[] = [];
  const right = new Set(['a', 'b', 'c']);
  const check = async (secret: string) => {
    asked.push(secret);
    return right.has(secret);
  };
  const holds = remember(check, { seconds: 30, entries: 2, now: () => new Date(time) });
  return { asked, right, holds, advance: (seconds: number) => (time += seconds * 1000) };
};

test('what held is not checked again for its time, and then it is', async () => {
  const { asked, holds, advance } = setUp();

  for (const seconds of [0, 29, 1]) {
    advance(seconds);
    expect(await holds('a')).toBe(true);
  }

  expect(asked).toEqual(['a', 'a']);
});

test('what did not hold is checked every time', async () => {
  const { asked, right, holds } = setUp();
  expect(await holds('x')).toBe(false);
  right.add('x');

  expect(await holds('x')).toBe(true);
  expect(asked).toEqual(['x', 'x']);
});

test('the oldest is forgotten for the newest', async () => {
  const { asked, holds } = setUp();

  for (const secret of ['a', 'b', 'c', 'b', 'a']) await holds(secret);

  expect(asked).toEqual(['a', 'b', 'c', 'a']);
});
