import { lazily, type Pattern } from '../pattern.ts';
import { entropyOf, isPlaceholder } from './entropy.ts';
import { wordLikeness } from './word-likeness.ts';

/** A kind of credential: the strings it begins with, and its shape on the original text, case included. */
export type Credential = {
  readonly provider: string;
  readonly anchors: readonly string[];
  readonly pattern: Pattern;
  readonly accepts: (text: string) => boolean;
};

/** What follows the mark of the provider: all after the first `-`, `_` or `.`, or the whole. */
const bodyOf = (token: string): string => token.slice(token.slice(0, 12).search(/[-_.]/) + 1);

/** Whether a token of a known shape was drawn at random rather than written by hand. */
export const isIssued = (token: string): boolean => {
  const body = bodyOf(token);
  return !isPlaceholder(body) && entropyOf(body) >= 2.8 && (/\d/.test(body) || wordLikeness(body) < 0);
};

/**
 * Tokens of a provider. A row is its name, its anchors separated by spaces, and the shape of a whole token as the
 * source of a regular expression without lookbehind; no letter or digit may follow it.
 */
export type TokenRow = readonly [provider: string, anchors: string, shape: string];

/** The credentials of a table. */
export const tokens = (rows: readonly TokenRow[]): readonly Credential[] =>
  rows.map(([provider, anchors, shape]) => ({
    provider,
    anchors: anchors.split(' '),
    pattern: lazily(() => `(?:${shape})(?![A-Za-z0-9])`, 'y'),
    accepts: isIssued,
  }));
