import { logSumExp } from './log-sum-exp.ts';

/**
 * Evidence against "no worse than allowed", as a mixture of bets on how much worse: by Ville (1939) the chance that it
 * ever reaches 1/alpha is at most alpha when nothing is wrong, however often one looks. `logs` holds ln E of each bet,
 * none before the first; `peak` is the highest ln E of the mixture so far.
 */
export type EProcess = { readonly logs: readonly number[]; readonly peak: number };

/** The state before any evidence: E = 1. */
export const freshProcess: EProcess = { logs: [], peak: 0 };

/** ln E of a mixture with equal weights. */
export const mixtureOf = (logs: readonly number[]): number =>
  logs.length === 0 ? 0 : logSumExp(logs) - Math.log(logs.length);

/**
 * Takes over what ln E of each bet has become. Evidence is divided by `dispersion` (>= 1) before its peak is kept, so
 * that what a few heavy callers do together counts for less.
 */
export const replaceLogs = ({ peak }: EProcess, logs: readonly number[], dispersion: number): EProcess => ({
  logs,
  peak: Math.max(peak, mixtureOf(logs) / dispersion),
});

/** Multiplies the e-values of one more block in, given as logs by bet. */
export const foldLogs = (process: EProcess, added: readonly number[], dispersion: number): EProcess =>
  replaceLogs(
    process,
    added.map((log, bet) => log + (process.logs[bet] ?? 0)),
    dispersion,
  );

/** Databases keep no numbers much smaller, and nobody tells them apart. */
const leastPValue = 1e-100;

/** The always-valid p-value, 1e-100..1: min(1, 1 / max E). */
export const pValueOf = ({ peak }: EProcess): number => Math.min(1, Math.max(leastPValue, Math.exp(-peak)));

/** The ln E at which a process with this alpha decides. */
export const thresholdOf = (alpha: number): number => Math.log(1 / alpha);
