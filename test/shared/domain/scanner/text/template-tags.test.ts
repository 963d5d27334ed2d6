import { expect, test } from 'vitest';
import { templateTags } from '#shared/domain/scanner/text/template-tags.ts';

test('tags of each kind are read with their place', () => {
  const content = '{{a}} {{{b}}} {{& c}} {{#d}}{{^e}}{{/d}} {{> f@3}} {{! note }}';
  expect(templateTags(content).map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'variable a',
    'variable b',
    'variable c',
    'section d',
    'inverted e',
    'close d',
    'partial f@3',
    'comment note',
  ]);
  expect(templateTags(content)[1]).toMatchObject({ start: 6, end: 13 });
});

test('braces that do not close are text', () => {
  expect(templateTags('{{a {{ b')).toEqual([]);
  expect(templateTags(`{{${'x'.repeat(600)}}} {{a}}`).map(({ name }) => name)).toContain('a');
});
