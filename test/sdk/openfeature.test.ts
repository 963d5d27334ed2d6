import { OpenFeature, ProviderEvents, ProviderStatus, type TrackingEventDetails } from '@openfeature/server-sdk';
import { afterEach, describe, expect, test } from 'vitest';
import type { ClientOptions } from '#sdk/create-client.ts';
import { promptgateProvider } from '#sdk/openfeature.ts';
import type { SnapshotPrompt } from '#sdk/prompts/prompt.ts';
import { armOf, callerOf } from '#shared/domain/rollouts/bucket.ts';
import { clientIn, noConnection } from './client-in.ts';
import { settle } from './fake-world.ts';
import { ramping, rollout, side, snapshot, stable } from './snapshots.ts';

const seed = 'gZ1vS0mWq2Yy3x4A';
const token = (prompt: string, letter: 's' | 'c', version: number) =>
  `2~${prompt}~production~${rollout}~${letter}~${version}~4~u0v1w2~-.c2lnbmVk`;

const inRollout = (percent: number): SnapshotPrompt => ({
  ...ramping('greeting', 4, percent),
  stable: side('greeting', 4, { exposure: token('greeting', 's', 4) }),
  canary: side('greeting', 5, { exposure: token('greeting', 'c', 5) }),
});

/** OpenFeature with the provider before a server that serves what it is told, or cannot be reached. */
const openFeatureWith = async (
  prompts: readonly SnapshotPrompt[] | undefined,
  options: Partial<ClientOptions> = {},
) => {
  const served = { prompts };
  const uses = {
    getSnapshot: () => (served.prompts ? snapshot(served.prompts) : noConnection()),
    reportOutcomes: ({ body }: { readonly body: unknown }) => ({
      accepted: (body as { readonly outcomes: readonly unknown[] }).outcomes.length,
    }),
  };
  const made = clientIn(uses, options);
  const events: string[] = [];
  const flags = OpenFeature.getClient();
  for (const event of Object.values(ProviderEvents)) OpenFeature.addHandler(event, () => void events.push(event));
  // Whoever begins to listen is told of the provider that there is.
  await settle();
  events.length = 0;
  const set = OpenFeature.setProviderAndWait(promptgateProvider(made.client));
  return { ...made, served, flags, events, set };
};

const openFeature = async (prompts: readonly SnapshotPrompt[], options?: Partial<ClientOptions>) => {
  const made = await openFeatureWith(prompts, options);
  await made.set;
  return made;
};

afterEach(async () => {
  OpenFeature.clearHandlers();
  await OpenFeature.close();
});

describe('an evaluation', () => {
  test('in a rollout splits the callers, each of whom stays on a side', async () => {
    const { flags } = await openFeature([inRollout(50)]);
    for (const targetingKey of ['ada', 'grace', 'edsger', 'ünï-✓']) {
      const details = await flags.getObjectDetails('greeting', {}, { targetingKey });
      const variant = armOf({ seed, percent: 50, subject: targetingKey });
      const version = variant === 'canary' ? 5 : 4;
      const exposure = token('greeting', variant === 'canary' ? 'c' : 's', version);
      expect(details).toMatchObject({
        reason: 'SPLIT',
        variant,
        flagMetadata: { version, rolloutId: rollout, epoch: 4, exposure },
        value: {
          name: 'greeting',
          version,
          variant,
          rolloutId: rollout,
          exposure,
          messages: [{ role: 'system', content: `Version ${version} for {{customer}}.` }],
          model: { provider: 'openai', name: 'gpt-5-mini' },
        },
      });
      expect(await flags.getObjectDetails('greeting', {}, { targetingKey })).toEqual(details);
    }
  });

  test('without a rollout is static, and says nothing of one', async () => {
    const { flags } = await openFeature([stable('greeting', 3)]);
    const details = await flags.getObjectDetails('greeting', {}, { targetingKey: 'ada' });
    expect(details).toMatchObject({ reason: 'STATIC', variant: 'stable', flagMetadata: { version: 3, epoch: 3 } });
    expect(details.flagMetadata).not.toHaveProperty('rolloutId');
  });

  test('gives a copy that whoever gets it may change', async () => {
    const { flags } = await openFeature([stable('greeting', 3)]);
    const value = (await flags.getObjectValue('greeting', {})) as { messages: { content: string }[] };
    value.messages[0]!.content = 'changed';
    expect(await flags.getStringValue('greeting', '')).toBe('Version 3 for {{customer}}.');
  });

  test('as a string is the text of the only message, or the version of several', async () => {
    const messages = [
      { role: 'system' as const, content: 'You are kind.' },
      { role: 'user' as const, content: 'Hello' },
    ];
    const chat = { ...stable('chat', 7), stable: side('chat', 7, { messages }) };
    const { flags } = await openFeature([stable('greeting', 3), chat]);
    expect(await flags.getStringValue('greeting', '')).toBe('Version 3 for {{customer}}.');
    expect(await flags.getStringValue('chat', '')).toBe('7');
  });

  test('outside the canary of a first release gives the default, which is no error', async () => {
    const { flags } = await openFeature([{ ...inRollout(0), stable: null }]);
    const details = await flags.getStringDetails('greeting', 'Hello.', { targetingKey: 'ada' });
    expect(details).toMatchObject({ value: 'Hello.', reason: 'DEFAULT' });
    expect(details.errorCode).toBeUndefined();
  });

  test('of what is not served gives the fallback that the application brought along', async () => {
    const fallbacks = { farewell: { messages: [{ role: 'system' as const, content: 'Goodbye.' }] } };
    const { flags } = await openFeature([], { fallbacks });
    const details = await flags.getStringDetails('farewell', '');
    expect(details).toMatchObject({ value: 'Goodbye.', reason: 'DEFAULT', variant: 'fallback', flagMetadata: {} });
  });

  test.each([
    { what: 'of an unknown prompt', name: 'nothing', key: 'ada', errorCode: 'FLAG_NOT_FOUND' },
    { what: 'for an empty targeting key', name: 'greeting', key: '', errorCode: 'INVALID_CONTEXT' },
    {
      what: 'for a targeting key that is too long',
      name: 'greeting',
      key: 'x'.repeat(257),
      errorCode: 'INVALID_CONTEXT',
    },
  ])('$what gives the default and $errorCode', async ({ name, key, errorCode }) => {
    const { flags } = await openFeature([inRollout(50)]);
    const details = await flags.getObjectDetails(name, { mine: true }, { targetingKey: key });
    expect(details).toMatchObject({ value: { mine: true }, reason: 'ERROR', errorCode });
  });

  test('as a number or a boolean is a mismatch of types', async () => {
    const { flags } = await openFeature([stable('greeting', 3)]);
    const mismatch = { reason: 'ERROR', errorCode: 'TYPE_MISMATCH' };
    expect(await flags.getNumberDetails('greeting', 7)).toMatchObject({ value: 7, ...mismatch });
    expect(await flags.getBooleanDetails('greeting', true)).toMatchObject({ value: true, ...mismatch });
  });
});

describe('the state of the provider', () => {
  test('follows the client: ready, changed, stale, ready again', async () => {
    const { events, served, world, flags } = await openFeature([stable('greeting', 3)]);
    served.prompts = [stable('greeting', 4)];
    await world.advance(10_000);
    served.prompts = undefined;
    await world.advance(10_000);
    expect(flags.providerStatus).toBe(ProviderStatus.STALE);
    expect(await flags.getStringValue('greeting', '')).toBe('Version 4 for {{customer}}.');
    served.prompts = [stable('greeting', 4)];
    await world.advance(10_000);
    expect(flags.providerStatus).toBe(ProviderStatus.READY);
    expect(events).toEqual([
      ProviderEvents.Ready,
      ProviderEvents.ConfigurationChanged,
      ProviderEvents.Stale,
      ProviderEvents.Ready,
    ]);
  });

  test('is an error where nothing can be had, until something can', async () => {
    const { events, served, world, flags, set } = await openFeatureWith(undefined);
    await expect(set).rejects.toThrow();
    expect(flags.providerStatus).toBe(ProviderStatus.ERROR);
    expect(await flags.getStringDetails('greeting', 'x')).toMatchObject({
      value: 'x',
      reason: 'ERROR',
      errorCode: 'PROVIDER_NOT_READY',
    });
    served.prompts = [stable('greeting', 3)];
    await world.advance(20_000);
    expect(flags.providerStatus).toBe(ProviderStatus.READY);
    expect(await flags.getStringValue('greeting', '')).toBe('Version 3 for {{customer}}.');
    expect(events[0]).toBe(ProviderEvents.Error);
  });

  test('is stale where only what was kept is known', async () => {
    const kept = { text: undefined as string | undefined };
    const cache = {
      read: async () => kept.text,
      write: async (text: string) => {
        kept.text = text;
      },
    };
    const before = await openFeature([stable('greeting', 3)], { cache });
    await before.client.refresh();

    const { flags, set } = await openFeatureWith(undefined, { cache });
    await set;
    await expect.poll(() => flags.providerStatus).toBe(ProviderStatus.STALE);
    expect(await flags.getStringValue('greeting', '')).toBe('Version 3 for {{customer}}.');
  });
});

describe('tracking', () => {
  const reported = (received: readonly { readonly operationId: string; readonly body: unknown }[]) =>
    received.flatMap(({ operationId, body }) =>
      operationId === 'reportOutcomes' ? (body as { outcomes: unknown[] }).outcomes : [],
    );

  test('reports an outcome for whoever was served, and closing sends it', async () => {
    const { flags, server } = await openFeature([inRollout(50)]);
    const { flagMetadata } = await flags.getObjectDetails('greeting', {}, { targetingKey: 'ada' });
    const exposure = String(flagMetadata['exposure']);
    flags.track('answered', { targetingKey: 'ada' }, { exposure, success: false, latencyMs: 840, qualityScore: 0.5 });
    await OpenFeature.close();
    expect(reported(server.received)).toMatchObject([
      { exposure, success: false, latencyMs: 840, qualityScore: 0.5, caller: callerOf(seed, 'ada') },
    ]);
    expect(JSON.stringify(server.received)).not.toContain('ada');
  });

  test('of anything else is nothing to report', async () => {
    const { flags, server } = await openFeature([inRollout(50)]);
    const others: TrackingEventDetails[] = [
      { value: 1 },
      { exposure: 'x' },
      { success: true },
      { exposure: 1, success: 'yes' },
    ];
    for (const details of others) flags.track('bought', { targetingKey: 'ada' }, details);
    flags.track('visited');
    await OpenFeature.close();
    expect(reported(server.received)).toEqual([]);
  });
});
