import { demand } from '#shared/domain/access.ts';
import type { Asked } from '#shared/domain/command.ts';
import { demandNoFaults, type Fault } from '#shared/domain/errors.ts';
import type { Outcome } from '#shared/domain/outcome.ts';
import { attribute, type Claim, faultAt, type ReportedOutcome, timeFault } from '#shared/domain/outcome-attribution.ts';
import type { Clock } from '#shared/domain/ports.ts';
import { decodeExposure } from '#shared/domain/rollouts/exposure.ts';
import type { ServingReader, ServingRecord } from '#shared/domain/serving.ts';

/** Outcomes of one workspace on their way to be counted. */
export type OutcomesMessage = {
  readonly organisationId: string;
  readonly workspace: string;
  readonly outcomes: readonly Outcome[];
};

type Dependencies = {
  readonly now: Clock;
  readonly serving: Pick<ServingReader, 'getMany'>;
  readonly tokens: {
    /** What a token says, unproven. */
    readonly claimOf: (token: string) => string | undefined;
    readonly verify: (key: string, token: string) => boolean;
  };
  readonly send: (messages: readonly OutcomesMessage[]) => Promise<void>;
};
type Command = Asked & {
  readonly workspace: string;
  readonly body: { readonly outcomes: readonly ReportedOutcome[] };
};

const mostPlaces = 100;
/** Well below the 256 KB of a message, and half of what one transaction counts. */
const perMessage = 50;

const forged = 'is not a token that was given out here';

const claimIn = (reported: ReportedOutcome, { claimOf }: Dependencies['tokens']): Claim | undefined => {
  const { exposure: token, prompt = '', environment = '' } = reported;
  if (token === undefined) return { prompt, environment };
  const exposure = decodeExposure(claimOf(token) ?? '');
  return exposure && { prompt: exposure.prompt, environment: exposure.environment, exposure };
};

const placeOf = ({ prompt, environment }: Claim): string => `${prompt}/${environment}`;

/** The record of every place that is claimed, each read once. */
const recordsFor = async (
  { serving }: Dependencies,
  { caller, workspace }: Command,
  claims: readonly (Claim | undefined)[],
): Promise<ReadonlyMap<string, ServingRecord>> => {
  const places = new Map(claims.flatMap((claim) => (claim ? [[placeOf(claim), claim] as const] : [])));
  if (places.size > mostPlaces) {
    demandNoFaults([{ path: 'body.outcomes', message: `is about more than ${mostPlaces} prompts and environments` }]);
  }
  const wanted = [...places.values()].map(({ prompt, environment }) => ({ workspace, prompt, environment }));
  const records = await serving.getMany(caller.tenant, wanted);
  return new Map(records.flatMap((record) => (record ? [[placeOf(record), record] as const] : [])));
};

const faultOf = (
  { tokens, now }: Dependencies,
  reported: ReportedOutcome,
  claim: Claim | undefined,
  record: ServingRecord | undefined,
  index: number,
): readonly Fault[] => {
  const time = timeFault(reported, now());
  if (time) return [faultAt(index, 'at', time)];
  if (reported.exposure !== undefined) {
    const genuine = claim && record && tokens.verify(record.exposureKey, reported.exposure);
    return genuine ? [] : [faultAt(index, 'exposure', forged)];
  }
  const served = record?.served.includes(reported.version ?? 0);
  return served ? [] : [faultAt(index, 'version', 'was never served there')];
};

const chunksOf = (outcomes: readonly Outcome[]): readonly (readonly Outcome[])[] =>
  Array.from({ length: Math.ceil(outcomes.length / perMessage) }, (_, chunk) =>
    outcomes.slice(chunk * perMessage, (chunk + 1) * perMessage),
  );

/**
 * Takes outcomes in to be counted: all of them, or none when one is at fault. Those of no rollout count nowhere.
 * @throws AppError `insufficient_scope` or `forbidden` for an outcome without an exposure, `validation_failed`
 */
export const reportOutcomes = async (dependencies: Dependencies, command: Command) => {
  const { caller, workspace, body } = command;
  const { outcomes } = body;
  if (outcomes.some(({ exposure }) => exposure === undefined)) {
    demand(caller.principal, 'outcome:attribute', workspace);
  }
  const claims = outcomes.map((reported) => claimIn(reported, dependencies.tokens));
  const records = await recordsFor(dependencies, command, claims);
  const recordOf = (claim: Claim | undefined) => claim && records.get(placeOf(claim));
  demandNoFaults(
    outcomes.flatMap((reported, index) =>
      faultOf(dependencies, reported, claims[index], recordOf(claims[index]), index),
    ),
  );

  const attributed = new Map<string, Outcome>();
  for (const [index, reported] of outcomes.entries()) {
    const [claim, record] = [claims[index], recordOf(claims[index])];
    const outcome = claim && record && attribute(reported, record, claim, dependencies.now());
    if (outcome && !attributed.has(outcome.id)) attributed.set(outcome.id, outcome);
  }
  const { organisationId } = caller.tenant;
  const messages = chunksOf([...attributed.values()]).map((chunk) => ({ organisationId, workspace, outcomes: chunk }));
  await dependencies.send(messages);
  return { accepted: outcomes.length };
};
