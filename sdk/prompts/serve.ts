import { callerOf } from '../../shared/domain/rollouts/bucket.ts';
import { InvalidError } from '../errors.ts';
import type { Content } from './content.ts';
import type { Entry, ExposureCount, Side } from './entry.ts';
import type { CallOutcome, ServedPrompt } from './prompt.ts';

/** Where outcomes and exposures go; none of it takes time or throws. */
export type Reporting = {
  /** @param caller who was served to the counts of the rollout; undefined where there is none */
  readonly report: (exposure: string, caller: number | undefined, outcome: CallOutcome) => void;
  /** A count has begun: it is to be announced. */
  readonly counted: (count: ExposureCount) => void;
};

const buckets = 10_000;
const callers = 0x1_0000_0000;
const longestSubject = 256;

/** Refuses what the API refuses: whoever is nobody would always get the same side. */
export const demandSubject = (subject: string): void => {
  if (subject.length >= 1 && subject.length <= longestSubject) return;
  throw new InvalidError('subject', 'must have 1 to 256 characters, or be left out');
};

/** The side of a subject: the very rule by which the server serves. */
export const sideFor = (entry: Entry, subject: string | undefined, random: () => number): Side | null => {
  if (entry.bucketOf === null) return entry.stable;
  const bucket = subject === undefined ? random() * buckets : entry.bucketOf(subject);
  return bucket < entry.basisPoints ? entry.canary : entry.stable;
};

const ignore = (): void => {};

/** What a fallback serves; there is nothing that its outcomes could be counted for. */
export const fallbackPrompt = (name: string, { version, ...content }: Content): ServedPrompt =>
  Object.freeze({
    name,
    version,
    variant: 'fallback',
    rolloutId: null,
    epoch: null,
    exposure: null,
    ...content,
    report: ignore,
  });

const promptOf = (
  { name, rolloutId, epoch }: Entry,
  { variant, content, served }: Side,
  report: ServedPrompt['report'],
): ServedPrompt => ({
  name,
  version: content.version,
  variant,
  rolloutId,
  epoch,
  exposure: served.exposure,
  messages: content.messages,
  variables: content.variables,
  model: content.model,
  contentHash: content.contentHash,
  render: content.render,
  report,
});

/** What everybody gets where there is no choice. */
const settledPrompts = new WeakMap<Side, ServedPrompt>();

const settled = (entry: Entry, side: Side, { report }: Reporting): ServedPrompt => {
  const known = settledPrompts.get(side);
  if (known) return known;
  const prompt = Object.freeze(promptOf(entry, side, (outcome) => report(side.served.exposure, undefined, outcome)));
  settledPrompts.set(side, prompt);
  return prompt;
};

/** What a subject gets of a prompt, or whoever calls without one; null outside the canary of a first release. */
export const serve = (
  entry: Entry,
  subject: string | undefined,
  reporting: Reporting,
  random: () => number,
): ServedPrompt | null => {
  const side = sideFor(entry, subject, random);
  if (side === null) return null;
  if (entry.rolloutId === null) return settled(entry, side, reporting);

  const { served } = side;
  served.count += 1;
  if (served.count === 1) reporting.counted(served);
  const drawn = subject === undefined ? Math.floor(random() * callers) : 0;
  return promptOf(entry, side, (outcome) =>
    reporting.report(served.exposure, subject === undefined ? drawn : callerOf(entry.seed, subject), outcome),
  );
};
