import { describe, expect, test } from 'vitest';
import { readLocalPrompts } from '#cli/prompts/local-prompt.ts';

const read = (path: string, text: string, named = false) => readLocalPrompts(path, text, named);

describe('a file', () => {
  test.each([
    ['README.md', '# Title\n\nText with {{name}}.'],
    ['docs.md', '---\ntitle: Notes\n---\nText.'],
    ['notes.txt', 'Text.'],
    ['package.json', '{"name":"x"}'],
    ['strings.json', '"a text"'],
    ['empty.md', ''],
  ])('%s that was only found is no prompt', (path, text) => {
    expect(read(path, text)).toEqual([]);
  });

  test.each([
    ['reply.md', '---\nname: reply\n---\nText.'],
    ['reply.prompt.md', 'Text.'],
    ['reply.prompty', 'system:\nText.'],
    ['reply.json', '[{"role":"system","content":"Text."}]'],
    ['reply.yaml', 'text: Text.'],
  ])('%s is one, named by its file', (path, text) => {
    expect(read(`a/b/${path}`, text)).toMatchObject([
      { name: 'reply', content: { messages: [{ role: 'system', content: 'Text.' }] } },
    ]);
  });

  test('that is named is one, whatever it looks like', () => {
    expect(read('notes.txt', ' Text.\n', true)).toMatchObject([
      { name: 'notes', content: { messages: [{ content: 'Text.' }] } },
    ]);
  });

  test('may hold several, each with its name', () => {
    const documents = ['one', 'two'].map((name) => `name: ${name}\nmessages: [{ role: user, content: ${name} }]\n`);
    expect(read('all.yaml', documents.join('---\n')).map(({ name }) => name)).toEqual(['one', 'two']);
  });

  test('says variables and a model in more than one way, with one content hash', () => {
    const files = [
      read(
        'a.json',
        '{"variables":{"q":{"type":"string","untrusted":true}},"model":{"provider":"openai","name":"gpt-5"},"messages":[{"role":"user","content":"{{q}}"}]}',
      ),
      read(
        'a.yaml',
        'variables:\n  q: { untrusted: true, type: string }\nmodel: openai/gpt-5\nmessages:\n  - { content: "{{q}}", role: human }\n',
      ),
      read(
        'a.prompty',
        '---\nmodel:\n  api: chat\n  configuration: { type: openai, name: gpt-5 }\ninputs:\n  q: { untrusted: true }\nsample:\n  q: Why?\n---\nuser:\n\n{{q}}\n',
      ),
    ].flat();
    expect(files).toHaveLength(3);
    expect(new Set(files.map(({ contentHash }) => contentHash)).size).toBe(1);
  });

  test('with a system text beside the messages has it first', () => {
    const [prompt] = read('a.json', '{"system":"Be kind.","messages":[{"role":"user","content":"Hi."}]}');
    expect(prompt?.content.messages.map(({ role }) => role)).toEqual(['system', 'user']);
  });
});
