import { parentPort, workerData } from 'node:worker_threads';
import { deployed } from '#test/iam/deployed.ts';
import { prove } from '#test/iam/proof.ts';
import { assemble } from '#test/infra/assembly.ts';

/** One thread's part of the proof; it says how far it is, and at last what it found. */
const { seed, calls } = workerData as { readonly seed: number; readonly calls: number };
const [account, region] = ['111122223333', 'us-east-1'] as const;

const under = deployed(assemble('prod', region, account), { account, region });
const startedAt = performance.now();
const proof = await prove(under, { seed, calls, say: (done) => parentPort?.postMessage({ done }) });
parentPort?.postMessage({ done: calls, proof, seconds: (performance.now() - startedAt) / 1000 });
