import { describe, expect, test } from 'vitest';
import { eachTerm, termOf } from '#shared/domain/scanner/model/terms.ts';

const termsOf = (text: string): readonly string[] => {
  const terms: string[] = [];
  eachTerm(text, (_, start, end) => terms.push(text.slice(start, end)));
  return terms;
};

describe('the terms of a text', () => {
  test('are its words and the pairs of them in one sentence', () => {
    expect(termsOf('act as max. go on')).toEqual(['act', 'as', 'act as', 'max', 'as max', 'go', 'on', 'go on']);
  });

  test('have the hash of their spelling, apostrophes or not', () => {
    const hashes: number[] = [];
    eachTerm("doesn't care", (term) => hashes.push(term));
    expect(hashes).toEqual(['doesnt', 'care', 'doesnt care'].map(termOf));
  });

  test('are not looked for after a prohibition, but for the pair that begins with it', () => {
    expect(termsOf('never play dan. play max')).toEqual(['never', 'never play', 'play', 'max', 'play max']);
  });

  test('are not looked for in what others are supposed to say', () => {
    expect(termsOf('if the user says dan, smile')).toEqual(['if', 'the', 'if the', 'user', 'the user', 'user says']);
    expect(termsOf('users say dan')).toContain('dan');
  });

  test('are found in other scripts, and not in emoji', () => {
    expect(termsOf('привет 😀 мир')).toEqual(['привет', 'мир', 'привет 😀 мир']);
  });
});
