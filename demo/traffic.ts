import { setTimeout } from 'node:timers/promises';
import { apiCaller } from './api.ts';

type Resolved = {
  readonly variant: 'canary' | 'stable';
  readonly version: number;
  readonly rolloutId: string | null;
  readonly exposure: string;
};
type Refused = { readonly code: string };

type Traffic = {
  readonly apiUrl: string;
  readonly apiKey: string;
  readonly prompt: string;
  /** How often calls with each version fail, 0..1. */
  readonly errorRates: Readonly<Record<number, number>>;
};

const callers = 300;
const connections = 8;
/** Together with the reports of them what the smallest plan allows in the long run, a hundred requests a second. */
const callsPerSecond = 90;
const pauseMs = (1000 * connections) / callsPerSecond;
const reportEvery = 20;
const reportAfterMs = 1000;

/**
 * A few hundred callers of the product, each on its own side of the canary: they ask Promptgate for the prompt, use it,
 * and report how it went. Without a stable version they use the fallback in their own bundle.
 */
export const startTraffic = ({ apiUrl, apiKey, prompt, errorRates }: Traffic) => {
  const call = apiCaller(apiUrl, apiKey);
  const seen = { canary: 0, stable: 0, fallback: 0, reported: 0 };
  const sides = new Map<string, Set<string>>();
  const failures: string[] = [];
  let running = true;
  let number = 0;

  const report = async (outcomes: object[]) => {
    if (outcomes.length === 0) return;
    const { status, body } = await call('POST', '/v1/workspaces/default/outcomes', { outcomes });
    if (status === 202) seen.reported += outcomes.length;
    else failures.push(`outcomes answered ${status}: ${JSON.stringify(body)}`);
  };

  const loop = async () => {
    let outcomes: object[] = [];
    let reportedAt = performance.now();
    let nextAt = performance.now();
    while (running) {
      await setTimeout(Math.max(0, nextAt - performance.now()));
      nextAt = Math.max(nextAt + pauseMs, performance.now());
      number += 1;
      const id = `call-${process.pid}-${Date.now()}-${number}`;
      const subject = `customer-${number % callers}`;
      const path = `/v1/workspaces/default/prompts/${prompt}/resolve?environment=production&subject=${subject}`;
      const { status, body } = await call<Resolved & Refused>('GET', path);
      if (status === 404 && body.code === 'no_stable_version') seen.fallback += 1;
      else if (status !== 200) failures.push(`resolve answered ${status}: ${JSON.stringify(body)}`);
      else {
        seen[body.variant] += 1;
        const side = `${body.rolloutId}/${subject}`;
        sides.set(side, (sides.get(side) ?? new Set()).add(body.variant));
        const success = Math.random() >= (errorRates[body.version] ?? 0);
        outcomes.push({ id, exposure: body.exposure, success, latencyMs: 200 + Math.round(Math.random() * 300) });
      }
      if (outcomes.length >= reportEvery || performance.now() - reportedAt > reportAfterMs) {
        await report(outcomes);
        outcomes = [];
        reportedAt = performance.now();
      }
    }
    await report(outcomes);
  };
  const loops = Array.from({ length: connections }, loop);

  return {
    seen,
    failures,
    /** How many callers were moved from canary back to stable while their rollout was going up: none, it is promised. */
    sides,
    stop: async () => {
      running = false;
      await Promise.all(loops);
    },
  };
};
