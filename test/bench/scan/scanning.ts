import { createHash } from 'node:crypto';
import type { Finding, Report, ScanInput } from '#shared/domain/scanner/report.ts';
import { weightOf } from '#shared/domain/scanner/report.ts';
import { categories } from '#shared/domain/scanner/ruleset.ts';
import { scan } from '#shared/domain/scanner/scan.ts';
import type { Span } from '#shared/domain/scanner/span.ts';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const scanInput = (input: ScanInput): Report => scan(input, sha256);

/** Scans a text as the only, system message of a prompt. */
export const scanText = (content: string): Report => scanInput({ messages: [{ role: 'system', content }] });

/** Category keys by their ids in the taxonomy, `PG01` to `PG16`. */
export const keyOf: ReadonlyMap<string, string> = new Map(categories.map(({ id, key }) => [id, key]));

export const isCritical = ({ severity }: Finding): boolean => severity === 'critical';
export const isSerious = ({ severity }: Finding): boolean => weightOf(severity) >= weightOf('high');

const hijacks: ReadonlySet<string> = new Set([keyOf.get('PG01') ?? '', keyOf.get('PG02') ?? '']);
export const isSeriousHijack = (finding: Finding): boolean => isSerious(finding) && hijacks.has(finding.category);

/** Intersection over union of two ranges, 0 to 1. */
export const overlapOf = (a: Span, b: Span): number => {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (a.end - a.start + b.end - b.start - shared);
};

/** The best overlap with one of several ranges. */
export const bestOverlap = (span: Span, targets: readonly Span[]): number =>
  Math.max(0, ...targets.map((target) => overlapOf(span, target)));
