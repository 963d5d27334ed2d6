import { expect, test } from 'vitest';
import { getSnapshot } from '#functions/serving/get-snapshot.ts';
import { renderPrompt } from '#functions/serving/render-prompt.ts';
import { resolvePrompt } from '#functions/serving/resolve-prompt.ts';
import { servingRoutes } from '#shared/contracts/serving.ts';
import { claimOf, signExposure, verifyExposure } from '#shared/crypto/exposure-token.ts';
import { servingPut, servingRepository } from '#shared/data/serving-repository.ts';
import type { Table } from '#shared/data/table.ts';
import { armOf, callerOf as whoIs } from '#shared/domain/rollouts/bucket.ts';
import { decodeExposure } from '#shared/domain/rollouts/exposure.ts';
import { etagOf } from '#shared/http/etag.ts';
import { renderTemplate } from '#shared/templates/render-template.ts';
import { rolloutWorld, versionOf } from '#test/support/rollouts.ts';
import { asked, callerOf, organisationB, userOf } from '#test/support/world.ts';

const setUp = async () => {
  const reads: string[] = [];
  const world = await rolloutWorld((openTable) => (of) => {
    const table: Table = openTable(of);
    const get: Table['get'] = (key, options) => {
      reads.push(`${key.SK}${options?.consistent ? ', consistent' : ''}`);
      return table.get(key, options);
    };
    return { ...table, get };
  });
  const dependencies = { ...world.dependencies, sign: signExposure, render: renderTemplate, blockSeconds: 60 };
  const place = { workspace: 'default', prompt: 'greeting' };
  return {
    ...world,
    reads,
    dependencies,
    resolve: (subject?: string, environment = 'production', caller = asked()) =>
      resolvePrompt(dependencies, { ...caller, ...place, query: { environment, subject } }),
    render: (variables: Record<string, unknown>, subject?: string) =>
      renderPrompt(dependencies, { ...asked(), ...place, body: { environment: 'production', subject, variables } }),
    snapshot: (environment = 'production', caller = asked()) =>
      getSnapshot(dependencies, { ...caller, workspace: 'default', query: { environment } }),
  };
};

const subjects = Array.from({ length: 400 }, (_, number) => `subject-${number}`);

test('a stable version is served whole, in exactly one eventually consistent read', async () => {
  const { release, resolve, reads } = await setUp();
  await release(1);
  reads.length = 0;

  expect(await resolve('ada')).toEqual({
    prompt: 'greeting',
    environment: 'production',
    version: 1,
    variant: 'stable',
    rolloutId: null,
    epoch: 3,
    exposure: expect.any(String),
    messages: [{ role: 'system', content: 'Version 1 greets {{name}}.' }],
    variables: { name: { type: 'string' } },
    model: null,
    contentHash: 'hash-1',
  });
  expect(reads).toEqual(['PROMPT#greeting']);
});

test('a subject stays on its side, and a higher share moves subjects from stable to canary alone', async () => {
  const { release, start, promote, resolve } = await setUp();
  await release(1);
  const { id } = await start({ version: 2, steps: [10, 40, 100].map((percent) => ({ percent, holdSeconds: 60 })) });
  const sides = () => Promise.all(subjects.map(async (subject) => (await resolve(subject)).variant));

  const first = await sides();
  expect(await sides()).toEqual(first);
  await promote(id);
  const second = await sides();

  const share = (all: readonly string[]) => all.filter((side) => side === 'canary').length / all.length;
  expect(share(first)).toBeGreaterThan(0.05);
  expect(share(first)).toBeLessThan(0.16);
  expect(share(second)).toBeGreaterThan(0.32);
  expect(share(second)).toBeLessThan(0.48);
  for (const [index, side] of first.entries()) if (side === 'canary') expect(second[index]).toBe('canary');
});

test('without a subject each call draws anew', async () => {
  const { release, start, resolve } = await setUp();
  await release(1);
  await start({ version: 2 });

  const drawn = await Promise.all(subjects.map(async () => (await resolve()).version));

  expect(new Set(drawn)).toEqual(new Set([1, 2]));
});

test('outside the canary of a first release there is no stable version', async () => {
  const { start, resolve, rollback, record } = await setUp();
  const { id } = await start();
  const { seed } = (await record())!;
  const [inside, outside] = (['canary', 'stable'] as const).map((arm) =>
    subjects.find((subject) => armOf({ seed, percent: 25, subject }) === arm),
  );

  expect(await resolve(inside)).toMatchObject({ version: 1, variant: 'canary', rolloutId: id });
  await expect(resolve(outside)).rejects.toMatchObject({ code: 'no_stable_version' });
  await rollback(id);
  await expect(resolve(inside)).rejects.toMatchObject({ code: 'no_stable_version' });
});

test('what an environment never served is not found, and neither is another organisation’s', async () => {
  const { release, resolve } = await setUp();
  await release(1);
  const stranger = asked(callerOf(userOf('eve', { default: 'admin' }, organisationB)));

  await expect(resolve('ada', 'staging')).rejects.toMatchObject({ code: 'not_found' });
  await expect(resolve('ada', 'nowhere')).rejects.toMatchObject({ code: 'not_found' });
  await expect(resolve('ada', 'production', stranger)).rejects.toMatchObject({ code: 'not_found' });
});

test('the exposure says what was served and when, under the key of its record', async () => {
  const { release, start, resolve, record, effects } = await setUp();
  await release(1);
  const { id } = await start({ version: 2 });
  const { exposureKey, seed } = (await record())!;
  effects.advance(7);

  const { exposure, version, variant, epoch } = await resolve('ada');

  expect(verifyExposure(exposureKey, exposure)).toBe(true);
  expect(decodeExposure(claimOf(exposure)!)).toEqual({
    prompt: 'greeting',
    environment: 'production',
    rolloutId: id,
    version,
    variant,
    epoch,
    exposedAt: Math.floor(effects.now().getTime() / 1000),
    caller: whoIs(seed, 'ada'),
  });
});

test('the same answer has the same entity tag, whenever it was given', async () => {
  const { release, resolve, effects, start } = await setUp();
  await release(1);
  const { volatile } = servingRoutes.resolvePrompt.response;

  const first = await resolve('ada');
  effects.advance(30);
  const second = await resolve('ada');
  expect(second.exposure).not.toBe(first.exposure);
  expect(etagOf(second, volatile)).toBe(etagOf(first, volatile));

  await start({ version: 2 });
  expect(etagOf(await resolve('ada'), volatile)).not.toBe(etagOf(first, volatile));
});

test('a rendered prompt has its variables filled in, unescaped', async () => {
  const { release, render } = await setUp();
  await release(1);

  expect(await render({ name: '<Ada> & "Bob"' }, 'ada')).toMatchObject({
    version: 1,
    messages: [{ role: 'system', content: 'Version 1 greets <Ada> & "Bob".' }],
  });
});

test.each([
  ['missing', {}],
  ['ill-typed', { name: 7 }],
])('a variable that is %s is named', async (_, variables) => {
  const { release, render } = await setUp();
  await release(1);

  await expect(render(variables)).rejects.toMatchObject({
    code: 'validation_failed',
    faults: [{ path: 'body.variables.name' }],
  });
});

test('a snapshot has all that resolving takes, and no secret', async () => {
  const { release, start, snapshot, resolve, record } = await setUp();
  await release(1);
  await start({ version: 2 });
  const { exposureKey } = (await record())!;

  const found = await snapshot();
  const shown = servingRoutes.getSnapshot.response.body.parse(found);

  expect(JSON.stringify(found)).not.toContain(`"${exposureKey}"`);
  expect(shown.prompts).toHaveLength(1);
  const [prompt] = shown.prompts;
  for (const subject of subjects) {
    const { version, variant, messages } = await resolve(subject);
    const side = prompt![armOf({ seed: prompt!.seed, percent: prompt!.percent, subject })];
    expect(side).toMatchObject({ version, messages });
    expect(verifyExposure(exposureKey, side!.exposure)).toBe(true);
    expect(decodeExposure(claimOf(side!.exposure)!)).toMatchObject({ variant, version, caller: null });
  }
});

test('a snapshot changes once a block while a rollout is in progress, and otherwise not at all', async () => {
  const { release, start, snapshot, effects } = await setUp();
  await release(1);
  const quiet = etagOf(await snapshot());
  effects.advance(61);
  expect(etagOf(await snapshot())).toBe(quiet);

  await start({ version: 2, steps: [10, 100].map((percent) => ({ percent, holdSeconds: 600 })) });
  effects.advance(60 - ((effects.now().getTime() / 1000) % 60));
  const ramping = etagOf(await snapshot());
  effects.advance(59);
  expect(etagOf(await snapshot())).toBe(ramping);
  effects.advance(1);
  expect(etagOf(await snapshot())).not.toBe(ramping);
});

test('the snapshot of an environment that serves nothing is empty, and that of none is not found', async () => {
  const { snapshot } = await setUp();

  expect(await snapshot('staging')).toEqual({ environment: 'staging', prompts: [], nextCursor: null });
  await expect(snapshot('nowhere')).rejects.toMatchObject({ code: 'not_found' });
});

test('a snapshot too long for one answer comes in pages that leave nothing out', async () => {
  const { start, put, dependencies, openTable, record } = await setUp();
  await put(versionOf(1, { resolvedMessages: [{ role: 'system', content: 'x'.repeat(300_000) }] }));
  await start();
  const found = (await record())!;
  const names = Array.from({ length: 30 }, (_, index) => `p${String(index).padStart(2, '0')}`);
  for (const prompt of names) {
    const after = { ...found, prompt, environment: 'staging' };
    await openTable(asked().caller.tenant).transact([servingPut(asked().caller.tenant, after, undefined)]);
  }

  const seen: string[] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const query = { environment: 'staging', cursor };
    const page = await getSnapshot(dependencies, { ...asked(), workspace: 'default', query });
    expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(5 * 1024 * 1024);
    seen.push(...page.prompts.map(({ prompt }) => prompt));
    cursor = page.nextCursor ?? undefined;
    pages += 1;
  } while (cursor !== undefined);
  expect(seen).toEqual(names);
  expect(pages).toBe(3);
});

test('an unapproved version that staging serves has its own content there', async () => {
  const { put, release, resolve } = await setUp();
  await put(versionOf(3, { status: 'ready', model: { provider: 'openai', name: 'gpt-5-mini' } }));
  await release(3, 'staging');

  expect(await resolve('ada', 'staging')).toMatchObject({ version: 3, model: { name: 'gpt-5-mini' } });
});

test('a record is read under the tenant’s own credentials', async () => {
  const opened: string[] = [];
  const repository = servingRepository((tenant) => {
    opened.push(tenant.organisationId);
    throw new Error('closed');
  });
  const { caller } = asked();

  await expect(
    repository.get(caller.tenant, { workspace: 'default', prompt: 'greeting', environment: 'production' }),
  ).rejects.toThrow('closed');
  expect(opened).toEqual([caller.tenant.organisationId]);
});
