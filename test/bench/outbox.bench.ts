import { demanded, harmless, newOrganisation, workspace } from '#test/support/organisation.ts';
import { withStack } from './bench-stack.ts';
import type { Benchmark } from './benchmark.ts';
import { quantile } from './statistics.ts';

const versions = 60;
const uncounted = 5;
const pollMilliseconds = 5;
const patienceMilliseconds = 30_000;

type Version = { readonly version: number; readonly status: string };
type Delays = { readonly milliseconds: number; readonly polls: number };

const measure: Benchmark['run'] = (say) =>
  withStack(say, async ({ apiUrl }) => {
    const { owner } = await newOrganisation(apiUrl);
    const prompt = `${workspace}/prompts/ticket-triage`;
    await demanded(owner.call('POST', `${workspace}/prompts`, { name: 'ticket-triage' }), 201);

    /** From the arrival of the 201 to the arrival of the first answer that shows the scan's end. */
    const delayOf = async (number: number): Promise<Delays> => {
      const { version } = await demanded(
        owner.call<Version>('POST', `${prompt}/versions`, harmless(String(number))),
        201,
      );
      const created = performance.now();
      for (let polls = 1; performance.now() - created < patienceMilliseconds; polls += 1) {
        const { body } = await owner.call<Version>('GET', `${prompt}/versions/${version}`);
        if (body.status !== 'scanning') return { milliseconds: performance.now() - created, polls };
        await new Promise((resume) => setTimeout(resume, pollMilliseconds));
      }
      throw new Error(`Version ${version} is still being scanned after ${patienceMilliseconds} ms.`);
    };

    const delays: Delays[] = [];
    for (let number = 1; number <= versions + uncounted; number += 1) {
      delays.push(await delayOf(number));
      if (number % 20 === 0) say(`${number} of ${versions + uncounted} versions`);
    }
    const counted = delays.slice(uncounted);
    const at = (share: number) =>
      quantile(
        counted.map(({ milliseconds }) => milliseconds),
        share,
      ).toFixed(0);
    const polls = counted.reduce((sum, delay) => sum + delay.polls, 0) / counted.length;
    const total = counted.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    return {
      goals: [],
      tables: [
        {
          title: 'From the 201 of a new version to the end of its scan, ms',
          head: ['versions', 'p50', 'p95', 'longest'],
          rows: [[counted.length, at(0.5), at(0.95), at(1)]],
        },
      ],
      remarks: [
        'On the way: the table’s stream, the relay, the bus, its rule, the queue, the worker and its transaction. AWS polls streams and queues at a pace of its own: this is what the code costs, not what an organisation waits there.',
        `The end is seen by asking for the version again and again, every ${(total / counted.length / polls).toFixed(0)} ms on the mean; a figure is too high by half of that.`,
      ],
    };
  });

/** How long the outbox takes to reach a worker and take effect. */
export const outboxBenchmark: Benchmark = { title: 'Outbox', run: measure };
