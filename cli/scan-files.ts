import { resolve } from 'node:path';
import { AppError } from '#shared/domain/errors.ts';
import { type Engine, type Summary, type severities, type Verdict, verdictOf } from '#shared/domain/scanner/report.ts';
import { engine } from '#shared/domain/scanner/ruleset.ts';
import { decodeText } from './inputs/decode-text.ts';
import { type FoundFile, findFiles, standardInput } from './inputs/find-files.ts';
import { readBytes } from './inputs/read-bytes.ts';
import { type UnreadFile, unread } from './inputs/unread-file.ts';
import { type ScannedFile, scanText } from './scan-file.ts';

export type ScanResult = {
  readonly engine: Engine;
  readonly verdict: Verdict;
  readonly summary: Summary;
  readonly files: readonly ScannedFile[];
  readonly unread: readonly UnreadFile[];
  /** How many files of folders and patterns are data without messages. */
  readonly passedOver: number;
};

export type ScanRequest = {
  readonly inputs: readonly string[];
  readonly categories: ReadonlySet<string>;
  readonly cwd: string;
  /** What standard input held, where it is asked for. */
  readonly piped?: Buffer | undefined;
};

const bytesAt = (path: string, { cwd, piped }: ScanRequest): Buffer =>
  path === standardInput ? (piped ?? Buffer.alloc(0)) : readBytes(resolve(cwd, path));

type Outcome = ScannedFile | UnreadFile | 'passed over';

const scanFound = ({ path, named }: FoundFile, request: ScanRequest): Outcome => {
  try {
    const text = decodeText(bytesAt(path, request));
    const scanned = scanText(text, path === standardInput ? undefined : path, request.categories);
    if (scanned) return scanned;
    if (!named) return 'passed over';
    throw new AppError('validation_failed', 'holds no messages');
  } catch (error) {
    return unread(path, error);
  }
};

const found = (argument: string, cwd: string): readonly (FoundFile | UnreadFile)[] => {
  try {
    return findFiles(argument, cwd);
  } catch (error) {
    return [unread(argument, error)];
  }
};

/** Scans the files that the arguments stand for, each once, in the order of the arguments. */
export const scanFiles = (request: ScanRequest): ScanResult => {
  const wanted = new Map(
    request.inputs
      .flatMap((input) => found(input, request.cwd))
      .map((file) => [file.path === standardInput ? file.path : resolve(request.cwd, file.path), file]),
  );
  const outcomes = [...wanted.values()].map((file) => ('error' in file ? file : scanFound(file, request)));
  const files = outcomes.filter((outcome) => typeof outcome === 'object' && 'text' in outcome);
  const count = (severity: (typeof severities)[number]): number =>
    files.reduce((sum, { summary }) => sum + summary[severity], 0);
  const summary = { critical: count('critical'), high: count('high'), medium: count('medium'), low: count('low') };
  return {
    engine,
    verdict: verdictOf(summary),
    summary,
    files,
    unread: outcomes.filter((outcome) => typeof outcome === 'object' && 'error' in outcome),
    passedOver: outcomes.filter((outcome) => outcome === 'passed over').length,
  };
};
