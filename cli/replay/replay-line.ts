import { isUtf8 } from 'node:buffer';
import { AppError } from '#shared/domain/errors.ts';
import { type Block, noCounts } from '#shared/domain/rollouts/counts.ts';
import { mixtureOf, thresholdOf } from '#shared/domain/rollouts/evidence/e-process.ts';
import type { Evidence } from '#shared/domain/rollouts/evidence/evidence.ts';
import { activeGuardrails, alphaOf, type GuardrailName, type Guardrails } from '#shared/domain/rollouts/guardrails.ts';
import { replay } from '#shared/domain/rollouts/replay.ts';
import { inMebibytes, maxLineBytes } from '../inputs/decode-text.ts';
import { type Fields, isFields } from '../inputs/fields.ts';
import type { Line } from '../stream/line-splitter.ts';
import { readGuardrails } from './read-guardrails.ts';

/** What a line is answered with. */
export type Answer = { readonly json: string; readonly failed: boolean };

const wrong = (message: string, cause?: unknown): AppError => new AppError('validation_failed', message, { cause });

const parsed = (line: Line): Fields => {
  if (line === 'too long') throw wrong(`the line has more than ${inMebibytes(maxLineBytes)}`);
  if (!isUtf8(line)) throw wrong('the line is not in UTF-8');
  try {
    const value: unknown = JSON.parse(line.toString('utf8'));
    if (isFields(value)) return value;
  } catch (cause) {
    throw wrong('the line is not JSON', cause);
  }
  throw wrong('the line is no JSON object');
};

// Beyond it ln n! loses the digits that matter here.
const mostCalls = 1e9;

const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;

const readBlock = (value: unknown, index: number): Block => {
  if (!Array.isArray(value) || value.length !== 4 || !value.every(isCount)) {
    throw wrong(`blocks[${index}] is not four whole numbers from 0: calls of canary and stable, errors of each`);
  }
  const [canaryCount = 0, stableCount = 0, canaryErrors = 0, stableErrors = 0] = value;
  if (canaryErrors > canaryCount || stableErrors > stableCount) {
    throw wrong(`blocks[${index}] has more errors than calls`);
  }
  if (Math.max(canaryCount, stableCount) > mostCalls) throw wrong(`blocks[${index}] has more than ${mostCalls} calls`);
  return {
    id: index,
    epoch: 0,
    canary: { ...noCounts, count: canaryCount, errors: canaryErrors },
    stable: { ...noCounts, count: stableCount, errors: stableErrors },
  };
};

const readBlocks = ({ blocks }: Fields): readonly Block[] => {
  if (!Array.isArray(blocks)) throw wrong('blocks is no list');
  return blocks.map(readBlock);
};

/** Of four numbers a block, these are all that can act, so that they have the whole of alpha. */
const errorGuardrails: readonly GuardrailName[] = ['compareToStable.errorRate', 'maxErrorRate'];

const strongest = ({ processes }: Evidence, active: readonly GuardrailName[], { alpha }: Guardrails) => {
  const margin = (name: GuardrailName): number =>
    (processes[name]?.peak ?? 0) - thresholdOf(alphaOf(name, active, alpha));
  return active.toSorted((left, right) => margin(right) - margin(left))[0];
};

const replayed = (
  line: Fields,
): { readonly firedAtBlock: number | null; readonly logE: number; readonly p: number } => {
  const guardrails = readGuardrails(line);
  const able = activeGuardrails(guardrails, { hasStable: true, slowAboveMs: null });
  const active = errorGuardrails.filter((name) => able.includes(name));
  const { firedAtBlock, decision, evidence } = replay(readBlocks(line), { guardrails, active });

  const compared = active.find((name) => name === 'compareToStable.errorRate');
  const deciding = decision?.guardrail ?? compared ?? strongest(evidence, active, guardrails);
  const process = deciding === undefined ? undefined : evidence.processes[deciding];
  if (!process) return { firedAtBlock, logE: 0, p: 1 };
  return { firedAtBlock, logE: mixtureOf(process.logs), p: Math.min(1, Math.exp(-process.peak)) };
};

const idOf = ({ id }: Fields): string | number | null => (typeof id === 'string' || typeof id === 'number' ? id : null);

/** Answers one line of the stream; whatever it holds, there is an answer. */
export const replayLine = (line: Line): Answer => {
  let id: string | number | null = null;
  try {
    const fields = parsed(line);
    id = idOf(fields);
    return { json: JSON.stringify({ id, ...replayed(fields) }), failed: false };
  } catch (error) {
    const message = error instanceof AppError ? error.message : 'the line could not be replayed';
    return { json: JSON.stringify({ id, error: message }), failed: true };
  }
};
