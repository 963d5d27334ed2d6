import { rates } from '../domain/plan.ts';
import { idPrefixes } from '../domain/ports.ts';
import type { Guardrails } from '../domain/rollouts/guardrails.ts';
import { callerShards, counterGroups, outcomeShards, type partitions } from './keys.ts';
import type { Item } from './table.ts';

export type PartitionKind = keyof typeof partitions;

/** What makes a partition of a kind, beside the organisation: the workspace, then the prompt, and so on. */
export type Names = readonly string[];

/** Rows that lead to partitions of another kind, each by the names on the way to it and its own. */
type Lead = {
  readonly from: PartitionKind;
  readonly prefix: string;
  readonly to: (names: Names, row: Item) => readonly Names[];
};

export type Found = {
  /** Those that every organisation has. */
  readonly always: readonly Names[];
  readonly leads: readonly Lead[];
};

const one: Found = { always: [[]], leads: [] };

const by = (from: PartitionKind, prefix: string, to: Lead['to'] = (names) => [names]): Lead => ({ from, prefix, to });

const found = (...leads: readonly Lead[]): Found => ({ always: [], leads });

const isA = (kind: keyof typeof idPrefixes, name: string): boolean => name.startsWith(`${idPrefixes[kind]}_`);

/** Users, API keys and SCIM tokens that an entry of the audit trail names: who did it, and to whom it was done. */
export const mentionedIn = ({ actor, target }: Item): readonly string[] =>
  [String((actor as { readonly id: string }).id), String(target)].filter((name) =>
    (['user', 'apiKey', 'scimToken'] as const).some((kind) => isA(kind, name)),
  );

/**
 * What an entry of the audit trail leads to. Removed members, keys, webhooks and environments leave rows behind that
 * only expire (sessions, stored answers, deliveries), and no other row that leads there; the trail loses none.
 */
const mentioned = (to: (row: Item) => readonly Names[]): Lead => by('audit', 'AUDIT#', (_names, row) => to(row));

const eachRate = (name: string): readonly Names[] => Object.keys(rates.trial).map((rate) => [`${rate}#${name}`]);
const eachCallerShard = Array.from({ length: callerShards }, (_, shard) => String(shard));
const shards = Array.from({ length: outcomeShards }, (_, shard) => String(shard));

const inWorkspace = found(by('workspaces', 'WORKSPACE#'));

/**
 * How partitions of each kind are found, starting from the organisation: the one list of everything that it has. A kind
 * that is new does not compile until it is here.
 */
export const partitionTree = {
  organisation: one,
  members: one,
  groups: one,
  workspaces: one,
  audit: one,
  outbox: one,
  uses: one,
  counters: one,
  exports: one,
  sessions: found(
    by('members', 'MEMBER#'),
    mentioned((row) => mentionedIn(row).map((name) => [name])),
  ),
  idempotency: found(
    by('members', 'MEMBER#'),
    by('organisation', 'APIKEY#'),
    mentioned((row) => mentionedIn(row).map((name) => [name])),
  ),
  limit: {
    always: Object.keys(rates.trial).map((rate) => [rate]),
    leads: [
      by('organisation', 'APIKEY#', ([key = '']) => eachRate(key)),
      mentioned((row) => mentionedIn(row).flatMap(eachRate)),
    ],
  },
  workspace: inWorkspace,
  prompts: inWorkspace,
  fragments: inWorkspace,
  reviews: inWorkspace,
  waivers: inWorkspace,
  sightings: inWorkspace,
  providerKeys: inWorkspace,
  apiKeys: inWorkspace,
  outcomes: found(by('workspaces', 'WORKSPACE#', (names) => shards.map((shard) => [...names, shard]))),
  prompt: found(by('prompts', 'PROMPT#')),
  rollouts: found(by('prompts', 'PROMPT#')),
  counts: found(by('rollouts', 'ROLLOUT#', (names) => [names.slice(-1)])),
  spreadCounts: found(
    by('counts', 'SHARDS', ([rollout = ''], { width }) =>
      counterGroups(Number(width)).map((group) => [rollout, group]),
    ),
  ),
  callers: found(
    by('rollouts', 'ROLLOUT#', (names, { guardrails }) =>
      (guardrails as Partial<Guardrails> | undefined)?.maxOutcomesPerCaller === undefined
        ? []
        : eachCallerShard.map((shard) => [...names.slice(-1), shard]),
    ),
  ),
  latencies: found(by('prompts', 'PROMPT#')),
  fragment: found(by('fragments', 'FRAGMENT#')),
  webhook: found(
    by('workspace', 'WEBHOOK#'),
    mentioned(({ workspace, target }) => (isA('webhook', String(target)) ? [[String(workspace), String(target)]] : [])),
  ),
  serving: found(
    by('workspace', 'ENVIRONMENT#'),
    mentioned(({ workspace, action, target }) =>
      String(action).startsWith('environment.') ? [[String(workspace), String(target)]] : [],
    ),
  ),
} as const satisfies Record<PartitionKind, Found>;
