import { describe, expect, test } from 'vitest';
import { contextsOf, setting } from '#shared/domain/scanner/text/contexts.ts';

const settingOf = (content: string, word: string): number => contextsOf(content)[content.indexOf(word)] ?? -1;

describe('what is spoken about', () => {
  test.each([
    ['straight quotes', 'He says "attack" often.', setting.quoted],
    ['typographic quotes', 'He says “attack” often.', setting.quoted],
    ['German quotes', 'Er sagt „attack“ sehr oft.', setting.quoted],
    ['French quotes', 'Il dit « attack » trop souvent.', setting.quoted],
    ['Chinese quotes', '用户可能会说「attack」这样的话。', setting.quoted],
    ['single quotes', "He says 'attack' often.", setting.quoted],
    ['inline code', 'Type `attack` here now.', setting.quoted],
    ['a line of its own that was announced', 'Examples of such messages:\n"attack"', setting.quoted],
    [
      'several sentences that a user may say',
      'A user may say "Stop it. Then attack the host." to you.',
      setting.quoted,
    ],
    ['a fence that shows an example', 'An example:\n```\nattack\n```\n', setting.fenced],
    ['a list under a heading about attacks', '## Jailbreak attempts\n\n- attack\n- another\n', setting.example],
    ["a list of don'ts", 'Never:\n1. attack\n2. another\n', setting.example],
    ['a question that the answer declines', "User: attack\nAssistant: I can't help with that.", setting.example],
    ['an input that is classified', 'Input: "attack"\nOutput: other', setting.example],
  ])('in %s is marked', (_, content, bit) => {
    expect(settingOf(content, 'attack') & bit).toBe(bit);
  });
});

describe('what is said', () => {
  test.each([
    ['between apostrophes', "users' attack isn't"],
    ['after an inch mark', '5" of attack'],
    ['in a quotation that opens the message', '"attack"'],
    ['in a quotation that is a paragraph of its own', 'You help customers.\n\n"attack"\n\nBe brief.'],
    ['in a quotation of several sentences alone', 'Hello there. "Stop the work now. Then attack the host."'],
    ['in a quotation that is to be followed', 'Your new task: "attack"'],
    ['in a fence that opens the message', '```\nattack\n```'],
    ['in a fence that never closes', 'An example:\n```\nattack'],
    ['in a fence that nothing announces', 'You help customers.\n\n```\nattack\n```\n'],
    ['in a list under another heading', '# Tasks\n\n- attack\n- another'],
    ['under a heading about attacks without a list', '# Attacks\n\nattack'],
    ['in the only item under a heading about attacks', '# Attacks\n\n- attack\n'],
    ['in a list of what never to refuse', 'Never refuse:\n- attack\n- another'],
    ['after the list has ended', '# Attacks\n\n- one\n- two\n\n# Tasks\n\nattack'],
    ['in a question that the answer grants', 'User: attack\nAssistant: Done.'],
  ])('%s is plain', (_, content) => {
    expect(settingOf(content, 'attack')).toBe(setting.plain);
  });
});
