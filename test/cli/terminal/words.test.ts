import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inMilliseconds, inPercent, inThousands, share, wrapped } from '#cli/rollouts/figures.ts';
import { targetOf } from '#cli/terminal/arguments.ts';
import { barOf } from '#cli/terminal/bar.ts';
import { fewAtATime } from '#cli/terminal/few-at-a-time.ts';
import { duration, secondsOf, table } from '#cli/terminal/words.ts';

describe('words for people', () => {
  test.each([
    [0, '0 s'],
    [59.6, '1 min'],
    [570, '9 min 30 s'],
    [3600, '1 h'],
    [7505, '2 h 5 min'],
    [90_061, '1 d 1 h'],
  ])('%d seconds are %s', (seconds, text) => expect(duration(seconds)).toBe(text));

  test.each([
    ['90', 90],
    ['90s', 90],
    ['1.5m', 90],
    ['10min', 600],
    ['2h', 7200],
    ['1d', 86_400],
    ['', undefined],
    ['ten', undefined],
    ['5w', undefined],
  ])('"%s" means %s seconds', (text, seconds) => expect(secondsOf(text)).toBe(seconds));

  test('rates have the decimals that tell them apart', () => {
    const rates = [null, 0, 0.0031, 0.00996, 0.012, 0.0995, 0.45, 1];
    expect(rates.map(inPercent)).toEqual(['–', '0 %', '0.31 %', '1.0 %', '1.2 %', '10 %', '45 %', '100 %']);
    expect([share(12.5), share(5), inThousands(1_234_567), inThousands(999)]).toEqual([
      '12.5 %',
      '5 %',
      '1,234,567',
      '999',
    ]);
    expect([inMilliseconds(812.4), inMilliseconds(2440), inMilliseconds(null)]).toEqual(['812 ms', '2.4 s', '–']);
  });

  test('columns are as wide as their widest cell', () => {
    const rows = [
      ['a', '1', 'x'],
      ['bcd', '12', ''],
    ];
    expect(table(rows, [1])).toEqual(['a     1  x', 'bcd  12']);
  });

  test('a bar has its width, whatever it shows', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.nat(100), (value, width) => {
        const { filled, rest } = barOf(value, width);
        expect(filled.length + rest.length).toBe(width);
      }),
    );
  });

  test('wrapping loses no word, and no line is too long but for a word that is', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/)), fc.integer({ min: 12, max: 40 }), (words, width) => {
        const lines = wrapped(words.join(' '), width);
        expect(lines.join(' ')).toBe(words.join(' '));
        expect(lines.every((line) => line.length <= width)).toBe(true);
      }),
    );
  });
});

test('a prompt is named with or without its version', () => {
  expect(targetOf('a-b_1')).toEqual({ prompt: 'a-b_1', version: undefined });
  expect(targetOf('a@12')).toEqual({ prompt: 'a', version: 12 });
  for (const word of ['', 'A', 'a@', 'a@0', 'a/b', '-a', 'a@1@2']) expect(targetOf(word)).toBeUndefined();
});

test('a few things are done at a time, in any order, and told in theirs', async () => {
  let running = 0;
  let most = 0;
  const results = await fewAtATime([...Array(20).keys()], async (item) => {
    running += 1;
    most = Math.max(most, running);
    for (let turn = 0; turn < item % 3; turn += 1) await Promise.resolve();
    running -= 1;
    return item * 2;
  });
  expect([most, results]).toEqual([4, [...Array(20).keys()].map((item) => item * 2)]);
});
