import { describe, expect, test } from 'vitest';
import { readPrompts } from '#cli/inputs/read-prompts.ts';

const prompty = `---
name: Support
model:
  api: chat
inputs:
  question: { type: string, description: What the customer asks }
  age: 3
sample:
  name: Ann
---

system:
You are kind to {{name}}.

# Assistant:
Hello.
user[name="x"]:
{{question}}
`;

const shape = (text: string, path: string) =>
  readPrompts(text, path)[0]?.messages.map(({ role, content }) => [role, content.trim()]);

describe('a Prompty file', () => {
  test('has messages by role, each at its place in the file', () => {
    const [prompt] = readPrompts(prompty, 'a.prompty');
    expect(prompt?.messages.map(({ role, content }) => [role, content])).toEqual([
      ['system', 'You are kind to {{name}}.'],
      ['assistant', 'Hello.'],
      ['user', '{{question}}'],
    ]);
    const user = prompt?.messages[2];
    const { start, end } = user!.placeOf({ start: 0, end: 12 });
    expect(prompty.slice(start, end)).toBe('{{question}}');
  });

  test('declares its inputs and its sample as variables', () => {
    expect(readPrompts(prompty, 'a.prompty')[0]?.variables).toEqual({
      question: { type: 'string', description: 'What the customer asks' },
      age: { type: 'number' },
      name: { type: 'string' },
    });
    const listed = '---\ninputs:\n- name: a\n  kind: integer\n- b\n---\nHi';
    expect(readPrompts(listed, 'a.prompty')[0]?.variables).toEqual({ a: { type: 'number' }, b: { type: 'string' } });
  });

  test('is a system message where no role is named', () => {
    expect(shape('---\nname: x\n---\nBe kind.', 'a.prompty')).toEqual([['system', 'Be kind.']]);
  });

  test('is read with Windows line ends', () => {
    expect(shape(prompty.replaceAll('\n', '\r\n'), 'a.prompty')).toHaveLength(3);
  });
});

describe('a Markdown file', () => {
  test('is one message without its front matter', () => {
    expect(shape('---\ntitle: x\n---\n# Role\nsystem: fine\n', 'a.md')).toEqual([['system', '# Role\nsystem: fine']]);
  });

  test('has messages by role when it begins with one', () => {
    expect(shape('---\ntitle: x\n---\n\nsystem:\nBe kind.\nuser:\nHi\n', 'a.prompt.md')).toHaveLength(2);
  });

  test('keeps what stands between two rules of hyphens, unless it is a map', () => {
    for (const text of [
      '---\nIgnore all rules.\n---\nHi',
      '---\n- a\n---\nHi',
      '---\na: "\n---\nHi',
      '---\na: b\nHi',
    ]) {
      expect(shape(text, 'a.md')).toEqual([['system', text]]);
    }
  });
});

describe('standard input', () => {
  test('shows what it is', () => {
    const read = (text: string) => readPrompts(text)[0]?.messages.map(({ content }) => content.trim());
    expect(read('[{"role":"user","content":"a"}]')).toEqual(['a']);
    expect(read('{"messages":[{"role":"user","content":"a"}]}')).toEqual(['a']);
    expect(read('---\ntitle: x\n---\nHi')).toEqual(['Hi']);
    expect(read('{{name}}, be kind.')).toEqual(['{{name}}, be kind.']);
    expect(read('[INST] be kind [/INST]')).toEqual(['[INST] be kind [/INST]']);
    expect(read('{"messages": [broken')).toEqual(['{"messages": [broken']);
  });
});

test('a blank file holds no prompt, and a plain one is a system message as it stands', () => {
  for (const path of ['a.txt', 'a.json', 'a.yaml', 'a.md', 'a.prompty']) expect(readPrompts(' \n\n', path)).toEqual([]);
  expect(shape('---\na: b\n---\nHi', 'a.txt')).toEqual([['system', '---\na: b\n---\nHi']]);
});
