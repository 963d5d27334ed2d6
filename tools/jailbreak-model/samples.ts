import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { eachTerm } from '#shared/domain/scanner/model/terms.ts';
import { fold } from '#shared/domain/scanner/text/fold.ts';
import { similarGroups } from './similar-groups.ts';

/** A term of a sample: how it is spelled, and where it begins and ends in the folded text. */
export type SeenTerm = { readonly term: string; readonly start: number; readonly end: number };

export type Sample = {
  readonly content: string;
  readonly isJailbreak: boolean;
  /** Samples that are much alike share a group; a group is never split between learning and judging. */
  readonly group: string;
  readonly length: number;
  readonly terms: readonly SeenTerm[];
};

const folder = new URL('../../test/data/scanner-dev/', import.meta.url);
const files = { jailbreaks: 'jailbreaks-in-the-wild.json', ordinary: 'benign-act-prompts.json' } as const;

const bytesOf = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
const contentsOf = (file: string): readonly string[] => JSON.parse(bytesOf(file));

/** The SHA-256 of both files, one after the other: what the weights were learned from. */
export const dataDigest = (): string =>
  Object.values(files)
    .reduce((hash, file) => hash.update(bytesOf(file)), createHash('sha256'))
    .digest('hex');

const spell = (text: string): string => (text.replaceAll("'", '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ');

const termsOf = (text: string): readonly SeenTerm[] => {
  const terms: SeenTerm[] = [];
  eachTerm(text, (_, start, end) => terms.push({ term: spell(text.slice(start, end)), start, end }));
  return terms;
};

const samplesOf = (file: string, isJailbreak: boolean): readonly Sample[] => {
  const contents = contentsOf(file);
  const texts = contents.map((content) => fold(content).text);
  const groups = similarGroups(texts);
  return contents.map((content, at) => {
    const text = texts[at] ?? '';
    return {
      content,
      isJailbreak,
      group: `${isJailbreak ? 'jailbreak' : 'ordinary'}-${groups[at]}`,
      length: text.length,
      terms: termsOf(text),
    };
  });
};

/** The development data, and nothing else. */
export const readSamples = (): readonly Sample[] => [
  ...samplesOf(files.jailbreaks, true),
  ...samplesOf(files.ordinary, false),
];
