import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Variable } from '#shared/domain/version.ts';
import { renderTemplate } from '#shared/templates/render-template.ts';

const variables: Record<string, Variable> = {
  name: { type: 'string' },
  tone: { type: 'string', default: 'kind' },
  age: { type: 'number', required: false },
  vip: { type: 'boolean', required: false },
};
const render = (content: string, values: Record<string, unknown>, declared = variables) =>
  renderTemplate([{ role: 'user', content }], declared, values)[0]?.content;
const refusal = (values: Record<string, unknown>) => {
  try {
    render('', values);
  } catch (error) {
    return (error as { faults: unknown }).faults;
  }
  return undefined;
};

test('values are put in as they are, without HTML escaping', () => {
  expect(render('{{name}} & {{{name}}}: {{age}} {{vip}}', { name: '<b>"A"</b>', age: 0.5, vip: false })).toBe(
    '<b>"A"</b> & <b>"A"</b>: 0.5 false',
  );
});

test('sections show by the value of their variable', () => {
  const content = '{{#vip}}V{{/vip}}{{^vip}}-{{/vip}}{{#name}}[{{.}}]{{/name}}';
  expect(render(content, { name: 'A', vip: true })).toBe('V[A]');
  expect(render(content, { name: '' })).toBe('-');
});

test('a default stands in for a value that is not given, and an optional variable may be left out', () => {
  expect(render('{{tone}}{{age}}', { name: 'A' })).toBe('kind');
});

test('missing, ill-typed and unknown variables are each named', () => {
  expect(refusal({ age: '7', nobody: 1 })).toEqual([
    { path: 'body.variables.name', message: 'is missing' },
    { path: 'body.variables.age', message: 'must be a number' },
    { path: 'body.variables.nobody', message: 'is not a variable of this version' },
  ]);
  expect(refusal({ name: null })).toEqual([{ path: 'body.variables.name', message: 'must be a string' }]);
});

test('a value is never read as a template', () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      expect(render('<{{name}}>', { name: `{{tone}}${name}` })).toBe(`<{{tone}}${name}>`);
    }),
  );
});

test('a small request cannot make a huge prompt', () => {
  expect(() => render('{{name}}'.repeat(1000), { name: 'x'.repeat(2000) })).toThrow(/longer than 1048576/);
  expect(() => render(`{{#name}}${'{{.}}'.repeat(1000)}{{/name}}`, { name: 'x'.repeat(2000) })).toThrow(/longer/);
});

test('a template of variables alone says what the library says of it', () => {
  const names = ['name', 'tone', 'age', 'vip'] as const;
  const piece = fc.oneof(
    fc.string().map((text) => text.replaceAll('{', '')),
    fc.constantFrom('\n', '  \n', ' '),
    fc.constantFrom(...names).map((name) => `{{${name}}}`),
    fc.constantFrom(...names).map((name) => `{{{ ${name} }}}`),
    fc.constantFrom(...names).map((name) => `{{& ${name}}}`),
  );
  const values = fc.record({ name: fc.string(), age: fc.double(), vip: fc.boolean() }, { requiredKeys: ['name'] });
  fc.assert(
    fc.property(fc.array(piece), values, (pieces, given) => {
      const content = `${pieces.join('')}.`;
      // A section that is never shown keeps the template from being one of variables alone.
      const byLibrary = render(`${content}{{#never}}{{/never}}`, given, {
        ...variables,
        never: { type: 'boolean', required: false },
      });
      expect(render(content, given)).toBe(byLibrary);
    }),
  );
});
