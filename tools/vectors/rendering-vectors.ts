import { AppError } from '#shared/domain/errors.ts';
import type { Message, Variable } from '#shared/domain/version.ts';
import { renderTemplate } from '#shared/templates/render-template.ts';

const declared: Readonly<Record<string, Variable>> = {
  name: { type: 'string' },
  tone: { type: 'string', default: 'kind' },
  age: { type: 'number', required: false },
  vip: { type: 'boolean', required: false },
};

type Case = {
  readonly behaviour: string;
  readonly template: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly variables?: Readonly<Record<string, Variable>>;
};

const name = 'Ada';

const cases: readonly Case[] = [
  { behaviour: 'text without a tag stays', template: 'Be brief.\n', values: { name } },
  { behaviour: 'a variable is put in', template: 'Dear {{name}}!', values: { name } },
  { behaviour: 'white space in a tag is nothing', template: '{{ name }}{{  name\t}}', values: { name } },
  {
    behaviour: 'nothing is escaped, in no form of tag',
    template: '{{name}} {{{name}}} {{&name}}',
    values: { name: '<b>"A" & \'B\'</b> / ` =' },
  },
  { behaviour: 'a value is no template', template: '<{{name}}>', values: { name: '{{tone}} {{{tone}}} {{#vip}}' } },
  { behaviour: 'a default stands in', template: '{{tone}}', values: { name } },
  { behaviour: 'a value goes before the default', template: '{{tone}}', values: { name, tone: 'stern' } },
  { behaviour: 'an empty text is a value', template: '[{{tone}}]', values: { name, tone: '' } },
  { behaviour: 'an optional variable that is not given is nothing', template: '[{{age}}{{vip}}]', values: { name } },
  { behaviour: 'a comment is nothing', template: 'a{{! of no interest }}b', values: { name } },
  { behaviour: 'a tag on a line of its own takes the line along', template: 'a\n{{! }}\nb\n', values: { name } },
  {
    behaviour: 'a section on lines of its own takes the lines along',
    template: 'a\n  {{#vip}}\n  dear\n  {{/vip}}\nb\n',
    values: { name, vip: true },
  },
  { behaviour: 'true and false are written so', template: '{{vip}}', values: { name, vip: false } },
  {
    behaviour: 'a section shows when true',
    template: '{{#vip}}V{{/vip}}{{^vip}}-{{/vip}}',
    values: { name, vip: true },
  },
  {
    behaviour: 'an inverted section shows when false',
    template: '{{#vip}}V{{/vip}}{{^vip}}-{{/vip}}',
    values: { name, vip: false },
  },
  {
    behaviour: 'an inverted section shows when not given',
    template: '{{#vip}}V{{/vip}}{{^vip}}-{{/vip}}',
    values: { name },
  },
  {
    behaviour: 'an empty text counts as false',
    template: '{{#name}}N{{/name}}{{^name}}-{{/name}}',
    values: { name: '' },
  },
  { behaviour: 'zero counts as false', template: '{{#age}}A{{/age}}{{^age}}-{{/age}}', values: { name, age: 0 } },
  { behaviour: 'a section of text has it as a dot', template: '{{#name}}<{{.}}>{{/name}}', values: { name } },
  {
    behaviour: 'a section of a number has it as a dot',
    template: '{{#age}}<{{.}}>{{/age}}',
    values: { name, age: 36 },
  },
  {
    behaviour: 'sections nest and see the variables outside',
    template: '{{#name}}{{#vip}}{{name}}, {{tone}}{{/vip}}{{/name}}',
    values: { name, vip: true },
  },
  { behaviour: 'whole numbers have no fraction', template: '{{age}}', values: { name, age: 1_000_000 } },
  { behaviour: 'numbers are written in their shortest form', template: '{{age}}', values: { name, age: 0.1 } },
  { behaviour: 'a negative number has its sign', template: '{{age}}', values: { name, age: -2.5 } },
  { behaviour: 'zero is written', template: '{{age}}', values: { name, age: 0 } },
  { behaviour: 'large numbers are written as ECMAScript does', template: '{{age}}', values: { name, age: 1e21 } },
  { behaviour: 'small numbers are written as ECMAScript does', template: '{{age}}', values: { name, age: 1e-7 } },
  { behaviour: 'text is Unicode', template: '✓ {{name}} 😀', values: { name: 'Zoë 東京 👩‍👩‍👧‍👦' } },
  { behaviour: 'line ends stay as they are', template: 'a\r\n{{name}}\r\n', values: { name: 'x\r\ny\n' } },
  { behaviour: 'single braces are text', template: '{"name": "{{name}}"} { {', values: { name } },
  { behaviour: 'a version without variables takes none', template: 'Be brief.', values: {}, variables: {} },
  { behaviour: 'a variable that is missing is a fault', template: 'Dear {{name}}!', values: {} },
  { behaviour: 'also where no tag names it', template: 'Be brief.', values: {} },
  { behaviour: 'a number is no text', template: '{{name}}', values: { name: 7 } },
  { behaviour: 'a text is no number', template: '{{age}}', values: { name, age: '7' } },
  { behaviour: 'a text is no boolean', template: '{{vip}}', values: { name, vip: 'true' } },
  { behaviour: 'null is no value', template: '{{tone}}', values: { name, tone: null } },
  { behaviour: 'lists and objects are no values', template: '{{name}}', values: { name: ['Ada'], tone: {} } },
  { behaviour: 'an unknown variable is a fault', template: '{{name}}', values: { name, nobody: 1 } },
  {
    behaviour: 'names that every object has are unknown too',
    template: '{{name}}',
    values: { name, constructor: 'x' },
  },
  { behaviour: 'each fault is named', template: '{{name}}', values: { age: '7', nobody: 1 } },
];

const messagesOf = (template: string): readonly Message[] => [
  { role: 'system', content: template },
  { role: 'user', content: 'And {{name}}.' },
];

const root = 'body.variables.';

const resultOf = (...asked: Parameters<typeof renderTemplate>) => {
  try {
    return { rendered: renderTemplate(...asked) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { faults: error.faults.map(({ path, message }) => ({ variable: path.slice(root.length), message })) };
  }
};

/** What every implementation of rendering must give for messages, declared variables and values, or which faults. */
export const renderingVectors = () => ({
  renderings: cases.map(({ behaviour, template, values, variables = declared }) => {
    const messages = variables === declared ? messagesOf(template) : messagesOf(template).slice(0, 1);
    return { behaviour, messages, variables, values, ...resultOf(messages, variables, values) };
  }),
});
