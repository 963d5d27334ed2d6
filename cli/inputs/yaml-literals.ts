import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, type Scalar } from 'yaml';
import type { Span } from '#shared/domain/scanner/span.ts';
import type { Path } from './prompt-value.ts';
import { type ScalarOffsets, type ScalarStyle, scalarOffsets } from './scalar-offsets.ts';

/** A text of a message in the file: where it starts and ends there, and how its units are spelled, if it can be told. */
export type Literal = Span & { readonly style: ScalarStyle; readonly offsets?: ScalarOffsets | undefined };

export type FindScalar = (path: Path) => Scalar.Parsed | undefined;

const styles: Readonly<Record<string, ScalarStyle>> = {
  QUOTE_DOUBLE: 'double-quoted',
  QUOTE_SINGLE: 'single-quoted',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
};

/** Follows paths through a document. Of two entries with one key the later one counts, as parsers have it. */
export const scalarsOf = (document: Document.Parsed): FindScalar => {
  const targets = new Map<Alias, unknown>();
  const resolved = (node: unknown): unknown => {
    if (!isAlias(node)) return node;
    if (!targets.has(node)) targets.set(node, node.resolve(document));
    return targets.get(node);
  };
  const childOf = (node: unknown, step: string | number): unknown => {
    if (isSeq(node)) return typeof step === 'number' ? node.items[step] : undefined;
    if (!isMap(node)) return undefined;
    return node.items.findLast(({ key }) => isScalar(key) && String(key.value) === String(step))?.value;
  };
  return (path) => {
    const node = path.reduce<unknown>((parent, step) => resolved(childOf(parent, step)), resolved(document.contents));
    return isScalar(node) && node.range ? (node as Scalar.Parsed) : undefined;
  };
};

/** The literal that spells a value; the whole file where it cannot be told. */
export const literalOf = (text: string, value: string, scalar: Scalar.Parsed | undefined): Literal => {
  if (scalar === undefined) return { start: 0, end: text.length, style: 'plain' };
  const [start, end] = scalar.range;
  const style = styles[scalar.type ?? ''] ?? 'plain';
  const quoted = style === 'double-quoted' || style === 'single-quoted';
  const from = style === 'block' ? text.indexOf('\n', start) + 1 : start + Number(quoted);
  return { start, end, style, offsets: scalarOffsets(value, text, from, style) };
};

/** The stretch of the file that spells a stretch of the value; the whole literal where it cannot be told. */
export const placeIn = (literal: Literal, { start, end }: Span): Span => {
  const { starts, ends } = literal.offsets ?? {};
  if (!starts || !ends || starts.length === 0) return { start: literal.start, end: literal.end };
  const from = starts[start] ?? ends.at(-1) ?? literal.start;
  return { start: from, end: end > start ? (ends[Math.min(end, ends.length) - 1] ?? literal.end) : from };
};

/** The text of a replacement where it can stand in the literal without a change around it. */
export const spellIn = ({ style, offsets }: Literal, text: string): string | undefined => {
  if (offsets === undefined) return undefined;
  if (style === 'double-quoted') return JSON.stringify(text).slice(1, -1);
  if (text.includes('\n') || style === 'plain') return undefined;
  return style === 'single-quoted' ? text.replaceAll("'", "''") : text;
};
