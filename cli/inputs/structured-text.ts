import type { Document } from 'yaml';
import type { Span } from '#shared/domain/scanner/span.ts';
import type { PlacedMessage, PlacedPrompt } from './placed-prompt.ts';
import { looksLikePrompt, promptOf, type ReadMessage, type TextPart } from './prompt-value.ts';
import { yamlDocuments, yamlValue } from './yaml-documents.ts';
import { type FindScalar, type Literal, literalOf, placeIn, scalarsOf, spellIn } from './yaml-literals.ts';

/** A message of a tree, which is looked for in the file only when somebody asks where it stands. */
const placedMessage = (text: string, { role, content, parts }: ReadMessage, find: () => FindScalar): PlacedMessage => {
  const literals = new Map<TextPart, Literal>();
  const literalFor = (part: TextPart): Literal => {
    const known = literals.get(part) ?? literalOf(text, part.text, find()(part.path));
    literals.set(part, known);
    return known;
  };
  const placeOf = ({ start, end }: Span): Span => {
    const touched = parts.filter(
      (part) => part.start <= Math.max(start, end - 1) && part.start + part.text.length >= start,
    );
    const places = touched.map((part) =>
      placeIn(literalFor(part), {
        start: Math.max(0, start - part.start),
        end: Math.min(end - part.start, part.text.length),
      }),
    );
    return { start: places.at(0)?.start ?? 0, end: places.at(-1)?.end ?? 0 };
  };
  const spell = (replacement: string): string | undefined => {
    const [part, another] = parts;
    return part && !another ? spellIn(literalFor(part), replacement) : undefined;
  };
  return { role, content, placeOf, spell };
};

const placedPrompt = (text: string, value: unknown, find: () => FindScalar): PlacedPrompt => {
  const { messages, variables } = promptOf(value);
  return { messages: messages.map((message) => placedMessage(text, message, find)), variables };
};

const parsedJson = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

/** Once asked for, kept. */
const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

/**
 * Reads the prompts of a file in JSON or YAML, one a document; documents that hold none are left out.
 *
 * @throws AppError `validation_failed` with the place of what is wrong, `payload_too_large`.
 */
export const readStructured = (text: string): readonly PlacedPrompt[] => {
  const json = parsedJson(text);
  if (json !== undefined) {
    const find = once(() => scalarsOf(yamlDocuments(text)[0] as Document.Parsed));
    return looksLikePrompt(json.value) ? [placedPrompt(text, json.value, find)] : [];
  }
  return yamlDocuments(text).flatMap((document) => {
    const value = yamlValue(document);
    if (!looksLikePrompt(value)) return [];
    const find = once(() => scalarsOf(document));
    return [placedPrompt(text, value, find)];
  });
};
