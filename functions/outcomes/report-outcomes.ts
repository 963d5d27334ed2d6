import { demand } from '#shared/domain/access.ts';
import type { Asked } from '#shared/domain/command.ts';
import { demandNoFaults } from '#shared/domain/errors.ts';
import type { Judged } from '#shared/domain/judged.ts';
import type { Announcement, Outcome } from '#shared/domain/outcome.ts';
import {
  attribute,
  attributeExposure,
  type Claim,
  exposureBehind,
  type ReportedExposure,
  type ReportedOutcome,
} from '#shared/domain/outcome-attribution.ts';
import { binsOf } from '#shared/domain/outcome-counts.ts';
import type { Clock } from '#shared/domain/ports.ts';
import type { PlaceLatencies } from '#shared/domain/recent-latency.ts';
import type { ServingReader, ServingRecord } from '#shared/domain/serving.ts';
import { claimIn, type Good, type Item, judgeExposures, judgeOutcomes, type Tokens } from './judge-reports.ts';

/** What was reported of one workspace, on its way to be counted. */
export type OutcomesMessage = {
  readonly organisationId: string;
  readonly workspace: string;
  readonly outcomes: readonly Outcome[];
  readonly announcements: readonly Announcement[];
  readonly latencies: readonly PlaceLatencies[];
};

type Dependencies = {
  readonly now: Clock;
  readonly serving: Pick<ServingReader, 'getMany'>;
  readonly tokens: Tokens;
  readonly send: (messages: readonly OutcomesMessage[]) => Promise<void>;
};
type Command = Asked & {
  readonly workspace: string;
  readonly body: {
    readonly outcomes: readonly Judged<ReportedOutcome>[];
    readonly exposures?: readonly Judged<ReportedExposure>[] | undefined;
  };
};

const mostPlaces = 100;
/** A batch of a hundred such messages is counted well within a worker's time, and fits into its call. */
const perMessage = 100;

const placeOf = ({ prompt, environment }: Claim): string => `${prompt}/${environment}`;

/** The record of every place that is claimed, each read once. */
const recordsFor = async (
  { serving }: Dependencies,
  { caller, workspace }: Command,
  items: readonly Item<unknown>[],
): Promise<ReadonlyMap<string, ServingRecord>> => {
  const places = new Map(items.flatMap(({ claim }) => (claim ? [[placeOf(claim), claim] as const] : [])));
  if (places.size > mostPlaces) {
    demandNoFaults([{ path: 'body.outcomes', message: `is about more than ${mostPlaces} prompts and environments` }]);
  }
  if (places.size === 0) return new Map();
  const wanted = [...places.values()].map(({ prompt, environment }) => ({ workspace, prompt, environment }));
  const records = await serving.getMany(caller.tenant, wanted);
  return new Map(records.flatMap((record) => (record ? [[placeOf(record), record] as const] : [])));
};

/** How long successful calls took that no rollout had a part in, by version and place. */
const latenciesOf = (good: readonly Good<ReportedOutcome>[], now: Date): readonly PlaceLatencies[] => {
  const places = new Map<string, { readonly place: Omit<PlaceLatencies, 'bins'>; readonly latencies: number[] }>();
  for (const { reported, claim, record } of good) {
    const exposure = exposureBehind(reported, record, claim, now);
    const { success, latencyMs } = reported;
    if (!exposure || exposure.rolloutId !== null || !success || latencyMs === undefined) continue;
    const { prompt, environment, version } = exposure;
    const name = `${placeOf(claim)}/${version}`;
    const found = places.get(name) ?? { place: { prompt, environment, version }, latencies: [] };
    found.latencies.push(latencyMs);
    places.set(name, found);
  }
  return [...places.values()].map(({ place, latencies }) => ({ ...place, bins: binsOf(latencies) }));
};

const chunksOf = <Each>(all: readonly Each[]): readonly (readonly Each[])[] =>
  Array.from({ length: Math.ceil(all.length / perMessage) }, (_, chunk) =>
    all.slice(chunk * perMessage, (chunk + 1) * perMessage),
  );

const messagesOf = (
  parts: Pick<OutcomesMessage, 'outcomes' | 'announcements' | 'latencies'>,
  place: Pick<OutcomesMessage, 'organisationId' | 'workspace'>,
): readonly OutcomesMessage[] => {
  const [outcomes, announcements] = [chunksOf(parts.outcomes), chunksOf(parts.announcements)];
  const length = Math.max(outcomes.length, announcements.length, parts.latencies.length > 0 ? 1 : 0);
  return Array.from({ length }, (_, index) => ({
    ...place,
    outcomes: outcomes[index] ?? [],
    announcements: announcements[index] ?? [],
    latencies: index === 0 ? parts.latencies : [],
  }));
};

/**
 * Takes outcomes and announced exposures in to be counted, and says of the others what is wrong with each. Of those of
 * no rollout only the latencies are kept.
 * @throws AppError `insufficient_scope` or `forbidden` for an outcome without an exposure, and `validation_failed` when
 * nothing can be taken
 */
export const reportOutcomes = async (dependencies: Dependencies, command: Command) => {
  const { tokens } = dependencies;
  const { caller, workspace, body } = command;
  if (body.outcomes.some(({ value }) => value && value.exposure === undefined)) {
    demand(caller.principal, 'outcome:attribute', workspace);
  }
  const claimed = <Reported extends Partial<ReportedOutcome>>(judged: Judged<Reported>): Item<Reported> =>
    judged.value ? { ...judged, claim: claimIn(judged.value, tokens) } : judged;
  const [reports, exposures] = [body.outcomes.map(claimed), (body.exposures ?? []).map(claimed)];
  const records = await recordsFor(dependencies, command, [...reports, ...exposures]);

  const now = dependencies.now();
  const known = { tokens, now, recordOf: (claim: Claim) => records.get(placeOf(claim)) };
  const [outcomes, announced] = [judgeOutcomes(reports, known), judgeExposures(exposures, known)];
  const rejected = [...outcomes.faults, ...announced.faults];
  const good = outcomes.good.length + announced.good.length;
  if (good === 0) demandNoFaults(rejected);

  const attributed = outcomes.good.flatMap(({ reported, record, claim }) => {
    const exposure = exposureBehind(reported, record, claim, now);
    return (exposure && attribute(reported, exposure)) ?? [];
  });
  const announcements = announced.good.flatMap(
    ({ reported, claim }) => (claim.exposure && attributeExposure(reported, claim.exposure)) ?? [],
  );
  const parts = { outcomes: attributed, announcements, latencies: latenciesOf(outcomes.good, now) };
  await dependencies.send(messagesOf(parts, { organisationId: caller.tenant.organisationId, workspace }));

  const accepted = outcomes.taken + announced.taken;
  return rejected.length === 0 ? { accepted } : { accepted, rejected };
};
