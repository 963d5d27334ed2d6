import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { Call } from '#test/iam/calls.ts';
import { deployedStack } from '#test/iam/deployed-stack.ts';
import { type Answer, emulator } from '#test/iam/emulator.ts';
import { generator } from '#test/iam/generate.ts';
import { lawAgainst } from '#test/iam/oracle.ts';
import { simulator } from '#test/iam/simulator.ts';

const seed = 4_611;
const calls = 3_000;
const atOnce = 8;

type Judged = { readonly call: Call; readonly simulated: Answer; readonly answered: Answer };

/** How the two judges may differ, each with its reason; what is none of these is a fault of one of them. */
const differences: Readonly<Record<string, (judged: Judged) => boolean>> = {
  // The simulator is asked what a session could do; that there is none is what the role's trust is for.
  'nobody has a session of a tenant role without an organisation': ({ call: { principal }, answered }) =>
    answered === 'no session' && principal.role.endsWith('-tenant') && !principal.tag,
  'a function’s own role takes no tags': ({ call: { principal }, answered }) =>
    answered === 'no session' && !principal.role.endsWith('-tenant') && principal.tag !== undefined,
  'the scheduler’s role is taken on by EventBridge Scheduler alone': ({ call: { principal }, answered }) =>
    answered === 'no session' && principal.role === 'scheduler',
  // STS takes no tag with a wildcard; where one is made all the same the emulator has it match nothing, itself included.
  'a tag with a wildcard matches nothing on the emulator': ({ call: { principal }, simulated, answered }) =>
    simulated === 'passed' && answered === 'refused' && /[*?$]/.test(principal.tag ?? ''),
};

const differenceOf = (judged: Judged): string =>
  Object.entries(differences).find(([, isSuch]) => isSuch(judged))?.[0] ?? JSON.stringify(judged);

/** Each call asked of both, eight at a time. */
const judgeAll = async (): Promise<readonly Judged[]> => {
  const stack = inject('stack');
  const here = deployedStack(stack);
  const next = await generator(here, seed);
  const passes = simulator(here);
  const ask = emulator(stack, here);
  const cases: { readonly call: Call; readonly answer: () => Promise<Answer> }[] = [];
  while (cases.length < calls) {
    const call = next();
    const answer = ask(call);
    if (answer) cases.push({ call, answer });
  }
  const judged: Judged[] = [];
  const rest = cases.values();
  const work = async () => {
    for (const { call, answer } of rest) {
      judged.push({ call, simulated: passes(call) ? 'passed' : 'refused', answered: await answer() });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return judged;
};

describe(`${calls} real calls under the roles of the running stack (seed ${seed})`, () => {
  let judged: readonly Judged[];

  beforeAll(async () => {
    judged = await judgeAll();
  }, 120_000);

  test('are answered as the simulator says, but for differences with a reason', () => {
    const differing = judged.filter(({ simulated, answered }) => simulated !== answered);
    expect(new Set(differing.map(differenceOf))).toEqual(new Set(Object.keys(differences)));
  });

  test('let nothing pass that a law forbids', () => {
    const breaches = judged.filter(({ call, answered }) => answered === 'passed' && lawAgainst(call) !== undefined);
    expect(breaches).toEqual([]);
  });

  test('are permitted and refused in good numbers', () => {
    for (const answer of ['passed', 'refused'] as const) {
      expect(judged.filter(({ answered }) => answered === answer).length).toBeGreaterThan(calls / 10);
    }
  });
});
