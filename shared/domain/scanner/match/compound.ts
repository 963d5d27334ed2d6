import type { Severity } from '../report.ts';
import type { CompoundDetector, Rule, Signal } from '../rules/rule.ts';
import type { Span } from '../span.ts';

/** A signal of a compound rule, seen at a place of the folded text of one message. */
export type Signalled = Span & { readonly rule: Rule; readonly signal: Signal };

/** A compound rule that weighs enough: its heaviest sign, and the stretch of all that were weighed. */
export type Compounded = {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly span: Span;
  readonly whole: Span;
};

/** Signs count together when they stand this close, in UTF-16 units: a long text is not guilty of its length. */
const reach = 2048;

type Stretch = { readonly first: number; readonly last: number };

/** The first stretch, of those from a sign on, that weighs enough; each signal counts once in a stretch. */
const firstReaching = (seen: readonly Signalled[], from: number, threshold: number): Stretch | undefined => {
  const counts = new Map<Signal, number>();
  let total = 0;
  let first = from;
  for (let last = from; last < seen.length; last += 1) {
    const sign = seen[last];
    if (sign === undefined) break;
    const count = counts.get(sign.signal) ?? 0;
    counts.set(sign.signal, count + 1);
    if (count === 0) total += sign.signal.weight;
    for (let oldest = seen[first]; oldest !== undefined && sign.start - oldest.start > reach; oldest = seen[first]) {
      const left = (counts.get(oldest.signal) ?? 1) - 1;
      counts.set(oldest.signal, left);
      if (left === 0) total -= oldest.signal.weight;
      first += 1;
    }
    if (total >= threshold) return { first, last };
  }
  return undefined;
};

const heaviestOf = (first: Signalled, stretch: readonly Signalled[]): Signalled =>
  stretch.reduce((best, other) => (other.signal.weight > best.signal.weight ? other : best), first);

/**
 * Weighs the signals of one compound rule: critical, high or nothing. Stretches that weigh enough and follow one another
 * are told together, as of the first of them: if one went, the next would say the same.
 *
 * @param seen in the order of the text
 */
export const compound = (
  rule: Rule,
  { high, critical }: CompoundDetector,
  seen: readonly Signalled[],
): readonly Compounded[] => {
  const found: Compounded[] = [];
  let from = 0;
  const takeAll = (threshold: number, severity: Severity): void => {
    for (let at = firstReaching(seen, from, threshold); at !== undefined; at = firstReaching(seen, from, threshold)) {
      from = at.last + 1;
      const signs = seen.slice(at.first, from);
      const [first] = signs;
      if (first === undefined) return;
      const end = signs.reduce((latest, sign) => Math.max(latest, sign.end), first.end);
      const before = found.at(-1);
      if (before !== undefined && first.start - before.whole.end <= reach) {
        found[found.length - 1] = {
          ...before,
          whole: { start: before.whole.start, end: Math.max(before.whole.end, end) },
        };
        continue;
      }
      const heaviest = heaviestOf(first, signs);
      found.push({
        rule,
        severity,
        span: { start: heaviest.start, end: heaviest.end },
        whole: { start: first.start, end },
      });
    }
  };
  takeAll(critical, rule.severity);
  takeAll(high, 'high');
  return found;
};

/** What signals weigh together, each counted once. */
export const weightOfAll = (seen: readonly Signalled[]): number =>
  [...new Set(seen.map(({ signal }) => signal))].reduce((sum, { weight }) => sum + weight, 0);

/**
 * Weighs all compound rules of a message. In what voice a sign is spoken is asked only where the signs could weigh
 * enough if all were affirmed.
 */
export const compoundsOf = (
  seen: readonly Signalled[],
  isAffirmed: (sign: Signalled) => boolean,
): { readonly found: readonly Compounded[]; readonly signals: readonly Signalled[] } => {
  const found: Compounded[] = [];
  const signals: Signalled[] = [];
  for (const rule of new Set(seen.map((one) => one.rule))) {
    if (rule.detector.kind !== 'compound') continue;
    const ofRule = seen.filter((one) => one.rule === rule);
    if (weightOfAll(ofRule) < rule.detector.high) continue;
    const affirmed = ofRule.filter(isAffirmed).toSorted((one, other) => one.start - other.start);
    // One by one: a call with hundreds of thousands of arguments overflows the stack.
    for (const one of affirmed) signals.push(one);
    for (const one of compound(rule, rule.detector, affirmed)) found.push(one);
  }
  return { found, signals };
};
