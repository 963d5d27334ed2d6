import type { Severity } from '../report.ts';
import type { CompoundDetector, Rule, Signal, Span } from '../rules/rule.ts';

/** A signal of a compound rule, seen at a place of one message. */
export type Signalled = Span & { readonly rule: Rule; readonly signal: Signal };

export type Compounded = Span & { readonly rule: Rule; readonly severity: Severity };

/** Signs count together when they stand this close, in UTF-16 units: a long text is not guilty of its length. */
const reach = 4096;

/** The heaviest sign of the first stretch that weighs enough; each signal counts once in a stretch. */
const firstReaching = (seen: readonly Signalled[], threshold: number): Signalled | undefined => {
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
    if (total < threshold) continue;
    return seen
      .slice(first, last + 1)
      .reduce((best, candidate) => (candidate.signal.weight > best.signal.weight ? candidate : best));
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
  if (found === undefined) return [];
  return [{ rule, severity: worst === undefined ? 'high' : rule.severity, start: found.start, end: found.end }];
};
