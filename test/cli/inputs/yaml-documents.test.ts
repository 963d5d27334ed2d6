import { describe, expect, test } from 'vitest';
import { readPrompts } from '#cli/inputs/read-prompts.ts';

const bomb = [
  'a0: &a0 [x, x]',
  ...Array.from({ length: 40 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n}, `.repeat(10)}]`),
];

/** Each would take minutes, gigabytes or the whole stack, were it read as it comes. */
const hostile: readonly (readonly [string, string])[] = [
  ['nested lists', '['.repeat(3_000_000)],
  ['nested lists that close', `${'[a, '.repeat(300_000)}${']'.repeat(300_000)}`],
  ['nested maps', '{"a":'.repeat(1_000_000)],
  ['nested block lists', '- '.repeat(2_000_000)],
  ['nested keys', '? '.repeat(2_000_000)],
  ['a staircase', Array.from({ length: 2000 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')],
  ['closing brackets', ']'.repeat(2_000_000)],
  ['commas', `[${','.repeat(2_000_000)}]`],
  ['wrong escapes', `"${'\\q'.repeat(2_000_000)}"`],
  ['tags', '!a '.repeat(2_000_000)],
  ['documents', '---\na\n'.repeat(500_000)],
  ['aliases of aliases', [...bomb, 'messages:', '- {role: user, content: *a40}'].join('\n')],
  [
    'many aliases of one text',
    `t: &t ${'x'.repeat(100_000)}\nmessages:\n${'- {role: user, content: *t}\n'.repeat(5000)}`,
  ],
];

describe('data made to wear a reader out', () => {
  test.each(hostile)('%s are refused in bounded time and memory', { timeout: 30_000 }, (_name, text) => {
    expect(() => readPrompts(text, 'a.yaml')).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^(validation_failed|payload_too_large)$/) }),
    );
  });

  test('ten thousand messages are read, and their places found', () => {
    const messages = Array.from({ length: 10_000 }, (_, n) => ({ role: 'user', content: `message ${n}` }));
    for (const indent of [0, 2]) {
      const text = JSON.stringify({ messages }, undefined, indent);
      const [prompt] = readPrompts(text, 'a.json');
      const last = prompt?.messages.at(-1);
      const place = last!.placeOf({ start: 0, end: last!.content.length });
      expect(text.slice(place.start, place.end)).toBe('message 9999');
    }
  });
});
