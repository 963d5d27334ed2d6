import type { LiteralDetector, PhraseDetector, Rule, Signal } from '../rules/rule.ts';
import { fold } from '../text/fold.ts';
import { type Automaton, buildAutomaton } from './automaton.ts';

/** One use of an anchor: by a rule, or by a signal of a compound rule. */
export type Use = {
  readonly rule: Rule;
  readonly detector: PhraseDetector | LiteralDetector | (Signal & { readonly kind: 'signal' });
};

export type PhraseIndex = {
  readonly automaton: Automaton;
  readonly anchors: readonly string[];
  /** The uses of each anchor, by its number. */
  readonly uses: readonly (readonly Use[])[];
};

const usesOf = (rule: Rule): readonly Use[] => {
  const { detector } = rule;
  if (detector.kind === 'phrase' || detector.kind === 'literal') return [{ rule, detector }];
  if (detector.kind !== 'compound') return [];
  return detector.signals.map((signal) => ({ rule, detector: { kind: 'signal', ...signal } }));
};

/** Gathers the anchors of all rules, folded as text is, into one automaton. */
export const indexPhrases = (rules: readonly Rule[]): PhraseIndex => {
  const byAnchor = new Map<string, Use[]>();
  for (const use of rules.flatMap(usesOf)) {
    for (const anchor of new Set(use.detector.anchors.map((written) => fold(written).text))) {
      byAnchor.set(anchor, [...(byAnchor.get(anchor) ?? []), use]);
    }
  }
  const anchors = [...byAnchor.keys()];
  return { automaton: buildAutomaton(anchors), anchors, uses: [...byAnchor.values()] };
};
