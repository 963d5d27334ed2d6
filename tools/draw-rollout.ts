import { mkdirSync, writeFileSync } from 'node:fs';
import { paletteFor } from '#cli/reports/palette.ts';
import { rolloutPanel } from '#cli/rollouts/rollout-panel.ts';
import { viewOf } from '#functions/rollouts/rollout-view.ts';
import { rolloutView } from '#shared/contracts/rollout-view.ts';
import { type Block, type Counts, noCounts, sumOf } from '#shared/domain/rollouts/counts.ts';
import { latencyBin } from '#shared/domain/rollouts/latency.ts';
import type { Rollout } from '#shared/domain/rollouts/rollout.ts';
import { startRollout } from '#shared/domain/rollouts/start-rollout.ts';
import { tick, tickSettings } from '#shared/domain/rollouts/tick.ts';
import { terminalPicture } from './terminal-picture.ts';

/**
 * Draws docs/images/rollout.svg: what `promptgate rollout watch` shows of a version that fails three times as often as
 * the one before. The traffic is made up; the rollout is led and judged by the engine that serves.
 */
const columns = 104;
const callsPerMinute = 600;
const slowAboveMs = 900;
const errorRates = { stable: 0.01, canary: 0.03 };
const start = new Date('2026-11-21T08:00:00.000Z');

let state = 4;
/** Mulberry32: the same picture each time it is drawn. */
const random = (): number => {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};
const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

type Arm = keyof typeof errorRates;
const latencyBins: Record<Arm, Record<number, number>> = { stable: {}, canary: {} };

const outcomes = (arm: Arm, count: number): Counts => {
  let counts = { ...noCounts, count, exposed: count };
  for (let call = 0; call < count; call += 1) {
    const latencyMs = Math.exp(6.2 + 0.35 * normal());
    const fails = random() < errorRates[arm];
    const score = Math.min(1, Math.max(0, 0.86 + 0.1 * normal()));
    const bin = latencyBin(latencyMs);
    latencyBins[arm][bin] = (latencyBins[arm][bin] ?? 0) + 1;
    counts = {
      ...counts,
      errors: counts.errors + Number(fails),
      slow: counts.slow + Number(fails || latencyMs > slowAboveMs),
      qualityCount: counts.qualityCount + 1,
      qualitySum: counts.qualitySum + score,
      qualitySumSquares: counts.qualitySumSquares + score ** 2,
    };
  }
  return counts;
};

const minuteOf = ({ percent, epoch }: Rollout, id: number): Block => {
  const canary = Array.from({ length: callsPerMinute }, random).filter((draw) => draw < percent / 100).length;
  return {
    id,
    epoch,
    percent,
    canary: outcomes('canary', canary),
    stable: outcomes('stable', callsPerMinute - canary),
  };
};

let rollout = startRollout({
  id: 'rol_01KAJ3V8ZQ5M7N2T4W6Y8B0D1F',
  workspace: 'default',
  prompt: 'refund-agent',
  environment: { name: 'production', protected: true, minHoldSeconds: 60 },
  version: 4,
  stableVersion: 3,
  steps: [
    { percent: 5, holdSeconds: 300 },
    { percent: 25, holdSeconds: 600 },
    { percent: 50, holdSeconds: 600 },
    { percent: 100, holdSeconds: 600 },
  ],
  stableLatencyP95Ms: slowAboveMs,
  seed: 'picture',
  epoch: 1,
  now: start,
  actor: 'usr_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
});
const blocks: Block[] = [];
let frame: readonly string[] = [];
const draw = (minute: number): void => {
  const total = blocks.reduce(sumOf, { stable: noCounts, canary: noCounts });
  const totals = {
    stable: { ...total.stable, latencyBins: latencyBins.stable },
    canary: { ...total.canary, latencyBins: latencyBins.canary },
  };
  const view = rolloutView.parse(viewOf(rollout, totals));
  const now = start.getTime() + minute * tickSettings.blockSeconds * 1000;
  frame = rolloutPanel(view as Parameters<typeof rolloutPanel>[0], { now, palette: paletteFor(true), columns });
};

for (let minute = 0; minute < 60 && rollout.status === 'ramping'; minute += 1) {
  const begins = start.getTime() / 1000 + minute * tickSettings.blockSeconds;
  blocks.push(minuteOf(rollout, Math.floor(begins / tickSettings.blockSeconds)));
  const now = new Date((begins + tickSettings.blockSeconds) * 1000);
  rollout = tick(rollout, { blocks, slots: { stable: [], canary: [] } }, { is: 'stands' }, now).rollout;
  draw(minute + 1);
}
mkdirSync('docs/images', { recursive: true });
const lines = ['$ promptgate rollout watch refund-agent', '', ...frame];
writeFileSync('docs/images/rollout.svg', terminalPicture('Watching a rollout that is rolled back', lines, columns));
console.log(frame.join('\n'));
