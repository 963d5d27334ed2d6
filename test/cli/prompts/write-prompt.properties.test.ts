import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLocalPrompts } from '#cli/prompts/local-prompt.ts';
import { promptKinds, type WrittenPrompt, writePrompt } from '#cli/prompts/write-prompt.ts';
import { sha256 } from '#cli/sha256.ts';
import { isVariableName } from '#shared/domain/template.ts';
import { contentHashOf } from '#shared/domain/version-content.ts';

const awkward = fc.constantFrom(
  'system:',
  '# User:\n',
  '---\n',
  '...\n',
  '![thread]\n',
  ' trailing \n\n',
  '\u0085\u2028',
  '\ud800',
  '\ufeff',
  '\r\n',
  '{{question}}',
  ': - # & * ! |',
  '\t',
);
const content = fc
  .array(fc.oneof(awkward, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), { minLength: 1 })
  .map((parts) => parts.join(''))
  .filter((text) => text !== '');
const scalar = fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
const variable = fc.oneof(
  scalar.map((fallback) => ({ type: typeof fallback as 'string' | 'number' | 'boolean', default: fallback })),
  fc.record(
    {
      type: fc.constantFrom('string' as const, 'number' as const, 'boolean' as const),
      required: fc.boolean(),
      untrusted: fc.boolean(),
      description: fc.string(),
    },
    { requiredKeys: ['type'] },
  ),
);
const written: fc.Arbitrary<WrittenPrompt> = fc.record({
  name: fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,20}$/),
  description: fc.option(fc.string(), { nil: undefined }),
  tags: fc.option(fc.array(fc.stringMatching(/^[a-z0-9]{1,5}$/)), { nil: undefined }),
  content: fc.record({
    messages: fc.array(fc.record({ role: fc.constantFrom('system', 'user', 'assistant'), content }), { minLength: 1 }),
    variables: fc.dictionary(fc.string({ minLength: 1 }).filter(isVariableName), variable),
    model: fc.option(
      fc.record({ provider: fc.string(), name: fc.string(), parameters: fc.dictionary(fc.string(), fc.jsonValue()) }),
      { nil: undefined },
    ),
  }),
});

const readBack = (text: string, extension: string) => readLocalPrompts(`any.${extension}`, text, false);

test('whatever a version says, its file in JSON and in YAML reads back to the same content hash', () => {
  fc.assert(
    fc.property(written, fc.constantFrom('json' as const, 'yaml' as const), (prompt, kind) => {
      const text = writePrompt(prompt, kind);
      expect(text).toBeDefined();
      const [read, ...others] = readBack(text ?? '', kind);
      expect(others).toEqual([]);
      expect(read).toMatchObject({ name: prompt.name, contentHash: contentHashOf(prompt.content, sha256) });
    }),
    { numRuns: 300 },
  );
});

test('a file of any kind reads back to the same content hash, or is not written', () => {
  fc.assert(
    fc.property(written, fc.constantFrom(...promptKinds), (prompt, kind) => {
      const text = writePrompt(prompt, kind);
      if (text === undefined) return;
      expect(readBack(text, kind)[0]?.contentHash).toBe(contentHashOf(prompt.content, sha256));
    }),
    { numRuns: 300 },
  );
});
