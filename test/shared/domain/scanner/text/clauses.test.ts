import { expect, test } from 'vitest';
import { clausesOf } from '#shared/domain/scanner/text/clauses.ts';

const split = (text: string): readonly string[] => {
  const { endOf } = clausesOf(text);
  const clauses: string[] = [];
  for (let at = 0; at < text.length; at = endOf(at)) clauses.push(text.slice(at, endOf(at)));
  return clauses;
};

test('sentences, semicolons and line feeds end a clause', () => {
  expect(split('one. two! three? four; five\nsix')).toEqual(['one.', ' two!', ' three?', ' four;', ' five\n', 'six']);
});

test('dots in names, numbers and abbreviations do not', () => {
  expect(split('see example.com, 3.5 and e.g. this')).toEqual(['see example.com, 3.5 and e.g. this']);
});

test('the start of a clause is where the one before it ends', () => {
  const { startOf } = clausesOf('one. two. three');
  expect([startOf(0), startOf(6), startOf(12)]).toEqual([0, 4, 9]);
});
