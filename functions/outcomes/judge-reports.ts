import type { Fault } from '#shared/domain/errors.ts';
import type { Judged } from '#shared/domain/judged.ts';
import {
  ageFault,
  type Claim,
  faultIn,
  type ReportedExposure,
  type ReportedOutcome,
  timeFault,
} from '#shared/domain/outcome-attribution.ts';
import { decodeExposure } from '#shared/domain/rollouts/exposure.ts';
import type { ServingRecord } from '#shared/domain/serving.ts';

export type Tokens = {
  /** What a token says, unproven. */
  readonly claimOf: (token: string) => string | undefined;
  readonly verify: (key: string, token: string) => boolean;
};

/** What is known when something that was reported is judged. */
export type Known = {
  readonly tokens: Tokens;
  readonly now: Date;
  readonly recordOf: (claim: Claim) => ServingRecord | undefined;
};

/** Something reported, with what it claims; nothing of it is verified yet. */
export type Item<Reported> = Judged<Reported> & { readonly claim?: Claim | undefined };

/** What was reported in good order, and what it belongs to. */
export type Good<Reported> = { readonly reported: Reported; readonly claim: Claim; readonly record: ServingRecord };

export type Verdict<Reported> = {
  /** Each id once. */
  readonly good: readonly Good<Reported>[];
  /** How many items were in good order, repetitions among them. */
  readonly taken: number;
  readonly faults: readonly Fault[];
};

/** Where an outcome or an exposure says that it belongs; undefined when its token is none. */
export const claimIn = (
  { exposure: token, prompt = '', environment = '' }: Partial<ReportedOutcome>,
  { claimOf }: Tokens,
): Claim | undefined => {
  if (token === undefined) return { prompt, environment };
  const exposure = decodeExposure(claimOf(token) ?? '');
  return exposure && { prompt: exposure.prompt, environment: exposure.environment, exposure };
};

const fault = (path: string, message: string): readonly Fault[] => [{ path, message }];

const tokenFaults = ({ tokens, now }: Known, token: string, claim: Claim | undefined, record?: ServingRecord) => {
  const genuine = claim?.exposure && record && tokens.verify(record.exposureKey, token);
  if (!genuine) return fault('exposure', 'is not a token that was given out here');
  const age = ageFault(claim.exposure, now);
  return age ? fault('exposure', age) : [];
};

type Faults<Reported> = (reported: Reported, claim?: Claim, record?: ServingRecord) => readonly Fault[];

const outcomeFaults =
  (known: Known): Faults<ReportedOutcome> =>
  (reported, claim, record) => {
    const time = timeFault(reported, known.now);
    if (time) return fault('at', time);
    if (reported.exposure !== undefined) return tokenFaults(known, reported.exposure, claim, record);
    return record?.served.includes(reported.version ?? 0) ? [] : fault('version', 'was never served there');
  };

const exposureFaults =
  (known: Known): Faults<ReportedExposure> =>
  ({ exposure }, claim, record) => {
    const faults = tokenFaults(known, exposure, claim, record);
    if (faults.length > 0 || claim?.exposure?.caller == null) return faults;
    return fault('exposure', 'is of a single call, which its outcome announces');
  };

const sameAs = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/** Judges a list item by item. An id that comes again is let pass when all else is the same, and counts once. */
const judgeList = <Reported extends { readonly id: string }>(
  list: 'outcomes' | 'exposures',
  items: readonly Item<Reported>[],
  faultsOf: Faults<Reported>,
  { recordOf }: Known,
): Verdict<Reported> => {
  const good = new Map<string, Good<Reported>>();
  const faults: Fault[] = [];
  let taken = 0;
  for (const [index, { value: reported, faults: found, claim }] of items.entries()) {
    const record = claim && recordOf(claim);
    const first = reported && good.get(reported.id);
    const wrong = found ?? (first ? [] : faultsOf(reported, claim, record));
    const other = first && !sameAs(first.reported, reported);
    const all = other ? fault('id', 'came before it in this request, with other contents; the first counts') : wrong;
    faults.push(...all.map((each) => faultIn(list, index, each)));
    if (all.length === 0) taken += 1;
    if (all.length === 0 && !first && reported && claim && record) good.set(reported.id, { reported, claim, record });
  }
  return { good: [...good.values()], taken, faults };
};

export const judgeOutcomes = (items: readonly Item<ReportedOutcome>[], known: Known): Verdict<ReportedOutcome> =>
  judgeList('outcomes', items, outcomeFaults(known), known);

export const judgeExposures = (items: readonly Item<ReportedExposure>[], known: Known): Verdict<ReportedExposure> =>
  judgeList('exposures', items, exposureFaults(known), known);
