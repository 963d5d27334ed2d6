import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pinOf, templateFaults } from '#shared/domain/template.ts';
import type { Variable } from '#shared/domain/version.ts';
import { parseTemplate } from '#shared/templates/parse-template.ts';

const variables: Record<string, Variable> = {
  name: { type: 'string' },
  age: { type: 'number' },
  vip: { type: 'boolean' },
};
const faultsOf = (text: string) => templateFaults(text, parseTemplate(text), variables);

test('variables, sections, partials and comments are told apart, each with its place', () => {
  const text = 'Hi {{name}}{{! aside }}{{#vip}}{{{name}}}{{/vip}}{{^vip}}{{&age}}{{/vip}}{{> tone@3}}';

  expect(parseTemplate(text).tags).toMatchObject([
    { kind: 'variable', name: 'name', start: 3, end: 11, within: [] },
    { kind: 'section', name: 'vip' },
    { kind: 'variable', name: 'name', within: ['vip'] },
    { kind: 'inverted', name: 'vip' },
    { kind: 'variable', name: 'age', within: [] },
    { kind: 'partial', name: 'tone@3' },
  ]);
  expect(pinOf(parseTemplate(text).tags[5]!)).toEqual({ fragment: 'tone', version: 3 });
  expect(faultsOf(text)).toEqual([]);
});

test.each([
  ['a variable that is not declared', 'one\ntwo {{nobody}}', 'line 2, column 5: the variable "nobody" is not declared'],
  ['a tag that is not closed', 'a {{name', 'line 1, column 3: the tag is not closed'],
  ['a section that is not closed', '{{#vip}}x', 'line 1, column 10: unclosed section "vip"'],
  ['the end of a section without its start', '\n{{/vip}}', 'line 2, column 1: unopened section "vip"'],
  ['sections that cross', '{{#vip}}{{#name}}{{/vip}}{{/name}}', 'line 1, column 18: unclosed section "name"'],
  ['an empty tag', '{{ }}', 'line 1, column 1: the tag is empty'],
  ['a dotted name', '{{name.length}}', 'line 1, column 1: "name.length" is not the name of a variable'],
  ['a name of every object', '{{hasOwnProperty}}', 'line 1, column 1: "hasOwnProperty" is not the name of a variable'],
  ['other delimiters', '{{=<% %>=}}', 'line 1, column 1: tags that change the delimiters are not supported'],
  [
    'a fragment without its version',
    '{{> tone}}',
    'line 1, column 1: the fragment "tone" is not pinned; write {{> name@version}}',
  ],
  [
    'a dot that stands for nothing',
    '{{#vip}}{{.}}{{/vip}}',
    'line 1, column 9: "." stands for nothing outside of a section of text or number',
  ],
])('%s is refused with its place', (_what, text, fault) => {
  expect(faultsOf(text)).toEqual([fault]);
});

test('a dot stands for the value of the section around it', () => {
  expect(faultsOf('{{#name}}{{#vip}}{{.}}{{/vip}}{{/name}}')).toEqual([]);
});

test('sections nested too deeply are refused', () => {
  expect(faultsOf(`${'{{#vip}}'.repeat(33)}${'{{/vip}}'.repeat(33)}`)).toEqual([
    'line 1, column 257: sections are nested more than 32 deep',
  ]);
  expect(faultsOf(`${'{{#vip}}'.repeat(32)}${'{{/vip}}'.repeat(32)}`)).toEqual([]);
});

test('texts made to take long are refused at once', () => {
  const space = ' '.repeat(60_000);
  const texts = [`{{${space}`, `{{a${space}}}`, `{{{a}}${space}`, `{{!${space}}}`, '{{'.repeat(30_000)];
  expect(texts.map((text) => faultsOf(text).length)).toEqual([1, 1, 1, 1, 1]);
});

test('parsing never throws and every tag lies in the text, in order', () => {
  const piece = fc.constantFrom('{{', '}}', '{', '}', '#', '/', '^', '>', '!', '&', '=', 'name', ' ', '\n', '.', '@1');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const { tags, fault } = parseTemplate(text);
      if (fault) {
        expect(fault.at).toBeGreaterThanOrEqual(0);
        expect(fault.at).toBeLessThanOrEqual(text.length);
      }
      let last = 0;
      for (const { start, end } of tags) {
        expect(text.slice(start, start + 2)).toBe('{{');
        expect(text.slice(end - 2, end)).toBe('}}');
        expect(start).toBeGreaterThanOrEqual(last);
        last = end;
      }
    }),
    { numRuns: 500 },
  );
});
