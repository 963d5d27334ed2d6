import { expect, test } from 'vitest';
import { type OutcomesMessage, reportOutcomes } from '#functions/outcomes/report-outcomes.ts';
import { resolvePrompt } from '#functions/serving/resolve-prompt.ts';
import { outcomeRoutes } from '#shared/contracts/outcomes.ts';
import { claimOf, signExposure, verifyExposure } from '#shared/crypto/exposure-token.ts';
import type { Scope } from '#shared/domain/access.ts';
import type { ReportedOutcome } from '#shared/domain/outcome-attribution.ts';
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
  const report = (outcomes: readonly ReportedOutcome[], caller = keyWith('read')) =>
    reportOutcomes(dependencies, { ...asked(caller), workspace: 'default', body: { outcomes } });
  return { ...world, dependencies, sent, rollout, resolve, report };
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
          slot: expect.any(Number),
          success: false,
          latencyMs: 12,
          qualityScore: 0.5,
        },
      ],
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

test.each<[string, (token: string) => ReportedOutcome, string]>([
  ['a forged token', (token) => ({ id: 'x', success: true, exposure: `${token.slice(0, -1)}!` }), 'exposure'],
  ['no token', () => ({ id: 'x', success: true, exposure: 'nonsense' }), 'exposure'],
  [
    'a token that was signed by somebody else',
    (token) => ({ id: 'x', success: true, exposure: signExposure('other', claimOf(token) ?? '') }),
    'exposure',
  ],
  [
    'a token of a prompt that is not served',
    () => ({
      id: 'x',
      success: true,
      exposure: signExposure('k', '1~other~production~-~s~1~1~1~1'),
    }),
    'exposure',
  ],
  ['a version that was never served', () => named('x', 4), 'version'],
  ['a prompt that is not there', () => named('x', 1, { prompt: 'other' }), 'version'],
  ['a time to come', () => named('x', 1, { at: '2026-11-21T09:00:00.000Z' }), 'at'],
  ['a time long past', () => named('x', 1, { at: '2026-11-20T07:59:59.000Z' }), 'at'],
])('%s is named with its place, and nothing is counted', async (_, fault, field) => {
  const { report, resolve, sent } = await setUp();
  const { exposure } = await resolve('ada');
  const good = { id: 'good', exposure, success: true };

  await expect(report([good, good, good, fault(exposure)], keyWith('deploy'))).rejects.toMatchObject({
    code: 'validation_failed',
    faults: [{ path: `body.outcomes.3.${field}` }],
  });
  expect(sent).toHaveLength(0);
});

test('an id that comes twice in one request is counted once', async () => {
  const { report, sent } = await setUp();

  expect(await report([named('a', 1), named('a', 2), named('b', 1)], keyWith('deploy'))).toEqual({ accepted: 3 });
  expect(sent.flatMap(({ outcomes }) => outcomes.map(({ id }) => id))).toEqual(['a', 'b']);
});

test('outcomes travel fifty at a time', async () => {
  const { report, sent } = await setUp();

  const outcomes = Array.from({ length: 120 }, (_, index) => named(`o${index}`, 1));
  expect(await report(outcomes, keyWith('deploy'))).toEqual({ accepted: 120 });

  expect(sent.map(({ outcomes: each }) => each.length)).toEqual([50, 50, 20]);
  for (const message of sent) expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThan(25 * 1024);
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
  body.safeParse({ outcomes: [outcome] }).error?.issues.map(({ path }) => path.join('.'));

test('the contract takes either form of an outcome and no mixture', () => {
  expect(refused({ id: 'a', success: true, exposure: 't' })).toBeUndefined();
  expect(refused(named('a', 1))).toBeUndefined();
  expect(refused({ id: 'a', success: true })).toEqual(['outcomes.0']);
  expect(refused({ ...named('a', 1), exposure: 't' })).toEqual(['outcomes.0']);
  expect(refused({ ...named('a', 1), environment: undefined })).toEqual(['outcomes.0']);
});

test('the contract refuses numbers and ids that mean nothing', () => {
  expect(refused({ ...named('a', 1), latencyMs: -1 })).toEqual(['outcomes.0.latencyMs']);
  expect(refused({ ...named('a', 1), latencyMs: Number.POSITIVE_INFINITY })).toEqual(['outcomes.0.latencyMs']);
  expect(refused({ ...named('a', 1), latencyMs: 1e7 + 1 })).toEqual(['outcomes.0.latencyMs']);
  expect(refused({ ...named('a', 1), qualityScore: 1.1 })).toEqual(['outcomes.0.qualityScore']);
  expect(refused({ ...named('', 1) })).toEqual(['outcomes.0.id']);
  expect(refused({ ...named('a\n', 1) })).toEqual(['outcomes.0.id']);
  expect(refused({ ...named('x'.repeat(129), 1) })).toEqual(['outcomes.0.id']);
  expect(body.safeParse({ outcomes: [] }).success).toBe(false);
  expect(body.safeParse({ outcomes: Array(501).fill(named('a', 1)) }).success).toBe(false);
});
