import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { PlacedPrompt } from '#cli/inputs/placed-prompt.ts';
import { readStructured } from '#cli/inputs/structured-text.ts';

const needle = 'N33dle';

/** What stands in the file where the first message has the needle. */
const foundIn = (text: string, [prompt]: readonly PlacedPrompt[] = readStructured(text)): string => {
  const message = prompt!.messages[0]!;
  const start = message.content.indexOf(needle);
  const place = message.placeOf({ start, end: start + needle.length });
  return text.slice(place.start, place.end);
};

const pieces = fc.array(
  fc.constantFrom(
    'word',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '\t',
    '"',
    "'",
    '\\',
    '\\n',
    '# no',
    ': ',
    '- ',
    '{{x}}',
    '😀',
    'é',
    '|',
    '>',
    '&a',
    '\u2028',
  ),
  { maxLength: 30 },
);
const content = fc.tuple(pieces, pieces).map(([before, after]) => `${before.join('')}${needle}${after.join('')}`);

describe('a message in JSON or YAML', () => {
  test('is found in the file whatever the style that it is written in', () => {
    const styles = ['PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'] as const;
    const style = fc.constantFrom(...styles);
    fc.assert(
      fc.property(content, style, fc.constantFrom(0, 20, 80), (text, defaultStringType, lineWidth) => {
        const file = stringify({ messages: [{ role: 'system', content: text }] }, { defaultStringType, lineWidth });
        // The library's own folding does not always read back as what it wrote; what counts is what the file says.
        fc.pre(readStructured(file)[0]?.messages[0]?.content.includes(needle) === true);
        // A double quoted word may go on in the next line, after a backslash.
        expect(foundIn(file).replace(/\\\n */, '')).toBe(needle);
      }),
      { numRuns: 500 },
    );
  });

  test('is found in JSON, escaped as it may be', () => {
    fc.assert(
      fc.property(content, fc.constantFrom(0, 2, '\t'), fc.boolean(), (text, indent, ascii) => {
        const json = JSON.stringify([{ role: 'system', content: text }], undefined, indent);
        const file = ascii
          ? json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
          : json;
        expect(foundIn(file)).toBe(needle);
      }),
    );
  });

  test.each([
    [
      'an escape',
      '["x", {"role":"user"}]'.replace('"x", {"role":"user"}', '{"role":"user","content":"\\u004e33dle"}'),
      '\\u004e33dle',
    ],
    ['an eight-digit escape', '- {role: user, content: "\\U0001F600 N33dle"}', needle],
    ['lines joined by a backslash', '- role: user\n  content: "ab\\\n    cd N33\\\n    dle"', 'N33\\\n    dle'],
    ['an anchor elsewhere', 'texts: &t |\n  a\n  N33dle\nmessages:\n- {role: user, content: *t}', needle],
    [
      'the later one of two keys',
      '{"messages":[{"role":"user","content":"N33dle one","content":"the N33dle"}]}',
      needle,
    ],
    [
      'one part of several',
      '[{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b N33dle"}]}]',
      needle,
    ],
    ['a text beside the messages', '{"text":"a N33dle"}', needle],
    ['a bare text', '"the N33dle"', needle],
    ['Windows line ends', 'messages:\r\n- role: user\r\n  content: |\r\n    one\r\n    two N33dle\r\n', needle],
  ])('is found through %s', (_name, file, expected) => {
    expect(foundIn(file)).toBe(expected);
  });

  test('comes with its role, whatever providers call it, and with the text beside the messages last', () => {
    const file = JSON.stringify({
      system: 'Be kind.',
      messages: [
        { role: 'developer', content: 'a' },
        { role: 'tool', content: 'b' },
        { role: 'assistant', content: null, tool_calls: [] },
        {
          role: 'Human',
          content: [
            { type: 'image_url', image_url: {} },
            { type: 'text', text: 'c' },
          ],
        },
      ],
    });
    expect(readStructured(file)[0]?.messages.map(({ role, content: text }) => [role, text])).toEqual([
      ['system', 'a'],
      ['user', 'b'],
      ['assistant', ''],
      ['user', 'c'],
      ['system', 'Be kind.'],
    ]);
  });

  test('comes with the variables that the file declares', () => {
    const variables = { a: { type: 'string', untrusted: true }, b: 3, c: { type: 'boolean', required: false } };
    const [prompt] = readStructured(JSON.stringify({ text: 'x', variables }));
    expect(prompt?.variables).toEqual({
      a: { type: 'string', untrusted: true },
      b: { type: 'number' },
      c: { type: 'boolean', required: false },
    });
  });

  test('is one of several documents, and data without messages is none', () => {
    expect(readStructured('text: a\n---\nname: nobody\n---\n- {role: user, content: b}\n')).toHaveLength(2);
    expect(readStructured('{"name":"promptgate","scripts":{}}')).toEqual([]);
    expect(readStructured('[1,2,3]')).toEqual([]);
  });

  test.each([
    ['{"messages":{}}', 'messages is no list of messages'],
    ['{"messages":[]}', 'messages has no message'],
    ['{"messages":["a"]}', 'messages[0] is no message; write { role, content }'],
    ['{"messages":[{"role":"boss","content":"a"}]}', 'messages[0].role is none of system, user and assistant'],
    ['{"messages":[{"role":"user"}]}', 'messages[0].content is missing'],
    ['{"messages":[{"role":"user","content":[1]}]}', 'messages[0].content[0] is neither a text nor a part'],
    ['{"text":"a","variables":3}', 'variables is no map of names'],
    ['messages: [a\nb: "c', 'does not parse at line 2'],
    ['messages: *nothing', 'has aliases to nothing, or more than 100 of them'],
  ])('%s is refused with its place', (file, message) => {
    expect(() => readStructured(file)).toThrow(message);
  });

  test('is spelled as its style wants it, where that can be told', () => {
    const spelled = (file: string) => readStructured(file)[0]?.messages[0]?.spell('a "b"\n\'c\'');
    expect(spelled('{"text":"x"}')).toBe('a \\"b\\"\\n\'c\'');
    expect(spelled('text: x')).toBeUndefined();
    expect(readStructured("text: 'x'")[0]?.messages[0]?.spell("it's")).toBe("it''s");
  });
});
