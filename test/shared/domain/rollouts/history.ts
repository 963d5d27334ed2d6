import { type ReleaseLine, released, takenBack } from '#shared/domain/release.ts';
import type { Arm } from '#shared/domain/rollouts/bucket.ts';
import { asOrganisationStands } from '#shared/domain/rollouts/closing.ts';
import type { Block } from '#shared/domain/rollouts/counts.ts';
import type { Standing } from '#shared/domain/rollouts/releasable.ts';
import { isLive, type Rollout } from '#shared/domain/rollouts/rollout.ts';
import { startRollout } from '#shared/domain/rollouts/start-rollout.ts';
import { tick, tickSettings } from '#shared/domain/rollouts/tick.ts';
import { abort, pause, promote, resume, rollback } from '#shared/domain/rollouts/transitions.ts';
import {
  newServingRecord,
  type ServedContent,
  type ServingRecord,
  servingAfter,
  servingCanary,
  servingRelease,
} from '#shared/domain/serving.ts';
import type { Random } from '#test/iam/random.ts';
import { counts, noSlots, operator, start } from './fixtures.ts';

const moves = { pause, resume, promote, rollback, abort };
type MoveName = keyof typeof moves;

/** What somebody does: `act` is done by one of three, each on the rollout as they read it last. */
export type Command =
  | { readonly does: 'wait'; readonly seconds: number }
  | { readonly does: 'read' | 'tick' | 'release-rollback' | 'restart'; readonly actor: number }
  | { readonly does: 'move'; readonly move: MoveName; readonly actor: number }
  | {
      readonly does: 'outcomes';
      readonly ago: number;
      readonly old: boolean;
      readonly arm: Arm;
      readonly errors: number;
    }
  | { readonly does: 'stand'; readonly is: Standing['is'] }
  | { readonly does: 'close' | 'open' };

/** A write that came through: what was, what is, and how it came about. */
export type Written = {
  readonly before: Rollout;
  readonly after: Rollout;
  readonly by: 'schedule' | 'organisation' | MoveName;
  readonly served: { readonly before: ServingRecord; readonly after: ServingRecord };
};

/** The prompt in its environment at a moment. */
export type World = {
  seconds: number;
  rollout: Rollout;
  record: ServingRecord;
  line: ReleaseLine;
  standing: Standing;
  isClosed: boolean;
  /** What the counters hold, by block and epoch. */
  counted: Map<string, Block>;
  /** The rollout as each of three has read it last. */
  read: Rollout[];
};

const content = (version: number): ServedContent => ({
  version,
  messages: [],
  variables: {},
  model: null,
  contentHash: `hash-${version}`,
});

export const moment = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);
const place = { workspace: 'default', prompt: 'greeting', environment: 'production' };
const environment = { name: 'production', protected: false, minHoldSeconds: 60 };

/** A random ramp of one to four steps below 100 %. */
export const rampOf = (random: Random) => {
  const points = new Set(Array.from({ length: 1 + random.below(4) }, () => 1 + random.below(9999)));
  return [...[...points].toSorted((left, right) => left - right), 10_000].map((point) => ({
    percent: point / 100,
    holdSeconds: 60 + random.below(240),
  }));
};

const attempt = <T>(act: () => T): T | undefined => {
  try {
    return act();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
};

/**
 * One prompt in one environment over its time: the pure domain under a clock and a store, where a write goes through
 * only if nobody wrote since the writer read, as the table's conditions have it. `told` is called with each write.
 */
export const historyOf = (random: Random, told: (written: Written, world: World) => void) => {
  const begin = (record: ServingRecord, version: number, seconds: number): Rollout =>
    startRollout({
      id: `rol_${version}`,
      workspace: place.workspace,
      prompt: place.prompt,
      environment,
      version,
      stableVersion: record.stable?.version ?? null,
      steps: rampOf(random),
      promotion: record.stable && random.chance(0.2) ? 'evidence' : 'timed',
      guardrails: { compareToStable: { latency: false, qualityScore: false } },
      stableLatencyP95Ms: null,
      seed: `seed-${version}`,
      epoch: record.epoch + 1,
      now: moment(seconds),
      actor: operator,
    });
  const empty = newServingRecord({ ...place, exposureKey: 'key' });
  const stable = random.chance(0.8) ? servingRelease(empty, content(1), start) : empty;
  const line: ReleaseLine = {
    ...place,
    releases: stable.stable ? [{ version: 1, rollout: 'rol_1', at: start.toISOString() }] : [],
    revision: 1,
  };
  const rollout = begin(stable, 2, 0);
  const world: World = {
    seconds: 0,
    rollout,
    record: servingCanary(stable, rollout, content(2)),
    line,
    standing: { is: 'stands' },
    isClosed: false,
    counted: new Map(),
    read: [rollout, rollout, rollout],
  };

  const write = (before: Rollout, after: Rollout, by: Written['by']): boolean => {
    if (after === before || before.revision !== world.rollout.revision || before.id !== world.rollout.id) return false;
    const served = { before: world.record, after: servingAfter(world.record, after, moment(world.seconds)) };
    world.rollout = after;
    world.record = served.after;
    if (after.status === 'completed') world.line = released(world.line, after, moment(world.seconds));
    told({ before, after, by, served }, world);
    return true;
  };

  const perform = (command: Command): void => {
    const now = moment(world.seconds);
    if (command.does === 'wait') world.seconds += command.seconds;
    if (command.does === 'close' || command.does === 'open') world.isClosed = command.does === 'close';
    if (command.does === 'stand' && world.standing.is !== 'withdrawn') {
      world.standing = command.is === 'withdrawn' ? { is: command.is, reason: 'Withdrawn.' } : { is: command.is };
    }
    if (command.does === 'read') world.read[command.actor] = world.rollout;
    if (command.does === 'outcomes') {
      const id = Math.floor((start.getTime() / 1000 + world.seconds - command.ago) / tickSettings.blockSeconds);
      const epoch = Math.max(1, world.rollout.epoch - (command.old ? 1 : 0));
      const name = `${id}#${epoch}`;
      const known = world.counted.get(name) ?? { id, epoch, stable: counts({}), canary: counts({}) };
      const arm = known[command.arm];
      const more = { ...arm, count: arm.count + 6, errors: arm.errors + command.errors };
      world.counted.set(name, { ...known, [command.arm]: more });
    }
    if (command.does === 'tick') {
      const before = world.read[command.actor] ?? world.rollout;
      if (!isLive(before)) return;
      const closing =
        world.standing.is === 'withdrawn'
          ? undefined
          : asOrganisationStands(before, world.isClosed ? 'closed' : 'open', now);
      if (closing) write(before, closing.rollout, 'organisation');
      if (closing || (world.isClosed && world.standing.is !== 'withdrawn')) return;
      const blocks = [...world.counted.values()];
      write(before, tick(before, { blocks, slots: noSlots }, world.standing, now).rollout, 'schedule');
    }
    if (command.does === 'move') {
      const before = world.read[command.actor] ?? world.rollout;
      // What a use case asks before it lets anybody go on.
      if ((command.move === 'promote' || command.move === 'resume') && world.standing.is !== 'stands') return;
      const after = attempt(() => moves[command.move](before, { now, actor: operator }));
      if (after) write(before, after, command.move);
    }
    if (command.does === 'release-rollback' && !isLive(world.rollout) && world.line.releases.length > 1) {
      world.line = takenBack(world.line);
      const version = world.line.releases.at(-1)?.version ?? 0;
      world.record = servingRelease(world.record, content(version), now);
    }
    if (command.does === 'restart' && !isLive(world.rollout)) {
      const version = world.rollout.version + 1;
      world.rollout = begin(world.record, version, world.seconds);
      world.record = servingCanary(world.record, world.rollout, content(version));
      world.counted.clear();
      world.standing = { is: 'stands' };
    }
  };
  return { world, perform };
};
