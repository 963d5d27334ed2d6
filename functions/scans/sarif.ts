import { AppError } from '#shared/domain/errors.ts';
import type { Scan } from '#shared/domain/scan.ts';
import type { Report } from '#shared/domain/scanner/report.ts';
import { toSarif } from '#shared/domain/scanner/sarif.ts';
import type { Message } from '#shared/domain/version.ts';

type WithMessages = { readonly messages: readonly Message[] };

/** The SARIF log of a report on messages that are not stored. */
export const sarifOfReport = ({ messages, ...report }: Report & WithMessages): string =>
  JSON.stringify(toSarif(report, { uri: 'messages', messages }));

/** The SARIF log of a version's scan. @throws AppError `scan_pending`, `scan_incomplete` while it has no verdict. */
export const sarifOfScan = ({ messages, ...scan }: Scan & WithMessages): string => {
  const { prompt, version, status, verdict, engine, summary, findings } = scan;
  if (status === 'running') throw new AppError('scan_pending', 'The scan has not finished yet.');
  if (!verdict || !engine || !summary) throw new AppError('scan_incomplete', 'The scan could not finish.');
  const uri = `prompts/${prompt}/versions/${version}`;
  return JSON.stringify(toSarif({ verdict, engine, summary, findings }, { uri, messages }));
};
