import type { Region } from 'sarif';
import { sarifLog } from '#shared/domain/scanner/sarif.ts';
import type { PlacedFinding, ScannedSource } from '#shared/domain/scanner/sarif-results.ts';
import type { Span } from '#shared/domain/scanner/span.ts';
import { positionsIn } from '../inputs/text-position.ts';
import type { LocatedFinding, ScannedFile } from '../scan-file.ts';
import type { ScanResult } from '../scan-files.ts';

/** A path as a relative URI reference (RFC 3986, section 4.2). */
const uriOf = (path: string): string => path.toWellFormed().split('/').map(encodeURIComponent).join('/');

const placed = ({ finding, span, fix }: LocatedFinding, regionOf: (span: Span) => Region): PlacedFinding => ({
  finding,
  region: span && { ...regionOf(span), snippet: { text: finding.evidence?.snippet ?? '' } },
  fix: fix && { region: regionOf(fix.span), text: fix.text },
});

const sourceOf = ({ path, text, findings }: ScannedFile): ScannedSource => {
  const positionOf = positionsIn(text);
  const regionOf = ({ start, end }: Span): Region => {
    const from = positionOf(start);
    const to = positionOf(end);
    return {
      startLine: from.line,
      startColumn: from.column,
      endLine: to.line,
      endColumn: to.column,
      charOffset: start,
      charLength: end - start,
    };
  };
  return { uri: uriOf(path), findings: findings.map((located) => placed(located, regionOf)) };
};

/** The report as SARIF 2.1.0, with places in the files. */
export const reportSarif = ({ engine, verdict, files, unread }: ScanResult): string => {
  const unscanned = unread.map(({ path, error }) => ({ uri: uriOf(path), message: error.message }));
  return `${JSON.stringify(sarifLog({ engine, verdict, sources: files.map(sourceOf), unscanned }))}\n`;
};
