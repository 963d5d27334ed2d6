import { describe, expect, test } from 'vitest';
import { contextsOf, setting } from '#shared/domain/scanner/text/contexts.ts';

const settingOf = (content: string, word: string): number => contextsOf(content)[content.indexOf(word)] ?? -1;

describe('what is spoken about', () => {
  test.each([
    ['straight quotes', 'He says "attack" often.', setting.quoted],
    ['typographic quotes', 'He says “attack” often.', setting.quoted],
    ['single quotes', "He says 'attack' often.", setting.quoted],
    ['inline code', 'Type `attack` here.', setting.quoted],
    ['a code fence', 'See:\n```\nattack\n```\n', setting.fenced],
    ['a list under a heading about attacks', '## Jailbreak attempts\n\n- attack\n', setting.example],
    ["a list of don'ts", 'Never:\n1. attack\n', setting.example],
  ])('in %s is marked', (_, content, bit) => {
    expect(settingOf(content, 'attack')).toBe(bit);
  });
});

describe('what is said', () => {
  test.each([
    ['between apostrophes', "users' attack isn't"],
    ['after an inch mark', '5" of attack'],
    ['in a quotation that opens the message', '"attack"'],
    ['in a fence that opens the message', '```\nattack\n```'],
    ['in a fence that never closes', 'See:\n```\nattack'],
    ['in a list under another heading', '# Tasks\n\n- attack'],
    ['after the list has ended', '# Attacks\n\n- one\n\n# Tasks\n\nattack'],
  ])('%s is plain', (_, content) => {
    expect(settingOf(content, 'attack')).toBe(setting.plain);
  });
});
