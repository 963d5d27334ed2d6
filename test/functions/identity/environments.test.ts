import { expect, test } from 'vitest';
import { createEnvironment } from '#functions/identity/create-environment.ts';
import { deleteEnvironment } from '#functions/identity/delete-environment.ts';
import { getEnvironment } from '#functions/identity/get-environment.ts';
import { listEnvironments } from '#functions/identity/list-environments.ts';
import { updateEnvironment } from '#functions/identity/update-environment.ts';
import { keys } from '#shared/data/keys.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { founded } from '#test/support/identity-world.ts';

const setUp = async () => {
  const world = await founded();
  const { dependencies, owner } = world;
  const inDefault = { ...owner, workspace: 'default' };
  const create = (body: Partial<Parameters<typeof createEnvironment>[1]['body']> = {}) =>
    createEnvironment(dependencies, { ...inDefault, body: { name: 'canary-eu', protected: true, ...body } });
  const update = (environment: string, body: Parameters<typeof updateEnvironment>[1]['body']) =>
    updateEnvironment(dependencies, { ...inDefault, environment, body });
  const remove = (environment: string) => deleteEnvironment(dependencies, { ...inDefault, environment });
  const get = (environment: string) => getEnvironment(dependencies, { ...inDefault, environment });
  return { ...world, inDefault, create, update, remove, get };
};

test('an environment holds at least as long as the stage demands, and longer if it is told so', async () => {
  const { create } = await setUp();

  await expect(create()).resolves.toMatchObject({ protected: true, minHoldSeconds: 60 });
  await expect(create({ name: 'slow', minHoldSeconds: 300 })).resolves.toMatchObject({ minHoldSeconds: 300 });
  await expect(create({ name: 'hasty', minHoldSeconds: 59 })).rejects.toMatchObject({
    faults: [{ path: 'body.minHoldSeconds', message: 'must be at least 60' }],
  });
});

test('a name is taken once', async () => {
  const { create } = await setUp();

  await expect(create({ name: 'production' })).rejects.toMatchObject({ code: 'environment_exists' });
});

test('production stays protected; others are as they are told', async () => {
  const { create, update, get } = await setUp();
  await create();

  await expect(update('production', { protected: false })).rejects.toMatchObject({
    faults: [{ path: 'body.protected' }],
  });
  await expect(update('production', { minHoldSeconds: 600 })).resolves.toMatchObject({ protected: true });
  await expect(update('canary-eu', { protected: false })).resolves.toMatchObject({ protected: false });
  await expect(get('canary-eu')).resolves.toMatchObject({ protected: false, minHoldSeconds: 60 });
});

test('guardrails are replaced as a whole, and taken away with null', async () => {
  const { create, update } = await setUp();
  await create({ guardrails: { maxErrorRate: 0.1 } });

  await expect(update('canary-eu', { minHoldSeconds: 90 })).resolves.toMatchObject({
    guardrails: { maxErrorRate: 0.1 },
  });
  await expect(update('canary-eu', { guardrails: { maxLatencyMs: 900 } })).resolves.toMatchObject({
    guardrails: { maxLatencyMs: 900 },
  });
  await expect(update('canary-eu', { guardrails: null })).resolves.toMatchObject({ guardrails: undefined });
});

test('an environment that nothing is served from can go; those of every workspace cannot', async () => {
  const { create, remove, get, actions } = await setUp();
  await create();

  await remove('canary-eu');

  await expect(get('canary-eu')).rejects.toMatchObject({ code: 'not_found' });
  await expect(remove('canary-eu')).rejects.toMatchObject({ code: 'not_found' });
  await expect(remove('staging')).rejects.toMatchObject({ code: 'in_use' });
  expect(actions().slice(-2)).toEqual(['environment.create', 'environment.delete']);
});

test.each([
  ['a stable version', { stable: { version: 1 }, canary: null }, 'in_use'],
  ['a rollout', { stable: null, canary: { version: 1 } }, 'in_use'],
  ['a first rollout that was taken back', { stable: null, canary: null }, undefined],
])('an environment with %s answers %o with %s', async (_what, record, code) => {
  const { create, remove, openTable, organisationId } = await setUp();
  await create();
  const tenant = tenantOf(organisationId);
  await openTable(tenant).transact([{ put: { ...keys.serving(tenant, 'default', 'p', 'canary-eu'), ...record } }]);

  if (code) await expect(remove('canary-eu')).rejects.toMatchObject({ code });
  else await expect(remove('canary-eu')).resolves.toBeUndefined();
});

test('the list is in the order of the names', async () => {
  const { dependencies, create, inDefault } = await setUp();
  await create();

  const { data } = await listEnvironments(dependencies, { ...inDefault, query: { limit: 25 } });

  expect(data.map(({ name }) => name)).toEqual(['canary-eu', 'development', 'production', 'staging']);
});
