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

/** The signs that would stand close to one another if a stretch were taken away, and how many of them stand before it. */
const closedUp = (
  seen: readonly Signalled[],
  from: number,
  { first, last }: Stretch,
): { readonly signs: readonly Signalled[]; readonly before: number } => {
  const start = seen[first]?.start ?? 0;
  const gap = (seen[last]?.end ?? 0) - start;
  let left = first;
  while (left > from && start - (seen[left - 1]?.start ?? 0) <= reach) left -= 1;
  let right = last + 1;
  while (right < seen.length && (seen[right]?.start ?? 0) - gap - start <= reach) right += 1;
  const after = seen.slice(last + 1, right).map((sign) => ({ ...sign, start: sign.start - gap }));
  return { signs: [...seen.slice(left, first), ...after], before: first - left };
};

/** A stretch and all around it that would weigh enough again if it went. */
const withWhatRemains = (seen: readonly Signalled[], from: number, stretch: Stretch, threshold: number): Stretch => {
  let { first, last } = stretch;
  for (;;) {
    const { signs, before } = closedUp(seen, from, { first, last });
    const again = firstReaching(signs, 0, threshold);
    if (again === undefined) return { first, last };
    first = Math.min(first, first - before + again.first);
    last = Math.max(last, last + 1 + again.last - before);
  }
};

const heaviestOf = (signs: readonly Signalled[]): Span =>
  signs.reduce((best, other) => (other.signal.weight > best.signal.weight ? other : best));

/**
 * Weighs the signals of one compound rule: critical, high or nothing. Whatever else would be told if a stretch went is
 * told with it.
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
      const { start, end } = heaviestOf(seen.slice(at.first, at.last + 1));
      const { first, last } = withWhatRemains(seen, from, at, high);
      const ends = seen.slice(first, last + 1).map((sign) => sign.end);
      from = last + 1;
      found.push({
        rule,
        severity,
        span: { start, end },
        whole: { start: seen[first]?.start ?? start, end: ends.reduce((latest, one) => Math.max(latest, one), end) },
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
