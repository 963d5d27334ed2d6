import type { Cue } from '../cue.ts';
import type { LiteralDetector, PhraseDetector, Rule, Signal } from '../rules/rule.ts';
import { type Cipher, ciphers } from '../text/ciphers.ts';
import { fold } from '../text/fold.ts';
import { type AnchorFinder, buildAnchorFinder } from './anchor-finder.ts';
import { type AnchorLeads, anchorLeads } from './anchor-leads.ts';

/** What an anchor leads to: a rule's phrase or literal, a signal of a compound rule, a cue, or a ciphered word. */
export type Use =
  | { readonly kind: 'phrase'; readonly rule: Rule; readonly detector: PhraseDetector }
  | { readonly kind: 'literal'; readonly rule: Rule; readonly detector: LiteralDetector }
  | { readonly kind: 'signal'; readonly rule: Rule; readonly detector: Signal }
  | { readonly kind: 'cue'; readonly cue: Cue }
  | { readonly kind: 'cipher'; readonly cipher: Cipher };

export type PhraseIndex = {
  readonly finder: AnchorFinder;
  /** The folded texts that the finder looks for, by number. */
  readonly anchors: readonly string[];
  readonly uses: readonly Use[];
  readonly leads: AnchorLeads;
};

const usesOfRule = (rule: Rule): readonly Use[] => {
  const { detector } = rule;
  if (detector.kind === 'phrase') return [{ kind: 'phrase', rule, detector }];
  if (detector.kind === 'literal') return [{ kind: 'literal', rule, detector }];
  if (detector.kind === 'compound')
    return detector.signals.map((signal): Use => ({ kind: 'signal', rule, detector: signal }));
  return [];
};

const cuesOf = ({ detector }: Rule): readonly Cue[] => (detector.kind === 'prompt' ? detector.cues : []);

/** The anchors of a use as they are written, and whether a star at their end, or a pattern, leaves them open. */
const written = (
  use: Use,
): { readonly anchors: readonly string[]; readonly starred: boolean; readonly open: boolean } => {
  if (use.kind === 'cipher') return { anchors: use.cipher.words, starred: false, open: true };
  if (use.kind === 'cue') return { anchors: use.cue.words, starred: true, open: use.cue.pattern !== undefined };
  const { anchors, pattern } = use.detector;
  return {
    anchors,
    starred: use.kind === 'phrase' && use.detector.clause !== undefined && pattern === undefined,
    open: pattern !== undefined,
  };
};

/** Most anchors are written as they read when folded. */
const isFolded = (text: string): boolean => /^[!-)+-@[\]-_a-~](?:[!-)+-@[\]-_a-~]| (?! ))*$/.test(text);

/** Gathers the anchors of all rules, folded as text is, into one finder. */
export const indexPhrases = (rules: readonly Rule[]): PhraseIndex => {
  const cues = [...new Set(rules.flatMap(cuesOf))].map((cue): Use => ({ kind: 'cue', cue }));
  const ciphered = ciphers.map((cipher): Use => ({ kind: 'cipher', cipher }));
  const uses = [...rules.flatMap(usesOfRule), ...cues, ...ciphered];
  const numbers = new Map<string, number>();
  const leads = anchorLeads();
  for (let use = 0; use < uses.length; use += 1) {
    const described = uses[use];
    if (described === undefined) continue;
    const { anchors, starred, open } = written(described);
    for (const anchor of anchors) {
      const star = starred && anchor.endsWith('*');
      const bare = star ? anchor.slice(0, -1) : anchor;
      const folded = isFolded(bare) ? bare : fold(bare).text;
      let number = numbers.get(folded);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(folded, number);
      }
      leads.add(number, use, open || star);
    }
  }
  const anchors = [...numbers.keys()];
  return { finder: buildAnchorFinder(anchors, leads.isOpen), anchors, uses, leads };
};
