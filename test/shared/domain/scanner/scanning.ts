import { createHash } from 'node:crypto';
import type { Finding, Report, ScanInput } from '#shared/domain/scanner/report.ts';
import { scan } from '#shared/domain/scanner/scan.ts';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const scanInput = (input: ScanInput): Report => scan(input, sha256);

/** Scans a text as the only, system message of a prompt. */
export const scanText = (content: string): Report => scanInput({ messages: [{ role: 'system', content }] });

export const rulesFound = (report: Report): readonly string[] => report.findings.map(({ ruleId }) => ruleId);

export const matched = (content: string, { evidence }: Finding): string =>
  evidence === undefined ? '' : content.slice(evidence.start, evidence.end);
