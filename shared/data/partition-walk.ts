import { rates } from '../domain/plan.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { outcomeShards, partitions } from './keys.ts';
import { type KnownNames, knownNames } from './known-names.ts';
import { rowsOf } from './rows-of.ts';
import type { Table } from './table.ts';

type Names = AsyncIterable<string>;

/** What partitions are found by. */
type Walk = {
  readonly tenant: TenantContext;
  readonly known: () => Promise<KnownNames>;
  /** What follows the prefix in the sort keys of a partition. */
  readonly names: (partition: string, prefix: string) => Names;
};

const walkOf = (table: Table, tenant: TenantContext): Walk => {
  let known: Promise<KnownNames> | undefined;
  return {
    tenant,
    known: () => {
      known ??= knownNames(table, tenant);
      return known;
    },
    names: async function* (partition, prefix) {
      for await (const { SK } of rowsOf(table, { partition, prefix })) yield SK.slice(prefix.length);
    },
  };
};

/** Each name once. */
const union = async function* (...lists: readonly (Names | Iterable<string>)[]): Names {
  const told = new Set<string>();
  for (const list of lists) {
    for await (const name of list) {
      if (!told.has(name)) yield name;
      told.add(name);
    }
  }
};

const workspacesOf = ({ names, tenant }: Walk): Names => names(partitions.workspaces(tenant), 'WORKSPACE#');

const peopleOf = async function* ({ names, known, tenant }: Walk): Names {
  yield* union(names(partitions.members(tenant), 'MEMBER#'), (await known()).users);
};

const callersOf = async function* (walk: Walk): Names {
  const { names, known, tenant } = walk;
  yield* union(peopleOf(walk), names(partitions.organisation(tenant), 'APIKEY#'), (await known()).callers);
};

/** In each workspace: what the rows of one of its partitions are called, and what the audit trail knows of beyond. */
const inWorkspaces = (
  place: { readonly of: (t: TenantContext, w: string) => string; readonly prefix: string },
  make: (t: TenantContext, w: string, name: string) => string,
  also: (known: KnownNames) => ReadonlyMap<string, ReadonlySet<string>> = () => new Map(),
) =>
  async function* (walk: Walk): Names {
    for await (const w of workspacesOf(walk)) {
      const known = also(await walk.known()).get(w) ?? [];
      for await (const name of union(walk.names(place.of(walk.tenant, w), place.prefix), known)) {
        yield make(walk.tenant, w, name);
      }
    }
  };

const eachWorkspace = (make: (t: TenantContext, w: string) => string) =>
  async function* (walk: Walk): Names {
    for await (const w of workspacesOf(walk)) yield make(walk.tenant, w);
  };

const one = (make: (t: TenantContext) => string) =>
  async function* ({ tenant }: Walk): Names {
    yield make(tenant);
  };

const prompts = { of: partitions.prompts, prefix: 'PROMPT#' };
const rolloutPartitions = inWorkspaces(prompts, partitions.rollouts);

/**
 * Every kind of partition there is, and how all of them are found, starting from the organisation. A kind that is new
 * does not compile until it can be found. They stand in the order in which they are erased: those first that others
 * lead to, so that an eraser which is interrupted finds the rest again.
 */
const finders = {
  sessions: async function* (walk) {
    for await (const user of peopleOf(walk)) yield partitions.sessions(walk.tenant, user);
  },
  idempotency: async function* (walk) {
    for await (const caller of callersOf(walk)) yield partitions.idempotency(walk.tenant, caller);
  },
  limit: async function* (walk) {
    for (const kind of Object.keys(rates.trial)) {
      yield partitions.limit(walk.tenant, kind);
      for await (const caller of callersOf(walk)) yield partitions.limit(walk.tenant, `${kind}#${caller}`);
    }
  },
  uses: one(partitions.uses),
  counters: one(partitions.counters),
  webhook: inWorkspaces(
    { of: partitions.workspace, prefix: 'WEBHOOK#' },
    partitions.webhook,
    ({ webhooks }) => webhooks,
  ),
  serving: inWorkspaces(
    { of: partitions.workspace, prefix: 'ENVIRONMENT#' },
    partitions.serving,
    ({ environments }) => environments,
  ),
  outcomes: async function* (walk) {
    for await (const w of workspacesOf(walk)) {
      for (let shard = 0; shard < outcomeShards; shard += 1) yield partitions.outcomes(walk.tenant, w, shard);
    }
  },
  counts: async function* (walk) {
    for await (const place of rolloutPartitions(walk)) {
      for await (const rollout of walk.names(place, 'ROLLOUT#')) yield partitions.counts(walk.tenant, rollout);
    }
  },
  rollouts: rolloutPartitions,
  prompt: inWorkspaces(prompts, partitions.prompt),
  prompts: eachWorkspace(partitions.prompts),
  fragment: inWorkspaces({ of: partitions.fragments, prefix: 'FRAGMENT#' }, partitions.fragment),
  fragments: eachWorkspace(partitions.fragments),
  reviews: eachWorkspace(partitions.reviews),
  providerKeys: eachWorkspace(partitions.providerKeys),
  apiKeys: eachWorkspace(partitions.apiKeys),
  workspace: eachWorkspace(partitions.workspace),
  workspaces: one(partitions.workspaces),
  groups: one(partitions.groups),
  members: one(partitions.members),
  outbox: one(partitions.outbox),
  exports: one(partitions.exports),
  audit: one(partitions.audit),
  organisation: one(partitions.organisation),
} as const satisfies Record<keyof typeof partitions, (walk: Walk) => Names>;

export type PartitionKind = keyof typeof finders;

/** Every kind of partition, those first that others lead to. */
export const partitionKinds = Object.keys(finders) as readonly PartitionKind[];

export type PartitionWalk = {
  /** The partitions of a kind: at least all that have a row. */
  readonly partitionsOf: (kind: PartitionKind) => Names;
  /** Everyone who is or was a member. */
  readonly people: () => Names;
  /** Every API key that there is or was. */
  readonly apiKeys: () => Names;
  readonly rollouts: () => Names;
};

/** A walk through everything that an organisation has. */
export const partitionWalk = (table: Table, tenant: TenantContext): PartitionWalk => {
  const walk = walkOf(table, tenant);
  return {
    partitionsOf: (kind) => finders[kind](walk),
    people: () => peopleOf(walk),
    apiKeys: async function* () {
      yield* union(walk.names(partitions.organisation(tenant), 'APIKEY#'), (await walk.known()).apiKeys);
    },
    rollouts: async function* () {
      for await (const place of rolloutPartitions(walk)) yield* walk.names(place, 'ROLLOUT#');
    },
  };
};
