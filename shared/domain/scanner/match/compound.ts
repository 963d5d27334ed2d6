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

/** The first stretch that weighs enough; each signal counts once in a stretch. */
const firstReaching = (seen: readonly Signalled[], threshold: number): readonly Signalled[] | undefined => {
  const counts = new Map<Signal, number>();
  let total = 0;
  let first = 0;
  for (const [last, { signal, start }] of seen.entries()) {
    const count = counts.get(signal) ?? 0;
    counts.set(signal, count + 1);
    if (count === 0) total += signal.weight;
    for (let oldest = seen[first]; oldest !== undefined && start - oldest.start > reach; oldest = seen[first]) {
      const left = (counts.get(oldest.signal) ?? 1) - 1;
      counts.set(oldest.signal, left);
      if (left === 0) total -= oldest.signal.weight;
      first += 1;
    }
    if (total >= threshold) return seen.slice(first, last + 1);
  }
  return undefined;
};

/**
 * Weighs the signals of one compound rule: critical, high or nothing.
 *
 * @param seen in the order of the text
 */
export const compound = (
  rule: Rule,
  { high, critical }: CompoundDetector,
  seen: readonly Signalled[],
): readonly Compounded[] => {
  const worst = firstReaching(seen, critical);
  const found = worst ?? firstReaching(seen, high);
  const [first] = found ?? [];
  if (found === undefined || first === undefined) return [];
  const heaviest = found.reduce((best, candidate) => (candidate.signal.weight > best.signal.weight ? candidate : best));
  return [
    {
      rule,
      severity: worst === undefined ? 'high' : rule.severity,
      span: { start: heaviest.start, end: heaviest.end },
      whole: { start: first.start, end: Math.max(...found.map(({ end }) => end)) },
    },
  ];
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
    found.push(...compound(rule, rule.detector, affirmed));
  }
  return { found, signals };
};
