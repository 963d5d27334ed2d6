import { describe, expect, test } from 'vitest';
import type { Arm } from '#shared/domain/rollouts/bucket.ts';
import { dueAt, heldMs } from '#shared/domain/rollouts/hold.ts';
import { isLive, type Rollout } from '#shared/domain/rollouts/rollout.ts';
import { tickSettings } from '#shared/domain/rollouts/tick.ts';
import { serve } from '#shared/domain/serving.ts';
import { type Random, randomOf } from '#test/iam/random.ts';
import { start } from './fixtures.ts';
import { type Command, historyOf, moment, type World, type Written } from './history.ts';

const histories = 100_000;
const mostCommands = 36;
const subjects = ['ada', 'bob'];

const commandOf = (random: Random): Command => {
  const draw = random.share();
  const actor = random.below(3);
  if (draw < 0.26) return { does: 'wait', seconds: random.pick([0, 1, 59, 60, 61, 120, 180, random.below(400)]) };
  if (draw < 0.4) return { does: 'read', actor };
  if (draw < 0.68) return { does: 'tick', actor };
  if (draw < 0.8) {
    const arm: Arm = random.chance(0.5) ? 'canary' : 'stable';
    // Two in a hundred fail as only a broken version does; some come minutes late, and some of the share before.
    const errors = random.chance(0.1) ? 6 : random.below(2);
    return { does: 'outcomes', ago: random.pick([0, 0, 60, 180, 600]), old: random.chance(0.1), arm, errors };
  }
  if (draw < 0.92) return { does: 'move', move: random.pick(['pause', 'resume', 'resume', 'promote']), actor };
  if (draw < 0.94) return { does: 'move', move: random.pick(['rollback', 'abort']), actor };
  if (draw < 0.96) return { does: 'stand', is: random.pick(['stands', 'lapsed', 'stands', 'lapsed', 'withdrawn']) };
  if (draw < 0.97) return { does: random.pick(['close', 'open']) };
  if (draw < 0.99) return { does: 'restart', actor };
  return { does: 'release-rollback', actor };
};

const law = (holds: boolean, name: string): void => {
  if (!holds) throw new Error(`Broken: ${name}.`);
};

/** What the laws need to know of the past: kept beside the rollout, and made of nothing that the rollout says. */
type Chronicle = { rollout: string; rampedMs: number; lastBlock: number; calls: number; errors: number };

const holdOf = ({ steps, stepIndex }: Rollout): number => (steps[stepIndex]?.holdSeconds ?? 0) * 1000;
const callsIn = ({ evidence: { folded } }: Rollout): number => folded.canary.count + folded.stable.count;
const errorsIn = ({ evidence: { folded } }: Rollout): number => folded.canary.errors + folded.stable.errors;

const takeIn = (chronicle: Chronicle, { counted, seconds }: World): void => {
  const { blockSeconds, maturitySeconds } = tickSettings;
  const now = start.getTime() / 1000 + seconds;
  const before = chronicle.lastBlock;
  for (const { id, canary, stable } of counted.values()) {
    if (id <= before || now < (id + 1) * blockSeconds + maturitySeconds) continue;
    chronicle.calls += canary.count + stable.count;
    chronicle.errors += canary.errors + stable.errors;
    chronicle.lastBlock = Math.max(chronicle.lastBlock, id);
  }
};

const sideOf = (record: World['record'], subject: string): number | undefined => {
  if (!record.stable && !record.canary) return undefined;
  try {
    return serve(record, subject, moment(0)).content.version;
  } catch {
    return undefined;
  }
};

const checkServed = ({ before, after, served }: Written): void => {
  const { stableVersion, version } = after;
  const isTaken = after.status === 'rolled_back' || after.status === 'aborted';
  for (const subject of subjects) {
    const [was, is] = [sideOf(served.before, subject), sideOf(served.after, subject)];
    law(is === version || is === (stableVersion ?? undefined), 'callers get stable or canary, and nothing else');
    law(!isTaken || is === (stableVersion ?? undefined), 'once it is taken back every caller gets stable');
    law(isTaken || was !== version || is === version, 'no caller is moved from canary to stable while it goes up');
    if (after.status === 'completed') law(is === version, 'once it is completed every caller gets it');
  }
  law(served.after.epoch === after.epoch, 'what is served is of the rollout’s epoch');
  const isSame = before.percent === after.percent && after.status !== 'completed' && !isTaken;
  law(isSame === (served.after === served.before), 'what is served changes with the share, and only with it');
};

const check = (chronicle: Chronicle, written: Written, world: World): void => {
  const { before, after, by } = written;
  const isTick = by === 'schedule';
  const isTaken = after.status === 'rolled_back' || after.status === 'aborted';
  if (isTick && world.standing.is !== 'withdrawn') takeIn(chronicle, world);
  law(callsIn(after) === chronicle.calls && errorsIn(after) === chronicle.errors, 'what matured is counted, once');

  law(isLive(before), 'what has ended never changes');
  law(after.revision === before.revision + 1, 'each write is one revision');
  const hasMoved = after.percent !== before.percent || after.status === 'completed' || isTaken;
  law(after.epoch === before.epoch + (hasMoved ? 1 : 0), 'the epoch grows with what is served, and only with it');

  const step = after.stepIndex - before.stepIndex;
  law(step === 0 || step === 1, 'no step is skipped');
  law(
    isTaken ? after.percent === 0 : after.percent === after.steps[after.stepIndex]?.percent,
    'the share is its step’s',
  );
  law(isTaken || after.percent >= before.percent, 'the share only rises');
  law(after.percent < 100 || before.percent > 0, 'nobody goes from 0 to 100');
  law(after.status !== 'completed' || before.percent === 100, 'completion comes after the last step');

  const isOver = chronicle.rampedMs >= holdOf(before);
  const goesOn = step === 1 || after.status === 'completed';
  law(!goesOn || by === 'promote' || (isTick && isOver), 'no step ends by itself before its hold is over');
  law(after.status !== 'completed' || isOver, 'the last step serves its hold, whoever promotes');
  law(!goesOn || world.standing.is === 'stands', 'no more callers for a version that could not be started');
  law(!(isTick && world.standing.is === 'withdrawn') || after.status === 'aborted', 'what was withdrawn is aborted');
  law(!isTick || after.status !== 'paused' || before.status === 'paused', 'no tick pauses');
  checkServed(written);
  if (goesOn) chronicle.rampedMs = 0;
  law(!isLive(after) || heldMs(after, moment(world.seconds)) === chronicle.rampedMs, 'paused time is no time served');
  law((dueAt(after) === null) === (after.status !== 'ramping'), 'only what ramps is due');
};

type Draw = (random: Random) => readonly Command[];

/** Plays a history and holds every write of it against the laws; `saw` is told what writes there were. */
const play = (seed: number, draw: Draw, saw: (event: string) => void = () => {}): void => {
  const chronicle: Chronicle = { rollout: 'rol_2', rampedMs: 0, lastBlock: -1, calls: 0, errors: 0 };
  const random = randomOf(seed);
  const { world, perform } = historyOf(random, (written, now) => {
    check(chronicle, written, now);
    if (written.after.history !== written.before.history) saw(written.after.history.at(-1)?.event ?? '');
  });
  for (const command of draw(random)) {
    if (command.does === 'wait' && world.rollout.status === 'ramping') chronicle.rampedMs += command.seconds * 1000;
    const { epoch } = world.record;
    perform(command);
    law(world.record.epoch >= epoch, 'no client is sent back to an older epoch');
    law(isLive(world.rollout) === (world.record.rolloutId !== null), 'one rollout is in progress, or none');
    if (world.rollout.id === chronicle.rollout) continue;
    law(world.rollout.percent < 100, 'nobody begins at 100');
    Object.assign(chronicle, { rollout: world.rollout.id, rampedMs: 0, lastBlock: -1, calls: 0, errors: 0 });
  }
};

const drawn: Draw = (random) => Array.from({ length: 4 + random.below(mostCommands - 4) }, () => commandOf(random));

const faultOf = (seed: number, draw: Draw): unknown => {
  try {
    play(seed, draw);
    return undefined;
  } catch (error) {
    return error;
  }
};

/** The shortest history found that breaks a law: commands are left out as long as it still does. */
const shrunk = (seed: number, commands: readonly Command[]): readonly Command[] => {
  const shorter = commands.map((_, left) => commands.toSpliced(left, 1)).find((some) => faultOf(seed, () => some));
  return shorter ? shrunk(seed, shorter) : commands;
};

const told = (seed: number, cause: unknown): Error => {
  let commands: readonly Command[] = [];
  faultOf(seed, (random) => {
    commands = drawn(random);
    return commands;
  });
  return new Error(`HISTORY_SEED=${seed}: ${JSON.stringify(shrunk(seed, commands))}`, { cause });
};

const first = Number(process.env['HISTORY_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

describe(`HISTORY_SEED=${first}`, () => {
  test('the laws of a rollout hold through a hundred thousand random histories', () => {
    const seen = new Map<string, number>();
    const saw = (event: string) => seen.set(event, (seen.get(event) ?? 0) + 1);
    for (let seed = first; seed < first + histories; seed += 1) {
      try {
        play(seed, drawn, saw);
      } catch (error) {
        throw told(seed, error);
      }
    }
    const events = ['advanced', 'held', 'paused', 'resumed', 'completed', 'rolled_back', 'aborted'];
    for (const event of events) expect(seen.get(event), event).toBeGreaterThan(histories / 200);
    // Some eight seconds of computing; a busy machine may take longer.
  }, 120_000);
});
