import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReportOutcomesBody } from '#sdk/api/types.generated.ts';
import { OutcomesError } from '#sdk/errors.ts';
import { clientIn, noConnection } from '../client-in.ts';
import { type Received, refuse, type Use } from '../fake-server.ts';
import { settle } from '../fake-world.ts';
import { ramping, snapshot, stable } from '../snapshots.ts';

type Body = ReportOutcomesBody;
const bodyOf = ({ body }: Received) => body as Body;

/** Counts as the server does: each id once, an exposure's by its own. */
const counting = () => {
  const outcomes = new Map<string, boolean>();
  const exposures = new Map<string, number>();
  const take = (body: Body) => {
    for (const { id, success } of body.outcomes) if (!outcomes.has(id)) outcomes.set(id, success);
    for (const { id, count } of body.exposures ?? []) if (!exposures.has(id)) exposures.set(id, count);
    return { accepted: body.outcomes.length + (body.exposures?.length ?? 0) };
  };
  const exposed = () => [...exposures.values()].reduce((sum, count) => sum + count, 0);
  return { outcomes, take, exposed };
};

const getSnapshot = () => snapshot([ramping('a', 3, 50), stable('b', 1)]);

describe('outcomes', () => {
  test('are gathered, and sent together a moment later', async () => {
    const { client, world, server } = clientIn({ getSnapshot, reportOutcomes: (one) => counting().take(bodyOf(one)) });
    const prompt = await client.prompts.get('b', { subject: 'x' });
    prompt.report({ success: true, latencyMs: 840, qualityScore: 0.9 });
    prompt.report({ success: false, id: 'mine' });
    client.report({ prompt: 'b', environment: 'production', version: 1, success: true });
    await world.advance(1_999);
    expect(server.count('reportOutcomes')).toBe(0);
    await world.advance(1);
    expect(server.received.filter(({ operationId }) => operationId === 'reportOutcomes').map(bodyOf)).toEqual([
      {
        outcomes: [
          { id: expect.any(String), exposure: 'token-of-b-1', success: true, latencyMs: 840, qualityScore: 0.9 },
          { id: 'mine', exposure: 'token-of-b-1', success: false },
          { id: expect.any(String), prompt: 'b', environment: 'production', version: 1, success: true },
        ],
      },
    ]);
    expect(server.received.at(-1)?.headers.has('idempotency-key')).toBe(false);
    await client.close();
  });

  test('are sent at once when there are as many as one request may have', async () => {
    const counted = counting();
    const { client, server } = clientIn({ getSnapshot, reportOutcomes: (one) => counted.take(bodyOf(one)) });
    for (let call = 0; call < 1201; call += 1) client.report({ exposure: 'token', success: true });
    await settle();
    expect(server.received.map((one) => bodyOf(one).outcomes.length)).toEqual([500, 500, 201]);
    expect(counted.outcomes.size).toBe(1201);
    await client.close();
  });

  test('of a rollout say who was served, and what was served is announced', async () => {
    const { client, server } = clientIn({ getSnapshot, reportOutcomes: (one) => counting().take(bodyOf(one)) });
    for (let call = 0; call < 40; call += 1) {
      const prompt = await client.prompts.get('a', { subject: `user-${call % 10}` });
      if (call % 2 === 0) prompt.report({ success: true });
    }
    await client.flush();
    const { outcomes, exposures = [] } = bodyOf(server.received.at(-1) as Received);
    expect(outcomes).toHaveLength(20);
    expect(new Set(outcomes.map(({ caller }) => caller)).size).toBe(5);
    expect(exposures).toHaveLength(2);
    expect(exposures.reduce((sum, { count }) => sum + count, 0)).toBe(40);
    await client.flush();
    expect(server.count('reportOutcomes')).toBe(1);
    await client.close();
  });

  test('count exactly once each, however the network fails', async () => {
    const failures = fc.array(fc.constantFrom('works', 'lost on the way', 'lost on the way back', 'refused'), {
      maxLength: 12,
    });
    const steps = fc.array(fc.oneof(fc.integer({ min: 1, max: 900 }), fc.constantFrom('pause', 'flush')), {
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(failures, steps, async (fates, happenings) => {
        const counted = counting();
        const left = [...fates];
        const reportOutcomes: Use = (one) => {
          const fate = left.shift();
          if (fate === 'lost on the way') noConnection();
          if (fate === 'refused') return refuse('unavailable');
          const answer = counted.take(bodyOf(one));
          return fate === 'lost on the way back' ? noConnection() : answer;
        };
        const { client, world } = clientIn({ getSnapshot, reportOutcomes });
        await client.ready();
        let reported = 0;
        let served = 0;
        for (const happening of happenings) {
          if (happening === 'pause') await world.advance(2_000);
          else if (happening === 'flush') await client.flush();
          else {
            for (let call = 0; call < Number(happening); call += 1) {
              const prompt = client.prompts.getNow('a', { subject: `user-${call}` });
              served += 1;
              if (call % 3 === 0) continue;
              prompt.report({ success: call % 2 === 0 });
              reported += 1;
            }
          }
        }
        await world.advance(2_000 * (fates.length + 2));
        await client.close();
        expect([counted.outcomes.size, counted.exposed()]).toEqual([reported, served]);
      }),
      { numRuns: 40 },
    );
  });

  test('that find no room drop the oldest, and how many is told', async () => {
    const state = { isDown: true };
    const counted = counting();
    const reportOutcomes: Use = (one) => (state.isDown ? noConnection() : counted.take(bodyOf(one)));
    const { client, world, errors } = clientIn({ getSnapshot, reportOutcomes }, { maxWaitingOutcomes: 10 });
    for (let call = 0; call < 25; call += 1) client.report({ id: `call-${call}`, exposure: 'token', success: true });
    await world.advance(2_000);
    const dropped = errors.filter((error) => error instanceof OutcomesError);
    expect(dropped.map(({ code, count }) => [code, count])).toEqual([['outcomes_dropped', 15]]);

    state.isDown = false;
    await world.advance(2_000);
    expect([...counted.outcomes.keys()]).toEqual(Array.from({ length: 10 }, (_, index) => `call-${15 + index}`));
    await client.close();
  });

  test('that are rejected are told of and not sent again', async () => {
    const rejected = [
      { path: 'body.outcomes.0.exposure', message: 'is not a token that was given out here' },
      { path: 'body.outcomes.0.at', message: 'lies in the future' },
    ];
    const { client, errors, server } = clientIn({ reportOutcomes: () => ({ accepted: 1, rejected }) });
    client.report({ exposure: 'forged', success: true });
    client.report({ exposure: 'token', success: true });
    await client.flush();
    await client.flush();
    expect(errors).toMatchObject([{ code: 'outcomes_rejected', count: 1, errors: rejected }]);
    expect(server.count('reportOutcomes')).toBe(1);

    const all = clientIn({ reportOutcomes: () => refuse('validation_failed') });
    all.client.report({ exposure: 'forged', success: true });
    await all.client.flush();
    await all.client.close();
    expect(all.errors).toMatchObject([{ code: 'outcomes_rejected', count: 1, status: 400 }]);
    expect(all.server.count('reportOutcomes')).toBe(1);
  });

  test('never throw into the caller, whatever is reported and whoever listens', async () => {
    const onError = () => {
      throw new Error('a listener of somebody else');
    };
    const { client } = clientIn({ getSnapshot, reportOutcomes: noConnection }, { onError });
    client.report(undefined as never);
    (await client.prompts.get('a', { subject: 'x' })).report(undefined as never);
    client.report({ exposure: 'token', success: true });
    await expect(client.flush()).resolves.toBeUndefined();
    await expect(client.close()).resolves.toBeUndefined();
  });

  test('in an outage are tried now and then, not with every call', async () => {
    const { client, server, world } = clientIn({ reportOutcomes: noConnection });
    for (let call = 0; call < 600; call += 1) client.report({ exposure: 'token', success: true });
    await settle();
    for (let call = 0; call < 600; call += 1) client.report({ exposure: 'token', success: true });
    await settle();
    expect(server.count('reportOutcomes')).toBe(1);
    await world.advance(2_000);
    expect(server.count('reportOutcomes')).toBe(2);
    await client.close();
  });

  test('and exposures that came while others were on their way are sent by a flush as well', async () => {
    const counted = counting();
    const answers: (() => void)[] = [];
    const reportOutcomes: Use = async (one) => {
      await new Promise<void>((resolve) => answers.push(resolve));
      return counted.take(bodyOf(one));
    };
    const { client } = clientIn({ getSnapshot, reportOutcomes });
    await client.ready();
    client.report({ exposure: 'token', success: true });
    const first = client.flush();
    await settle();
    client.prompts.getNow('a', { subject: 'x' });
    const second = client.flush();
    for (let turn = 0; turn < 3; turn += 1) {
      answers.shift()?.();
      await settle();
    }
    await Promise.all([first, second]);
    expect([counted.outcomes.size, counted.exposed()]).toEqual([1, 1]);
    await client.close();
  });

  test('may be reported without announcing what was served', async () => {
    const { client, server } = clientIn(
      { getSnapshot, reportOutcomes: () => ({ accepted: 0 }) },
      { announceExposures: false },
    );
    await client.prompts.get('a', { subject: 'x' });
    await client.close();
    expect(server.count('reportOutcomes')).toBe(0);
  });
});
