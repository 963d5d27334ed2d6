import type { Call } from './calls.ts';
import type { Deployed } from './deployed.ts';
import { generator } from './generate.ts';
import { lawAgainst, mustPass } from './oracle.ts';
import { simulator } from './simulator.ts';

/** How many calls of a shape there were, what the oracle forbade of them, and what the policies let pass. */
export type Count = { readonly calls: number; readonly forbidden: number; readonly passed: number };

export type Proof = {
  readonly counts: Readonly<Record<string, Count>>;
  /** Calls by the law that forbids them. */
  readonly byLaw: Readonly<Record<string, number>>;
  /** Calls that a law forbids and a policy lets pass, at most twenty of them: there must be none. */
  readonly breaches: readonly { readonly law: string; readonly call: Call }[];
  /** Calls that a function needs and no policy lets pass, at most twenty of them: there must be none either. */
  readonly missing: readonly Call[];
};

/** Draws calls, and has them judged by the policies and by the oracle, who know nothing of each other. */
export const prove = async (
  deployed: Deployed,
  { seed, calls, say }: { readonly seed: number; readonly calls: number; readonly say?: (done: number) => void },
): Promise<Proof> => {
  const next = await generator(deployed, seed);
  const passes = simulator(deployed);
  const counts: Record<string, Count> = {};
  const byLaw: Record<string, number> = {};
  const breaches: { law: string; call: Call }[] = [];
  const missing: Call[] = [];
  for (let done = 1; done <= calls; done += 1) {
    const call = next();
    const law = lawAgainst(call);
    const passed = passes(call);
    const count = counts[call.shape] ?? { calls: 0, forbidden: 0, passed: 0 };
    counts[call.shape] = {
      calls: count.calls + 1,
      forbidden: count.forbidden + (law === undefined ? 0 : 1),
      passed: count.passed + (passed ? 1 : 0),
    };
    if (law !== undefined) byLaw[law] = (byLaw[law] ?? 0) + 1;
    if (law !== undefined && passed && breaches.length < 20) breaches.push({ law, call });
    if (!passed && mustPass(call) && missing.length < 20) missing.push(call);
    if (done % 1000 === 0) say?.(done);
  }
  return { counts, byLaw, breaches, missing };
};
