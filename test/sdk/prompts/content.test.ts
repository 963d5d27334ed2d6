import { describe, expect, test } from 'vitest';
import { InvalidError } from '#sdk/errors.ts';
import { contentOf, fallbackContent } from '#sdk/prompts/content.ts';
import { AppError } from '#shared/domain/errors.ts';
import { renderTemplate } from '#shared/templates/render-template.ts';
import { side } from '../snapshots.ts';

const messages = [
  { role: 'system', content: '{{#vip}}Dear {{/vip}}{{name}}, {{> gone@1}}{{tone}} & {{{age}}}' },
  { role: 'user', content: '{{name}}' },
] as const;
const variables = {
  name: { type: 'string' },
  tone: { type: 'string', default: '<kind>' },
  age: { type: 'number', required: false },
  vip: { type: 'boolean', required: false },
} as const;
const content = contentOf(side('a', 1, { messages, variables }));

describe('rendering', () => {
  test.each([{ name: 'Ada' }, { name: '<b>', vip: true, age: 0.5 }, { name: '{{tone}}', tone: '' }])(
    'of %j is the rendering of the server',
    (values) => {
      expect(content.render(values)).toEqual(renderTemplate(messages, variables, values));
    },
  );

  test('finds the faults that the server finds', () => {
    const values = { age: '7', nobody: 1 };
    const thrown = (act: () => unknown) => {
      try {
        return act();
      } catch (error) {
        return error;
      }
    };
    const here = thrown(() => content.render(values)) as InvalidError;
    const there = thrown(() => renderTemplate(messages, variables, values)) as AppError;
    expect(there).toBeInstanceOf(AppError);
    expect(here).toBeInstanceOf(InvalidError);
    expect([here.code, here.message, here.errors]).toEqual([there.code, there.message, there.faults]);
  });

  test('of a fallback without declared variables takes what it is given', () => {
    const fallback = fallbackContent({ messages: [{ role: 'user', content: '{{name}} {{count}}{{missing}}' }] });
    expect(fallback.render({ name: 'Ada', count: 2, missing: undefined })).toEqual([
      { role: 'user', content: 'Ada 2' },
    ]);
  });

  test('of a fallback with declared variables is held to them', () => {
    const fallback = fallbackContent({ messages, variables });
    expect(() => fallback.render({})).toThrow('body.variables.name: is missing');
  });
});
