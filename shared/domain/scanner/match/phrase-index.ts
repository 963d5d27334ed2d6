import type { Cue } from '../cue.ts';
import type { LiteralDetector, PhraseDetector, Rule, Signal } from '../rules/rule.ts';
import { type Cipher, ciphers } from '../text/ciphers.ts';
import { fold } from '../text/fold.ts';
import { type AnchorFinder, buildAnchorFinder } from './anchor-finder.ts';

/** What an anchor leads to: a rule's phrase or literal, a signal of a compound rule, a cue, or a ciphered word. */
export type Use =
  | { readonly kind: 'phrase'; readonly rule: Rule; readonly detector: PhraseDetector }
  | { readonly kind: 'literal'; readonly rule: Rule; readonly detector: LiteralDetector }
  | { readonly kind: 'signal'; readonly rule: Rule; readonly detector: Signal }
  | { readonly kind: 'cue'; readonly cue: Cue }
  | { readonly kind: 'cipher'; readonly cipher: Cipher };

/** An anchor of a use; an open one may go on within its word. */
export type Anchor = { readonly text: string; readonly open: boolean };

export type PhraseIndex = {
  readonly finder: AnchorFinder;
  /** The folded texts that the finder looks for, by number. */
  readonly anchors: readonly string[];
  readonly uses: readonly Use[];
  /** For each anchor, by number: the numbers of its uses, and whether the anchor is open there. */
  readonly usesOf: readonly (readonly { readonly use: number; readonly open: boolean }[])[];
};

const usesOfRule = (rule: Rule): readonly Use[] => {
  const { detector } = rule;
  if (detector.kind === 'phrase') return [{ kind: 'phrase', rule, detector }];
  if (detector.kind === 'literal') return [{ kind: 'literal', rule, detector }];
  if (detector.kind === 'compound')
    return detector.signals.map((signal) => ({ kind: 'signal', rule, detector: signal }));
  return [];
};

const cuesOf = ({ detector }: Rule): readonly Cue[] => (detector.kind === 'prompt' ? detector.cues : []);

const anchorsOf = (use: Use): readonly Anchor[] => {
  if (use.kind === 'cipher') return use.cipher.words.map((text) => ({ text, open: true }));
  if (use.kind === 'phrase' && use.detector.clause !== undefined && use.detector.pattern === undefined) {
    return use.detector.anchors.map((word) => ({ text: word.replace(/\*$/, ''), open: word.endsWith('*') }));
  }
  if (use.kind !== 'cue') {
    const open = use.detector.pattern !== undefined;
    return use.detector.anchors.map((text) => ({ text, open }));
  }
  const { words, pattern } = use.cue;
  return words.map((word) => ({ text: word.replace(/\*$/, ''), open: pattern !== undefined || word.endsWith('*') }));
};

/** Gathers the anchors of all rules, folded as text is, into one finder. */
export const indexPhrases = (rules: readonly Rule[]): PhraseIndex => {
  const cues = [...new Set(rules.flatMap(cuesOf))].map((cue): Use => ({ kind: 'cue', cue }));
  const ciphered = ciphers.map((cipher): Use => ({ kind: 'cipher', cipher }));
  const uses = [...rules.flatMap(usesOfRule), ...cues, ...ciphered];
  const byAnchor = new Map<string, { use: number; open: boolean }[]>();
  for (const [use, described] of uses.entries()) {
    const seen = new Set<string>();
    for (const { text, open } of anchorsOf(described)) {
      const anchor = fold(text).text;
      if (seen.has(anchor)) continue;
      seen.add(anchor);
      const users = byAnchor.get(anchor);
      if (users === undefined) byAnchor.set(anchor, [{ use, open }]);
      else users.push({ use, open });
    }
  }
  const anchors = [...byAnchor.keys()];
  return { finder: buildAnchorFinder(anchors), anchors, uses, usesOf: [...byAnchor.values()] };
};
