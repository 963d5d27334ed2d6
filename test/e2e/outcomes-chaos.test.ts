import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { until } from '#demo/api.ts';
import { readStack } from '#local/stack.ts';
import { claimOf } from '#shared/crypto/exposure-token.ts';
import { attribute, attributeExposure } from '#shared/domain/outcome-attribution.ts';
import { callerOf } from '#shared/domain/rollouts/bucket.ts';
import { decodeExposure, type Exposure } from '#shared/domain/rollouts/exposure.ts';
import {
  approvedPrompt,
  demanded,
  getRollout,
  newOrganisation,
  release,
  startRollout,
  workspace,
} from '#test/support/organisation.ts';
import { stackAsRoot } from '#test/support/stack-as-root.ts';

const stack = inject('stack');
const root = stackAsRoot(stack);
const worker = 'count-outcomes';
const prompt = 'chaos';
const requests = 12;
const perRequest = 40;
const capped = 3;
/** What the worker had in hand when it was killed comes again after the queue's visibility timeout, 20 seconds. */
const redelivery = 35;

type Side = { readonly exposure: string };
type Snapshot = { readonly prompts: readonly { prompt: string; seed: string; stable: Side; canary: Side }[] };
type Sums = { readonly count: number; readonly exposed: number };
type Blocks = { readonly data: readonly { stable: Sums; canary: Sums }[]; readonly nextCursor: string | null };

const processEnvironment = (pid: string): readonly string[] => {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return [];
  }
};

/** The processes in which a function of this stack runs: children of its emulator, known by what Lambda tells them. */
const processesOf = (functionName: string, emulator: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => processEnvironment(pid).includes(`AWS_LAMBDA_FUNCTION_NAME=${functionName}`))
    .filter((pid) => {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2]) === emulator;
    })
    .map(Number);

const exposureIn = (token: string): Exposure => {
  const exposure = decodeExposure(claimOf(token) ?? '');
  if (!exposure) throw new Error(`${token} is no token.`);
  return exposure;
};

// Where there is no /proc (macOS) no process can be found.
test.runIf(existsSync('/proc/self/stat'))(
  'every outcome counts once though its worker is killed and every message is sent twice',
  async () => {
    const organisation = await newOrganisation(stack.apiUrl);
    await approvedPrompt(organisation, prompt, 2);
    await release(organisation, prompt, 1);
    const product = await organisation.key('read');
    const { id } = await startRollout(organisation.owner, prompt, {
      version: 2,
      steps: [25, 100].map((percent) => ({ percent, holdSeconds: 3600 })),
      guardrails: { maxOutcomesPerCaller: capped },
    });
    const place = { organisationId: organisation.id, workspace: 'default' };

    /** Reports calls of 20 callers under tokens of a snapshot, and puts the messages that follow into the queue again. */
    const report = async (request: number) => {
      const { prompts } = await demanded(
        product.call<Snapshot>('GET', `${workspace}/snapshot?environment=production`),
        200,
      );
      const { seed, ...sides } = prompts.find((each) => each.prompt === prompt)!;
      const outcomes = Array.from({ length: perRequest }, (_, number) => ({
        id: `chaos-${request}-${number}`,
        exposure: sides[number % 2 ? 'stable' : 'canary'].exposure,
        caller: callerOf(seed, `caller-${number % 20}`),
        success: true,
        latencyMs: 100 + number,
      }));
      const exposures = (['stable', 'canary'] as const).map((side) => ({
        id: `chaos-${request}-${side}`,
        exposure: sides[side].exposure,
        count: perRequest,
      }));
      await demanded(product.call('POST', `${workspace}/outcomes`, { outcomes, exposures }), 202);
      await root.send(worker, {
        ...place,
        outcomes: outcomes.map((outcome) => attribute(outcome, exposureIn(outcome.exposure))),
        announcements: exposures.map((exposure) => attributeExposure(exposure, exposureIn(exposure.exposure))),
      });
    };

    const { pid, stage } = await readStack(stack.directory);
    let killed = 0;
    let over = false;
    const reporting = (async () => {
      for (let request = 0; request < requests; request += 1) await report(request);
      over = true;
    })();
    while (!over || killed === 0) {
      await sleep(150);
      for (const each of processesOf(`promptgate-${stage}-${worker}`, pid)) {
        process.kill(each, 'SIGKILL');
        killed += 1;
      }
    }
    await reporting;

    const shown = async () => {
      const { stats } = await getRollout(organisation.owner, prompt, id);
      return [stats.stable.count, stats.canary.count];
    };
    const blocks = async () => {
      const path = `${workspace}/prompts/${prompt}/rollouts/${id}/blocks?limit=100`;
      const { data } = await demanded(organisation.owner.call<Blocks>('GET', path), 200);
      const sum = (side: 'stable' | 'canary', of: keyof Sums) => data.reduce((all, block) => all + block[side][of], 0);
      return {
        evidence: [sum('stable', 'count'), sum('canary', 'count')],
        exposed: [sum('stable', 'exposed'), sum('canary', 'exposed')],
      };
    };
    await until(
      () => root.waiting(worker),
      (messages) => messages === 0,
      redelivery,
    );

    const each = (requests * perRequest) / 2;
    const evidence = 10 * capped;
    expect(killed).toBeGreaterThan(0);
    expect(await shown()).toEqual([each, each]);
    // Ten callers a side; what is beyond the cap is neither evidence nor missed.
    const exposed = requests * perRequest - (each - evidence);
    expect(await blocks()).toEqual({ evidence: [evidence, evidence], exposed: [exposed, exposed] });
  },
);
