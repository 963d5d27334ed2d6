import fc from 'fast-check';
import { expect } from 'vitest';
import { AppError } from '#shared/domain/errors.ts';
import { accounts, type Company } from './company.ts';

const who = fc.nat({ max: accounts.length - 1 });
/** Counted from the newest: what is not there long is the most likely. */
const nth = fc.nat({ max: 11 });
const decision = fc.constantFrom('approve' as const, 'reject' as const, 'request_changes' as const);
const role = fc.constantFrom('admin' as const, 'admin' as const, 'reviewer' as const, 'editor' as const);
const inOrganisation = fc.constantFrom('member' as const, 'member' as const, 'admin' as const, 'owner' as const);
/** Few, so that the same is written by many. */
const text = fc.constantFrom('One.', 'Two.', 'Three.');
/** Mostly, what is written is to be reviewed at once. */
const ask = fc.constantFrom(true, true, true, false);

const act = <const Act extends string>(name: Act) => fc.constant(name);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: act('admit'), who, role }) },
  { weight: 2, arbitrary: fc.record({ act: act('remove'), who }) },
  { weight: 1, arbitrary: fc.record({ act: act('promote'), who, inOrganisation, role }) },
  { weight: 2, arbitrary: fc.record({ act: act('make key'), who }) },
  { weight: 1, arbitrary: fc.record({ act: act('delete key'), nth }) },
  { weight: 4, arbitrary: fc.record({ act: act('write'), who, text, ask }) },
  { weight: 4, arbitrary: fc.record({ act: act('write by key'), nth, text, ask }) },
  { weight: 1, arbitrary: fc.record({ act: act('scan again'), nth }) },
  { weight: 1, arbitrary: fc.record({ act: act('request'), who, nth }) },
  { weight: 12, arbitrary: fc.record({ act: act('decide'), who, nth, decision }) },
  { weight: 1, arbitrary: fc.record({ act: act('break glass'), who, nth }) },
);

export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Parts<Act extends Step['act']> = Extract<Step, { act: Act }>;

/** Who is there from the start, all of them admins, and what happens then. */
export const history = fc.record({
  first: fc.subarray(accounts.map((_account, index) => index).slice(1)),
  steps: fc.array(step, { minLength: 60, maxLength: 120, size: 'max' }),
});

/** Decides, and looks who is refused: every author, by whichever account, and nobody else. */
const decide = async (world: Company, { who: by, nth: number, decision: what }: Parts<'decide'>): Promise<string> => {
  const { person, address } = accounts[by]!;
  const { version, decide: attempt } = await world.decide(by, number, what);
  const { authors, createdBy } = await world.version(version);
  const refused = await attempt().then(
    () => false,
    (error: unknown) => {
      if (error instanceof AppError && error.code === 'separation_of_duties') return true;
      throw error;
    },
  );
  expect(refused, `${address} decides on version ${version}`).toBe(person === world.writers.get(version));
  if (!refused) return `${what} by another person`;
  const account = authors.includes(await world.userIdOf(by)) ? 'same account' : 'other account';
  const standing = (await world.isMember(authors[0]!)) ? 'member' : 'removed';
  return [createdBy.type, account, standing].join(', ');
};

type Performers = { readonly [Act in Step['act']]: (world: Company, step: Parts<Act>) => Promise<unknown> };

const contentOf = (content: string) => ({ messages: [{ role: 'system' as const, content }], variables: {} });
const performers: Performers = {
  admit: (world, step) => world.admit(step.who, step.role),
  remove: (world, step) => world.remove(step.who),
  promote: (world, step) => world.promote(step.who, step.inOrganisation, step.role),
  'make key': (world, step) => world.makeKey(step.who),
  'delete key': (world, step) => world.deleteKey(step.nth),
  write: async (world, step) => {
    await world.write(step.who, contentOf(step.text));
    if (step.ask) await world.request(0, 0);
  },
  'write by key': async (world, step) => {
    await world.writeByKey(step.nth, contentOf(step.text));
    if (step.ask) await world.request(0, 0);
  },
  'scan again': (world, step) => world.rescan(step.nth),
  request: (world, step) => world.request(step.who, step.nth),
  decide,
  'break glass': (world, step) => world.breakGlass(step.who, step.nth),
};

/** Does one step, which may be refused; says what came of a decision. */
export const perform = async (world: Company, step: Step): Promise<string | undefined> => {
  const performer = performers[step.act] as (world: Company, step: Step) => Promise<unknown>;
  try {
    const outcome = await performer(world, step);
    return step.act === 'decide' ? String(outcome) : undefined;
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'internal') throw error;
    return undefined;
  }
};
