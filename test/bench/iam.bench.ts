import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Proof } from '#test/iam/proof.ts';
import type { Benchmark } from './benchmark.ts';

const calls = 1_000_000;
const seed = 1;

type Message = { readonly done: number; readonly proof?: Proof; readonly seconds?: number };
type Part = { readonly proof: Proof; readonly seconds: number };

/** One thread's part, with a seed of its own. */
const part = (workerData: { seed: number; calls: number }, say: (done: number) => void): Promise<Part> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('iam-proof-worker.ts', import.meta.url), { workerData });
    worker.on('message', ({ done, proof, seconds = 0 }: Message) => {
      say(done);
      if (proof) resolve({ proof, seconds });
    });
    worker.on('error', reject);
  });

const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);
const whole = (figure: number): string => figure.toLocaleString('en-GB');

const rowsOf = (proofs: readonly Proof[]): readonly (readonly string[])[] => {
  const shapes = [...new Set(proofs.flatMap(({ counts }) => Object.keys(counts)))].toSorted();
  return shapes.map((shape) => {
    const of = (field: 'calls' | 'forbidden' | 'passed') =>
      total(proofs.map(({ counts }) => counts[shape]?.[field] ?? 0));
    return [shape, whole(of('calls')), whole(of('forbidden')), whole(of('passed'))];
  });
};

const lawsOf = (proofs: readonly Proof[]): readonly (readonly string[])[] => {
  const laws = [...new Set(proofs.flatMap(({ byLaw }) => Object.keys(byLaw)))];
  return laws
    .map((law) => [law, total(proofs.map(({ byLaw }) => byLaw[law] ?? 0))] as const)
    .toSorted(([, a], [, b]) => b - a)
    .map(([law, count]) => [law, whole(count), '0']);
};

const measure: Benchmark['run'] = async (say) => {
  const threads = Math.min(2, availableParallelism());
  const done = new Map<number, number>();
  let said = 0;
  const parts = await Promise.all(
    Array.from({ length: threads }, (_, index) =>
      part({ seed: seed + index, calls: calls / threads }, (count) => {
        done.set(index, count);
        const percent = Math.floor((100 * total([...done.values()])) / calls);
        if (percent >= said + 5) {
          said = percent;
          say(`${percent} % of ${whole(calls)} calls`);
        }
      }),
    ),
  );
  const proofs = parts.map(({ proof }) => proof);
  const breaches = proofs.flatMap((proof) => proof.breaches);
  const missing = proofs.flatMap((proof) => proof.missing);
  const seconds = Math.max(...parts.map((each) => each.seconds));
  for (const each of [...breaches, ...missing]) console.error(JSON.stringify(each));
  return {
    goals: [
      { name: 'no call passes that a law forbids', measured: String(breaches.length), met: breaches.length === 0 },
      { name: 'no call is refused that functions need', measured: String(missing.length), met: missing.length === 0 },
    ],
    tables: [
      {
        title: `${whole(calls)} drawn calls under the policies of \`prod\`, seeds ${parts.map((_, index) => seed + index).join(' and ')}, ${seconds.toFixed(0)} s`,
        head: ['shape', 'calls', 'forbidden', 'passed'],
        rows: rowsOf(proofs),
      },
      { title: 'What the oracle forbade', head: ['law', 'calls', 'of which passed'], rows: lawsOf(proofs) },
    ],
    remarks: [
      'Roles, trust, keys and queues are those of the synthesised template; partitions are those of `shared/data/keys.ts` and those that policies speak of; actions are all that the services have. `test/iam/oracle.ts` has the laws, which look at what a call means and at no policy.',
      'The judge is `@cloud-copilot/iam-simulate`. Every call is judged: nothing is taken from a memory of similar ones. Two threads draw from a seed each.',
      'Not seen by IAM, and so not proved here: index keys on writes (the table refuses them, `shared/data/confined-table.ts`), and a PutItem over an audit entry that exists (its condition refuses it).',
    ],
  };
};

export const iamBenchmark: Benchmark = { title: 'Tenancy by IAM', run: measure };
