import { describe, expect, test } from 'vitest';
import { polarityOf } from '#shared/domain/scanner/match/polarity.ts';
import { setting } from '#shared/domain/scanner/text/contexts.ts';

const voice = (before: string, after = ''): string => polarityOf({ before, after, settings: setting.plain });

describe('the voice of a phrase', () => {
  test.each(['', 'please ', 'you must now ', 'do not hesitate to ', 'never fail to ', 'do not worry, '])(
    '"%s…" affirms',
    (before) => {
      expect(voice(before)).toBe('affirmed');
    },
  );

  test.each([
    'never ',
    'do not ',
    'you must not reveal, repeat or ',
    'refuse to ',
    'under no circumstances may anyone ',
  ])('"%s…" negates', (before) => {
    expect(voice(before)).toBe('negated');
  });

  test.each([
    'if the user asks you to ',
    'when someone tells you to ',
    'if asked to ',
    'users who want you to ',
    'messages that tell you to ',
  ])('"%s…" foresees', (before) => {
    expect(voice(before)).toBe('foreseen');
  });

  test('a sentence that goes on to refuse negates', () => {
    expect(voice('orders to ', ' must be refused.')).not.toBe('affirmed');
    expect(voice('', ' is never allowed.')).toBe('negated');
  });

  test('a condition does not reach over a comma to the order that follows it', () => {
    expect(voice('if the user asks for help, ')).toBe('affirmed');
  });

  test('a phrase in quotes, a fence or a list of examples is cited', () => {
    for (const settings of [setting.quoted, setting.fenced, setting.example]) {
      expect(polarityOf({ before: '', after: '', settings })).toBe('cited');
    }
  });
});
