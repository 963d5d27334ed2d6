import { expect, test } from 'vitest';
import { type OutcomesMessage, reportOutcomes } from '#functions/outcomes/report-outcomes.ts';
import { getSnapshot } from '#functions/serving/get-snapshot.ts';
import { renderPrompt } from '#functions/serving/render-prompt.ts';
import { resolvePrompt } from '#functions/serving/resolve-prompt.ts';
import { createClient } from '#sdk/create-client.ts';
import { outcomeRoutes } from '#shared/contracts/outcomes.ts';
import { servingRoutes } from '#shared/contracts/serving.ts';
import { claimOf, signExposure, verifyExposure } from '#shared/crypto/exposure-token.ts';
import { servingRepository } from '#shared/data/serving-repository.ts';
import { callerOf } from '#shared/domain/rollouts/bucket.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import { renderTemplate } from '#shared/templates/render-template.ts';
import { httpEvent } from '#test/support/http-event.ts';
import { rolloutWorld } from '#test/support/rollouts.ts';
import { apiKeyOf } from '#test/support/world.ts';
import { fakeWorld, settle } from './fake-world.ts';

const routes = { ...servingRoutes, ...outcomeRoutes };

/** The client before the very functions that are deployed, over tables in memory. */
const setUp = async () => {
  const world = await rolloutWorld();
  const { effects, openTable } = world;
  const messages: OutcomesMessage[] = [];
  const send = async (sent: readonly OutcomesMessage[]) => void messages.push(...sent);
  const dependencies = {
    ...effects,
    serving: servingRepository(openTable),
    sign: signExposure,
    render: renderTemplate,
    blockSeconds: 60,
    tokens: { claimOf, verify: verifyExposure },
    send,
  };
  const handler = httpFunction(routes, { resolvePrompt, renderPrompt, getSnapshot, reportOutcomes }, dependencies, {
    effects,
    log: () => undefined,
    openTable,
  });

  const fetch = async (address: string, { method = 'GET', headers, body }: RequestInit = {}) => {
    const url = new URL(address);
    const [, , , workspace = '', ...rest] = url.pathname.split('/');
    const prompt = rest[0] === 'prompts' ? rest[1] : undefined;
    const route = Object.values(routes).find(
      (one) =>
        one.method === method &&
        one.path.replace('{workspace}', workspace).replace('{prompt}', prompt ?? '') === url.pathname,
    );
    if (!route) throw new Error(`No route answers ${method} ${url.pathname}.`);
    const answer = await handler(
      httpEvent(route, {
        as: apiKeyOf('key_1', 'usr_1', ['read']),
        params: { workspace, ...(prompt !== undefined && { prompt }) },
        query: Object.fromEntries(url.searchParams),
        headers: headers as Record<string, string>,
        ...(body && { body: String(body) }),
      }),
    );
    const isEmpty = answer.statusCode === 304;
    return new Response(isEmpty ? null : answer.body, {
      status: answer.statusCode,
      headers: answer.headers as Record<string, string>,
    });
  };

  const clock = fakeWorld();
  const errors: Error[] = [];
  const client = createClient({
    baseUrl: 'https://api.example',
    workspace: 'default',
    environment: 'production',
    maxRetries: 0,
    onError: (error) => errors.push(error),
    effects: { ...clock.effects, fetch },
  });
  return { world, client, clock, messages, errors };
};

const subjects = Array.from({ length: 300 }, (_, index) => `customer-${index}`);

test('whoever is served from memory is served the same by the server, and rendered the same', async () => {
  const { world, client } = await setUp();
  await world.release(1);
  await world.start({ version: 2 });
  await client.ready();
  for (const subject of subjects.slice(0, 60)) {
    const here = client.prompts.getNow('greeting', { subject });
    const query = { prompt: 'greeting', environment: 'production', subject };
    const there = await client.api.resolvePrompt(query);
    expect([here.variant, here.version, here.rolloutId, here.epoch]).toEqual([
      there.variant,
      there.version,
      there.rolloutId,
      there.epoch,
    ]);
    const rendered = await client.api.renderPrompt({
      prompt: 'greeting',
      body: { environment: 'production', subject, variables: { name: 'Ada' } },
    });
    expect(here.render({ name: 'Ada' })).toEqual(rendered.messages);
  }
  await client.close();
});

test('what is reported is taken, belongs to the rollout and names the caller; what was served is announced', async () => {
  const { world, client, messages, errors } = await setUp();
  await world.release(1);
  const rollout = await world.start({ version: 2 });
  await client.ready();
  for (const subject of subjects) {
    const prompt = client.prompts.getNow('greeting', { subject });
    prompt.report({ success: prompt.variant === 'stable', latencyMs: 20 });
  }
  await client.close();

  const outcomes = messages.flatMap((message) => message.outcomes);
  expect(errors).toEqual([]);
  expect(outcomes).toHaveLength(subjects.length);
  expect(new Set(outcomes.map((outcome) => outcome.rollout))).toEqual(new Set([rollout.id]));
  expect(outcomes.map(({ caller }) => caller)).toEqual(subjects.map((subject) => callerOf(rollout.seed, subject)));
  expect(outcomes.every(({ arm, success }) => success === (arm === 'stable'))).toBe(true);
  const announced = messages.flatMap(({ announcements }) => announcements);
  expect(announced.reduce((sum, { count }) => sum + count, 0)).toBe(subjects.length);
});

test('a rollback reaches everybody at the next poll', async () => {
  const { world, client, clock } = await setUp();
  await world.release(1);
  const { id } = await world.start({ version: 2 });
  await client.ready();
  const sides = () => new Set(subjects.map((subject) => client.prompts.getNow('greeting', { subject }).version));
  expect(sides()).toEqual(new Set([1, 2]));
  await clock.advance(10_000);
  await world.rollback(id);
  await clock.advance(10_000);
  await settle();
  expect(sides()).toEqual(new Set([1]));
  await client.close();
});
