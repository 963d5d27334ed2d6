import fc from 'fast-check';
import { expect, test } from 'vitest';
import { piecesOf } from '#shared/domain/fragment.ts';
import { pointToWritten, type Written } from '#shared/domain/fragment-places.ts';
import type { Finding } from '#shared/domain/scanner/report.ts';
import { parseTemplate } from '#shared/templates/parse-template.ts';

const finding = (start: number, end: number): Finding => ({
  id: 'fnd_1',
  category: 'prompt-injection',
  severity: 'high',
  ruleId: 'PG01.x',
  detector: 'static',
  message: '',
  fingerprint: '',
  evidence: { messageIndex: 0, start, end, snippet: '' },
  remediation: '',
  fix: { messageIndex: 0, start, end, text: '' },
  references: [],
});

/** The texts of fragments, each resolved by those before it. */
const library = (contents: Readonly<Record<string, string>>): ReadonlyMap<string, Written> => {
  const texts = new Map<string, Written>();
  for (const [name, content] of Object.entries(contents)) texts.set(name, written(content, texts));
  return texts;
};
const written = (content: string, fragments: ReadonlyMap<string, Written>): Written => {
  const resolved = new Map([...fragments].map(([name, text]) => [name, text.resolved]));
  return { content, resolved: piecesOf(content, parseTemplate(content), resolved).join('') };
};

const fragments = library({ 'inner@1': 'IN', 'outer@1': 'x{{> inner@1}}y', 'empty@1': '' });
const message = written('a {{> outer@1}} b {{> inner@1}}', fragments);
/** Fragments put in by a plain replacement, also where a slice cuts through another tag. */
const filled = (text: string): string =>
  text.replace(/\{\{> (\w+@\d)\}\}/g, (_, name: string) => fragments.get(name)?.resolved ?? '');
const pointed = (text: string) => {
  const start = message.resolved.indexOf(text);
  return pointToWritten([finding(start, start + text.length)], [message], fragments, parseTemplate)[0];
};

test('what a message says itself is found at its own place, with the edit', () => {
  expect(message.resolved).toBe('a xINy b IN');
  expect(pointed('b')).toMatchObject({ evidence: { start: 16, end: 17 }, fix: { start: 16, end: 17 } });
  expect(pointed('b')?.evidence).not.toHaveProperty('fragment');
});

test('what a fragment says points to its tag and into the innermost fragment, and has no edit', () => {
  expect(pointed('y')?.evidence).toMatchObject({
    start: 2,
    end: 15,
    fragment: { name: 'outer', version: 1, start: 14, end: 15 },
  });
  expect(pointed('IN')?.evidence).toMatchObject({
    start: 2,
    end: 15,
    fragment: { name: 'inner', version: 1, start: 0, end: 2 },
  });
  expect(pointed('y')).not.toHaveProperty('fix');
});

test('what begins in a fragment and ends outside takes the tag in', () => {
  expect(pointed('y b')?.evidence).toMatchObject({ start: 2, end: 17 });
  expect(pointed('y b')?.evidence).not.toHaveProperty('fragment');
});

test('the text at the place is the text that was found, for any message and any range', () => {
  const piece = fc.constantFrom('word ', '{{> inner@1}}', '{{> outer@1}}', '{{> empty@1}}', '{{name}}', '\n');
  const any = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => written(pieces.join(''), fragments));
  fc.assert(
    fc.property(any, fc.nat(), fc.nat(), (text, one, other) => {
      fc.pre(text.resolved.length > 0);
      const start = one % text.resolved.length;
      const end = start + 1 + (other % (text.resolved.length - start));
      const [found] = pointToWritten([finding(start, end)], [text], fragments, parseTemplate);
      const sought = text.resolved.slice(start, end);
      const { evidence } = found!;
      const fragment = evidence?.fragment;
      const home = fragment ? fragments.get(`${fragment.name}@${fragment.version}`) : text;
      const { start: from, end: to } = fragment ?? evidence!;
      expect(filled(home?.content.slice(from, to) ?? '')).toContain(sought);
    }),
  );
});
