import { expect, test } from 'vitest';
import { type OutcomesMessage, reportOutcomes } from '#functions/outcomes/report-outcomes.ts';
import { getSnapshot } from '#functions/serving/get-snapshot.ts';
import { resolvePrompt } from '#functions/serving/resolve-prompt.ts';
import { componentSchemas } from '#shared/contracts/openapi-schemas.ts';
import { outcomeRoutes } from '#shared/contracts/outcomes.ts';
import { claimOf, signExposure, verifyExposure } from '#shared/crypto/exposure-token.ts';
import type { Scope } from '#shared/domain/access.ts';
import type { ReportedOutcome } from '#shared/domain/outcome-attribution.ts';
import { callerOf as whoIs } from '#shared/domain/rollouts/bucket.ts';
import { rolloutWorld } from '#test/support/rollouts.ts';
import { apiKeyOf, asked, callerOf, organisationA } from '#test/support/world.ts';

const keyWith = (...scopes: Scope[]) => callerOf(apiKeyOf('key_1', 'usr_1', scopes));

const setUp = async () => {
  const world = await rolloutWorld();
  const sent: OutcomesMessage[] = [];
  const dependencies = {
    ...world.dependencies,
    sign: signExposure,
    tokens: { claimOf, verify: verifyExposure },
    blockSeconds: 60,
    send: async (messages: readonly OutcomesMessage[]) => {
      sent.push(...messages);
    },
  };
  await world.release(1);
  const rollout = await world.start({ version: 2 });
  const resolve = (subject?: string) =>
    resolvePrompt(dependencies, {
      ...asked(),
      workspace: 'default',
      prompt: 'greeting',
      query: { environment: 'production', subject },
    });
  const snapshot = async () => {
    const { prompts } = await getSnapshot(dependencies, {
      ...asked(),
      workspace: 'default',
      query: { environment: 'production' },
    });
    return prompts[0]!;
  };
  /** As it comes over the wire: parsed by the contract first. */
  const send = (body: object, caller = keyWith('read')) =>
    reportOutcomes(dependencies, {
      ...asked(caller),
      workspace: 'default',
      body: outcomeRoutes.reportOutcomes.body.parse(body),
    });
  const report = (outcomes: readonly object[], caller = keyWith('read')) => send({ outcomes }, caller);
  return { ...world, dependencies, sent, rollout, resolve, snapshot, send, report };
};

const named = (id: string, version: number, some: Partial<ReportedOutcome> = {}): ReportedOutcome => ({
  id,
  prompt: 'greeting',
  environment: 'production',
  version,
  success: true,
  ...some,
});

test('an outcome belongs to what its token says was served, however much later it comes', async () => {
  const { resolve, report, sent, rollout, effects } = await setUp();
  const { exposure, variant, epoch } = await resolve('ada');
  const exposedAt = Math.floor(effects.now().getTime() / 1000);
  effects.advance(300);

  expect(await report([{ id: 'a', exposure, success: false, latencyMs: 12, qualityScore: 0.5 }])).toEqual({
    accepted: 1,
  });

  expect(sent).toEqual([
    {
      organisationId: organisationA,
      workspace: 'default',
      outcomes: [
        {
          id: 'a',
          prompt: 'greeting',
          rollout: rollout.id,
          arm: variant,
          epoch,
          exposedAt,
          caller: whoIs(rollout.seed, 'ada'),
          resolved: true,
          success: false,
          latencyMs: 12,
          qualityScore: 0.5,
        },
      ],
      announcements: [],
      latencies: [],
    },
  ]);
});

test('a named version is counted on its side at the moment of arrival', async () => {
  const { report, sent, effects } = await setUp();
  effects.advance(90);

  await report([named('a', 1), named('b', 2)], keyWith('deploy'));

  const now = Math.floor(effects.now().getTime() / 1000);
  expect(sent[0]?.outcomes).toMatchObject([
    { id: 'a', arm: 'stable', exposedAt: now },
    { id: 'b', arm: 'canary', exposedAt: now },
  ]);
});

test('a key that only reads reports what it was served, and no version by name', async () => {
  const { report, resolve, sent } = await setUp();
  const { exposure } = await resolve('ada');

  for (const caller of [keyWith('read'), keyWith('write')]) {
    await expect(report([{ id: 'a', exposure, success: true }, named('b', 1)], caller)).rejects.toMatchObject({
      code: 'insufficient_scope',
    });
  }
  expect(sent).toHaveLength(0);
});

test.each<[string, (token: string) => object, string]>([
  ['a forged token', (token) => ({ id: 'x', success: true, exposure: `${token.slice(0, -1)}!` }), '.exposure'],
  ['no token', () => ({ id: 'x', success: true, exposure: 'nonsense' }), '.exposure'],
  [
    'a token that was signed by somebody else',
    (token) => ({ id: 'x', success: true, exposure: signExposure('other', claimOf(token) ?? '') }),
    '.exposure',
  ],
  [
    'a token of a prompt that is not served',
    () => ({ id: 'x', success: true, exposure: signExposure('k', '2~other~production~-~s~1~1~1~-') }),
    '.exposure',
  ],
  ['a version that was never served', () => named('x', 4), '.version'],
  ['a prompt that is not there', () => named('x', 1, { prompt: 'other' }), '.version'],
  ['a time to come', () => named('x', 1, { at: '2026-11-21T09:00:00.000Z' }), '.at'],
  ['a time more than a day past', () => named('x', 1, { at: '2026-11-20T07:59:59.000Z' }), '.at'],
  ['no time at all', () => named('x', 1, { at: 'yesterday' }), '.at'],
  ['a number out of range', (exposure) => ({ id: 'x', success: true, exposure, qualityScore: 1.1 }), '.qualityScore'],
  ['a number that is none', (exposure) => ({ id: 'x', success: true, exposure, latencyMs: '12' }), '.latencyMs'],
  ['a missing field', (exposure) => ({ id: 'x', exposure }), '.success'],
  ['an unknown field', (exposure) => ({ id: 'x', success: true, exposure, sucess: false }), ''],
  ['an outcome that is none', () => ['x'], ''],
  ['an id of the same request with other contents', (exposure) => ({ id: 'a', success: false, exposure }), '.id'],
])('%s is rejected with its place, and the others count', async (_, fault, path) => {
  const { report, resolve, sent } = await setUp();
  const { exposure } = await resolve('ada');
  const good = ['a', 'b', 'c'].map((id) => ({ id, exposure, success: true }));

  expect(await report([...good, fault(exposure)], keyWith('deploy'))).toEqual({
    accepted: 3,
    rejected: [{ path: `body.outcomes.3${path}`, message: expect.any(String) }],
  });
  expect(sent.flatMap(({ outcomes }) => outcomes.map(({ id, success }) => [id, success]))).toEqual([
    ['a', true],
    ['b', true],
    ['c', true],
  ]);
});

test('of 500 of which 3 are wrong 497 count', async () => {
  const { report, resolve, sent } = await setUp();
  const { exposure } = await resolve('ada');
  const outcomes = Array.from({ length: 500 }, (_, index) => ({ id: `o${index}`, exposure, success: true }));
  const wrong = [7, 250, 499];

  const answer = await report(
    outcomes.map((each, index) => (wrong.includes(index) ? { ...each, latencyMs: -1 } : each)),
  );

  expect(answer).toMatchObject({
    accepted: 497,
    rejected: wrong.map((index) => ({ path: `body.outcomes.${index}.latencyMs` })),
  });
  expect(sent.flatMap((message) => message.outcomes)).toHaveLength(497);
});

test('where nothing is good nothing is sent, and all faults are told', async () => {
  const { send, sent } = await setUp();
  const body = { outcomes: [{ id: 'a' }, 7], exposures: [{ id: 'p', exposure: 'nonsense', count: 0 }] };

  await expect(send(body)).rejects.toMatchObject({
    code: 'validation_failed',
    faults: [{ path: 'body.outcomes.0.success' }, { path: 'body.outcomes.1' }, { path: 'body.exposures.0.count' }],
  });
  expect(sent).toEqual([]);
});

test('a token counts for a week', async () => {
  const { report, resolve, effects } = await setUp();
  const { exposure } = await resolve('ada');
  effects.advance(7 * 24 * 3600 - 1);
  expect(await report([{ id: 'a', exposure, success: true }])).toEqual({ accepted: 1 });
  effects.advance(1);

  await expect(report([{ id: 'b', exposure, success: true }])).rejects.toMatchObject({
    faults: [{ path: 'body.outcomes.0.exposure' }],
  });
});

test('under a token of a snapshot an outcome says who was served, and its call is announced', async () => {
  const { send, snapshot, sent, rollout } = await setUp();
  const { stable, canary, seed } = await snapshot();
  const exposures = [
    { id: 'p1', exposure: stable!.exposure, count: 30 },
    { id: 'p2', exposure: canary!.exposure, count: 2 },
  ];
  const outcomes = [
    { id: 'a', exposure: canary!.exposure, caller: whoIs(seed, 'ada'), success: true },
    { id: 'b', exposure: stable!.exposure, success: true },
  ];

  expect(await send({ outcomes, exposures })).toEqual({ accepted: 4 });

  expect(sent).toMatchObject([
    {
      outcomes: [
        { id: 'a', arm: 'canary', caller: whoIs(seed, 'ada'), resolved: false },
        { id: 'b', arm: 'stable', caller: null, resolved: false },
      ],
      announcements: [
        { id: 'p1', rollout: rollout.id, arm: 'stable', count: 30 },
        { id: 'p2', rollout: rollout.id, arm: 'canary', count: 2 },
      ],
    },
  ]);
});

test('announcements are judged as outcomes are, and are for tokens of snapshots', async () => {
  const { send, snapshot, resolve, sent } = await setUp();
  const { stable } = await snapshot();
  const { exposure } = await resolve('ada');
  const good = { id: 'p1', exposure: stable!.exposure, count: 3 };

  const answer = await send({
    outcomes: [],
    exposures: [good, { ...good, id: 'p2', exposure }, { ...good, id: 'p3', count: 1.5 }, good, { ...good, count: 4 }],
  });

  expect(answer).toMatchObject({
    accepted: 2,
    rejected: [
      { path: 'body.exposures.1.exposure' },
      { path: 'body.exposures.2.count' },
      { path: 'body.exposures.4.id' },
    ],
  });
  expect(sent.flatMap(({ announcements }) => announcements)).toMatchObject([{ id: 'p1', count: 3 }]);
});

test('of calls that no rollout had a part in the latencies of the successful ones are kept', async () => {
  const { report, resolve, rollback, rollout, sent, snapshot } = await setUp();
  await rollback(rollout.id);
  const { exposure } = await resolve('ada');
  const { stable } = await snapshot();
  const answer = await report([
    { id: 'a', exposure, success: true, latencyMs: 100 },
    { id: 'b', exposure: stable!.exposure, success: true, latencyMs: 100 },
    { id: 'c', exposure, success: false, latencyMs: 30_000 },
    { id: 'd', exposure, success: true },
  ]);

  expect(answer).toEqual({ accepted: 4 });
  expect(sent).toMatchObject([
    {
      outcomes: [],
      announcements: [],
      latencies: [{ prompt: 'greeting', environment: 'production', version: 1, bins: { 21: 2 } }],
    },
  ]);
});

test('an id that comes twice in one request is counted once', async () => {
  const { report, sent } = await setUp();

  expect(await report([named('a', 1), named('a', 1), named('b', 1)], keyWith('deploy'))).toEqual({ accepted: 3 });
  expect(sent.flatMap(({ outcomes }) => outcomes.map(({ id }) => id))).toEqual(['a', 'b']);
});

test('what is reported travels in messages that fit into one call', async () => {
  const { report, sent } = await setUp();

  const outcomes = Array.from({ length: 500 }, (_, index) => named(`${index}`.padEnd(128, '"'), 1));
  expect(await report(outcomes, keyWith('deploy'))).toEqual({ accepted: 500 });

  expect(sent.map(({ outcomes: each }) => each.length)).toEqual([100, 100, 100, 100, 100]);
  expect(Buffer.byteLength(JSON.stringify(sent))).toBeLessThan(1024 * 1024);
});

test('however much is reported, it is one read of what is served and one call to the queue', async () => {
  const { dependencies, snapshot } = await setUp();
  const { stable, canary } = await snapshot();
  const calls = { getMany: 0, send: 0 };
  const counted = {
    ...dependencies,
    serving: {
      getMany: (...asked: Parameters<typeof dependencies.serving.getMany>) => {
        calls.getMany += 1;
        return dependencies.serving.getMany(...asked);
      },
    },
    send: async () => {
      calls.send += 1;
    },
  };
  const outcomes = Array.from({ length: 400 }, (_, index) => ({
    id: `o${index}`,
    exposure: (index % 2 ? stable : canary)!.exposure,
    success: true,
  }));
  const exposures = outcomes.slice(0, 100).map(({ exposure }, index) => ({ id: `p${index}`, exposure, count: 7 }));
  const body = outcomeRoutes.reportOutcomes.body.parse({ outcomes, exposures });

  await reportOutcomes(counted, { ...asked(keyWith('read')), workspace: 'default', body });

  expect(calls).toEqual({ getMany: 1, send: 1 });
});

test('where no rollout is in progress outcomes are taken, and count nowhere', async () => {
  const { report, sent, rollout, rollback } = await setUp();
  await rollback(rollout.id);

  expect(await report([named('a', 1), named('b', 2)], keyWith('deploy'))).toEqual({ accepted: 2 });
  expect(sent).toHaveLength(0);
});

test('a request is about a hundred prompts and environments at most', async () => {
  const { report } = await setUp();
  const outcomes = Array.from({ length: 101 }, (_, index) => named('a', 1, { prompt: `p${index}` }));

  await expect(report(outcomes, keyWith('deploy'))).rejects.toMatchObject({ faults: [{ path: 'body.outcomes' }] });
});

const { body } = outcomeRoutes.reportOutcomes;
const refused = (outcome: object) =>
  body.parse({ outcomes: [outcome] }).outcomes.flatMap(({ faults = [] }) => faults.map(({ path }) => path));

test('the contract takes either form of an outcome and no mixture', () => {
  expect(refused({ id: 'a', success: true, exposure: 't' })).toEqual([]);
  expect(refused(named('a', 1))).toEqual([]);
  expect(refused({ id: 'a', success: true })).toEqual(['']);
  expect(refused({ ...named('a', 1), exposure: 't' })).toEqual(['']);
  expect(refused({ ...named('a', 1), environment: undefined })).toEqual(['']);
});

test('the contract refuses numbers and ids that mean nothing', () => {
  expect(refused({ ...named('a', 1), latencyMs: -1 })).toEqual(['latencyMs']);
  expect(refused({ ...named('a', 1), latencyMs: Number.POSITIVE_INFINITY })).toEqual(['latencyMs']);
  expect(refused({ ...named('a', 1), latencyMs: 1e7 + 1 })).toEqual(['latencyMs']);
  expect(refused({ ...named('a', 1), qualityScore: 1.1 })).toEqual(['qualityScore']);
  expect(refused({ ...named('a', 1), caller: 2 ** 32 })).toEqual(['caller']);
  expect(refused({ ...named('', 1) })).toEqual(['id']);
  expect(refused({ ...named('a\n', 1) })).toEqual(['id']);
  expect(refused({ ...named('x'.repeat(129), 1) })).toEqual(['id']);
});

test('a request has 1 to 500 outcomes and announcements together', () => {
  const outcomes = (length: number) => Array(length).fill(named('a', 1));
  const exposures = (length: number) => Array(length).fill({ id: 'p', exposure: 't', count: 1 });

  for (const [some, more] of [
    [1, 0],
    [0, 1],
    [250, 250],
    [500, 0],
  ] as const) {
    expect(body.safeParse({ outcomes: outcomes(some), exposures: exposures(more) }).success).toBe(true);
  }
  for (const [some, more] of [
    [0, 0],
    [250, 251],
    [501, 0],
  ] as const) {
    expect(body.safeParse({ outcomes: outcomes(some), exposures: exposures(more) }).success).toBe(false);
  }
  expect(body.safeParse({ outcomes: [] }).success).toBe(false);
  expect(body.safeParse({}).success).toBe(false);
});

test('the document shows what an outcome must be', () => {
  const { schemas } = componentSchemas([outcomeRoutes.reportOutcomes]);

  expect(schemas['ReportOutcomesBody']).toMatchObject({
    additionalProperties: false,
    required: ['outcomes'],
    properties: {
      outcomes: { maxItems: 500, items: { required: ['id', 'success'], additionalProperties: false } },
      exposures: { items: { required: ['id', 'exposure', 'count'], additionalProperties: false } },
    },
  });
  expect(JSON.stringify(schemas['ReportOutcomesBody'])).not.toContain('faults');
});
