import { until } from '#demo/api.ts';
import { stages } from '#infra/stages.ts';
import {
  approvedPrompt,
  type Caller,
  demanded,
  getRollout,
  newOrganisation,
  type Organisation,
  release,
  startRollout,
  workspace,
} from '#test/support/organisation.ts';
import { withStack } from './bench-stack.ts';
import { atMost, type Benchmark } from './benchmark.ts';
import { median, quantile } from './statistics.ts';

const rollouts = 24;
const callers = 64;
const connections = 8;
const prompt = 'reaction';
/** `max-age` of resolve while a rollout is in progress. */
const mostKept = 1;
const { blockSeconds, maturitySeconds } = stages.local;
const steps = [
  { percent: 25, holdSeconds: 3600 },
  { percent: 100, holdSeconds: 3600 },
];

type Resolved = { readonly variant: 'stable' | 'canary'; readonly exposure: string };
/** The seconds that one rollout took, one part after another, and all of them without the first. */
type Reaction = {
  /** From the report to the end of the block of the last exposure. */
  readonly block: number;
  /** To the look that decided, behind the block's maturity: counting, queues, and their delays in whole seconds. */
  readonly queues: number;
  /** From the time of the decision to the last answer that still had the canary: the rest of the look, and its write. */
  readonly look: number;
  readonly whole: number;
};

const inTurns = async <T>(count: number, act: (index: number) => Promise<T>): Promise<readonly T[]> => {
  const done: T[] = [];
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      done[index] = await act(index);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  return done;
};

const resolveAs = (product: Caller) => async (subject: number) => {
  const path = `${workspace}/prompts/${prompt}/resolve?environment=production&subject=s${subject}`;
  return { subject, at: Date.now(), ...(await demanded(product.call<Resolved>('GET', path), 200)) };
};

const react = async ({ owner }: Organisation, product: Caller): Promise<Reaction> => {
  const { id } = await startRollout(owner, prompt, { version: 2, steps });
  const resolve = resolveAs(product);
  const served = await inTurns(callers, resolve);
  const canary = served.filter(({ variant }) => variant === 'canary').map(({ subject }) => subject);
  const outcomes = served.map(({ subject, exposure, variant }) => ({
    id: `${id}-${subject}`,
    exposure,
    success: variant === 'stable',
  }));
  const reported = Date.now();
  await demanded(product.call('POST', `${workspace}/outcomes`, { outcomes }), 202);
  const accepted = Date.now();

  let last = accepted;
  await until(
    async () => {
      const answers = await inTurns(canary.length, (index) => resolve(canary[index] ?? 0));
      if (answers.some(({ variant }) => variant === 'canary')) last = Date.now();
      return answers;
    },
    (answers) => answers.every(({ variant }) => variant === 'stable'),
  );
  const { decision } = await getRollout(owner, prompt, id);
  const decidedAt = Date.parse((decision as unknown as { readonly at: string }).at);
  const exposed = Math.max(...served.map(({ at }) => at)) / 1000;
  const blockEnd = (Math.floor(exposed / blockSeconds) + 1) * blockSeconds * 1000;
  const blockOver = Math.max(blockEnd, reported);
  const seconds = (from: number, to: number) => Math.max(0, to - from) / 1000;
  return {
    block: seconds(reported, blockEnd),
    queues: seconds(blockOver + maturitySeconds * 1000, decidedAt),
    look: seconds(decidedAt, last),
    whole: seconds(blockOver, last),
  };
};

const rowOf = (name: string, all: readonly number[]): readonly (string | number)[] => [
  name,
  ...[0.5, 0.95, 1].map((share) => quantile(all, share).toFixed(2)),
];

const measure: Benchmark['run'] = (say) =>
  withStack(say, async (stack) => {
    say('an organisation, and a stable version of a prompt');
    const organisation = await newOrganisation(stack.apiUrl);
    await approvedPrompt(organisation, prompt, 2);
    await release(organisation, prompt, 1);
    const product = await organisation.key('read');
    await react(organisation, product);
    const reactions: Reaction[] = [];
    for (let rollout = 1; rollout <= rollouts; rollout += 1) {
      say(`rollout ${rollout} of ${rollouts}`);
      reactions.push(await react(organisation, product));
    }
    const all = (part: keyof Reaction) => reactions.map((reaction) => reaction[part]);
    const p95 = quantile(all('whole'), 0.95);
    return {
      goals: [atMost('a proven regression is taken back everywhere, apart from the block, p95', p95, 5, 's')],
      tables: [
        {
          title: `From the report that proves a regression to every answer stable, seconds, ${rollouts} rollouts`,
          head: ['', 'p50', 'p95', 'worst'],
          rows: [
            rowOf('the rest of the block', all('block')),
            rowOf(
              'its maturity',
              reactions.map(() => maturitySeconds),
            ),
            rowOf('counting and queues', all('queues')),
            rowOf('the look and its write, until the last canary answer', all('look')),
            rowOf('all but the block', all('whole')),
            rowOf(
              'the same where a client keeps answers as long as it may',
              all('whole').map((seconds) => seconds + mostKept),
            ),
          ],
        },
      ],
      remarks: [
        `Every call of the canary fails and none of stable's, ${callers} callers at 25 %; the median reaction is ${median(all('whole')).toFixed(2)} s after the block of the exposures has ended.`,
        'Nothing is kept in between but by clients: while a rollout is in progress resolve says `max-age=1`. On a real stage a block lasts 60 s and matures for 120 s, so that late outcomes of both sides are counted.',
      ],
    };
  });

/** How soon a regression that is proven is taken back, on a local stack. */
export const reactionBenchmark: Benchmark = { title: 'Reaction', run: measure };
