import { positionsIn } from '../inputs/text-position.ts';
import type { LocatedFinding, ScannedFile } from '../scan-file.ts';
import type { ScanResult } from '../scan-files.ts';

const locationOf = ({ span }: LocatedFinding, positionOf: ReturnType<typeof positionsIn>): object => {
  if (!span) return {};
  const from = positionOf(span.start);
  const to = positionOf(span.end);
  return {
    location: { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column, ...span },
  };
};

const fileOf = ({ path, text, findings, summary, verdict }: ScannedFile): object => {
  const positionOf = positionsIn(text);
  return {
    path,
    verdict,
    summary,
    findings: findings.map((located) => ({ ...located.finding, ...locationOf(located, positionOf) })),
  };
};

/**
 * The report as JSON. Findings are those of the API; `location` is their place in the file, with lines and columns from
 * one and `start` and `end` as UTF-16 offsets.
 */
export const reportJson = ({ verdict, engine, summary, files, unread }: ScanResult): string =>
  `${JSON.stringify({ verdict, complete: unread.length === 0, engine, summary, files: files.map(fileOf), unread }, undefined, 2)}\n`;
