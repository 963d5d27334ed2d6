import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunkOverlap, chunkSize, chunksOf, longestJudged } from '#shared/domain/scanner/judge/chunks.ts';
import { redact } from '#shared/domain/scanner/judge/redact.ts';

const texts = fc.array(
  fc
    .tuple(fc.string({ unit: 'binary', maxLength: 40, minLength: 1 }), fc.integer({ min: 1, max: 900 }))
    .map(([unit, times]) => unit.repeat(times)),
  { minLength: 1, maxLength: 4 },
);

test('whatever is no longer than the overlap stands whole in some part, and no part splits a character or is too long', () => {
  fc.assert(
    fc.property(texts, fc.double({ min: 0, max: 1, noNaN: true }), (contents, where) => {
      const messages = contents.map((text, messageIndex) => ({ messageIndex, role: 'user' as const, text }));
      const chunks = chunksOf(messages);
      if (chunks === undefined) return contents.join('').length > longestJudged;
      const parts = chunks.flat();
      for (const { messageIndex, text } of messages) {
        const start = Math.floor(where * text.length);
        const end = Math.min(text.length, start + chunkOverlap);
        const holds = parts.some(
          (part) => part.messageIndex === messageIndex && part.start <= start && end <= part.start + part.text.length,
        );
        expect(holds).toBe(true);
      }
      for (const part of parts) {
        expect(part.text.isWellFormed()).toBe(contents[part.messageIndex]!.isWellFormed() || part.text.isWellFormed());
        expect(contents[part.messageIndex]!.slice(part.start, part.start + part.text.length)).toBe(part.text);
      }
      for (const chunk of chunks) {
        expect(chunk.reduce((total, { text }) => total + text.length, 0)).toBeLessThanOrEqual(chunkSize);
      }
      return true;
    }),
  );
});

test('what is taken out is nowhere in the text, and every place in it leads back', () => {
  const stretches = fc.array(
    fc.record({ start: fc.nat(80), length: fc.integer({ min: 1, max: 12 }) }).map(({ start, length }) => ({
      start,
      end: Math.min(92, start + length),
      label: 'SECRET REMOVED',
    })),
    { maxLength: 6 },
  );
  const content = Array.from({ length: 92 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('');
  fc.assert(
    fc.property(stretches, (given) => {
      const { text, toOriginal } = redact(content, given);
      for (const { start, end } of given) {
        for (const char of content.slice(start, end)) expect(text).not.toContain(char);
      }
      for (const [at, char] of [...text].entries()) {
        if (char < '\u4e00') continue;
        const { start, end } = toOriginal({ start: at, end: at + 1 });
        expect(content.slice(start, end)).toBe(char);
      }
      expect(toOriginal({ start: 0, end: text.length })).toEqual({ start: 0, end: content.length });
    }),
  );
});
