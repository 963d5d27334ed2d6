import { isUtf8 } from 'node:buffer';
import { AppError } from '#shared/domain/errors.ts';
import { keptReport } from '#shared/domain/scan.ts';
import { type Severity, summarise, verdictOf } from '#shared/domain/scanner/report.ts';
import { scan } from '#shared/domain/scanner/scan.ts';
import { inMebibytes, maxLineBytes } from '../inputs/decode-text.ts';
import { type Fields, isFields } from '../inputs/fields.ts';
import { promptOf } from '../inputs/prompt-value.ts';
import { sha256 } from '../sha256.ts';
import type { Line } from './line-splitter.ts';

/** What a line is answered with: a line of JSON, and how bad what was found is. */
export type Answer = { readonly json: string; readonly failed: boolean; readonly severities: readonly Severity[] };

const parsed = (line: Line): Fields => {
  if (line === 'too long') {
    throw new AppError('payload_too_large', `the line has more than ${inMebibytes(maxLineBytes)}`);
  }
  if (!isUtf8(line)) throw new AppError('validation_failed', 'the line is not in UTF-8');
  try {
    const value: unknown = JSON.parse(line.toString('utf8'));
    if (isFields(value)) return value;
  } catch (cause) {
    throw new AppError('validation_failed', 'the line is not JSON', { cause });
  }
  throw new AppError('validation_failed', 'the line is no JSON object');
};

const idOf = ({ id }: Fields): string | number | null => (typeof id === 'string' || typeof id === 'number' ? id : null);

const errorOf = (error: unknown): { readonly code: string; readonly message: string } =>
  error instanceof AppError
    ? { code: error.code, message: error.message }
    : { code: 'internal', message: 'the line could not be scanned' };

/** Answers one line of the stream; whatever it holds, there is an answer. */
export const answerLine = (line: Line, number: number, categories: ReadonlySet<string>): Answer => {
  let id: string | number | null = null;
  try {
    const value = parsed(line);
    id = idOf(value);
    const report = scan(promptOf(value), sha256);
    const findings = report.findings.filter(({ category }) => categories.has(category));
    const summary = summarise(findings);
    const kept = keptReport({ ...report, summary, verdict: verdictOf(summary), findings });
    return {
      json: JSON.stringify({ id, verdict: kept.verdict, findings: kept.findings }),
      failed: false,
      severities: findings.map(({ severity }) => severity),
    };
  } catch (error) {
    return { json: JSON.stringify({ id, error: { ...errorOf(error), line: number } }), failed: true, severities: [] };
  }
};
