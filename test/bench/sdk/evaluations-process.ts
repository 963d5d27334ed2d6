import { contenders } from './contenders.ts';
import { type Contender, canaryPercent, type Served } from './peers/contender.ts';

/**
 * Times every contender in this one process, in turns: each round goes through all of them, so that a slow moment of
 * the machine meets all alike. Sends `Evaluations` to its parent.
 */
const subjects = Array.from({ length: 10_000 }, (_, at) => `user-${at}`);
const warmUp = 20_000;
const calls = 200_000;
const rounds = 5;

const instructions = (word: string): string =>
  `You answer {{customer}}, a customer of a bicycle shop, ${word}. ${'Say what you know, and say so when you do not. '.repeat(12)}`;

/** The prompt that all of them serve; about 600 characters on each side. */
const served: Served = { name: 'support-reply', stable: instructions('briefly'), canary: instructions('at length') };

/** Nanoseconds a call in each round, in the order of the rounds, which is the same for all. */
export type Measured = {
  readonly name: string;
  readonly call: string;
  readonly awaited: boolean;
  /** The share of callers that got the canary; null where texts are rendered. */
  readonly canaryPercent: number | null;
  readonly nanoseconds: readonly number[];
};
export type Evaluations = { readonly decisions: readonly Measured[]; readonly renderings: readonly Measured[] };

type Entrant = Pick<Contender, 'call' | 'decide'> & { readonly name: string };

/** What to time, readied: its loops are its own, it is warm, and its share of canaries is right. */
const readied = async ({ name, call, decide }: Entrant, mode: string, demandShare: boolean) => {
  const loops: typeof import('./timed-loop.ts') = await import(`./timed-loop.ts?${mode}-${name}`);
  const awaited = decide(served.name, subjects[0] as string) instanceof Promise;
  const time = async (count: number) => {
    const work = { name: served.name, canary: served.canary, subjects, calls: count };
    return awaited
      ? loops.timeAwaited(decide, work)
      : loops.timeSync(decide as Parameters<typeof loops.timeSync>[0], work);
  };
  const share = ((await time(subjects.length)).canaries * 100) / subjects.length;
  if (demandShare && Math.abs(share - canaryPercent) > 1) {
    throw new Error(`${name} gives ${share} % of the callers the canary, not 9 to 11 %: it is set up wrongly.`);
  }
  await time(warmUp);
  const nanoseconds: number[] = [];
  return {
    round: async () => {
      globalThis.gc?.();
      nanoseconds.push((await time(calls)).nanoseconds);
    },
    measured: (): Measured => ({ name, call, awaited, canaryPercent: demandShare ? share : null, nanoseconds }),
  };
};

const inTurns = async (
  entrants: readonly Entrant[],
  mode: string,
  demandShare: boolean,
): Promise<readonly Measured[]> => {
  const ready: Awaited<ReturnType<typeof readied>>[] = [];
  for (const entrant of entrants) ready.push(await readied(entrant, mode, demandShare));
  for (let round = 0; round < rounds; round += 1) for (const { round: run } of ready) await run();
  return ready.map(({ measured }) => measured());
};

const opened: (Contender & { readonly name: string })[] = [];
for (const [name, open] of Object.entries(contenders)) {
  process.send?.({ progress: `opening ${name}` });
  opened.push({ name, ...(await open([served])) });
}
process.send?.({ progress: `${rounds} rounds of ${calls} evaluations each` });
const decisions = await inTurns(opened, 'decide', true);
process.send?.({ progress: `${rounds} rounds of ${calls} renderings each` });
const renderers = opened.flatMap(({ name, renderCall, render }) =>
  render === undefined || renderCall === undefined
    ? []
    : [{ name, call: renderCall, decide: (prompt: string, subject: string) => render(prompt, subject, subject) }],
);
const renderings = await inTurns(renderers, 'render', false);
process.send?.({ decisions, renderings } satisfies Evaluations);
for (const { close } of opened) await close();
