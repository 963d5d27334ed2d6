import { expect, test } from 'vitest';
import { listReleases } from '#functions/rollouts/list-releases.ts';
import { listRollouts } from '#functions/rollouts/list-rollouts.ts';
import { editor, rolloutWorld } from '#test/support/rollouts.ts';
import { asked } from '#test/support/world.ts';

const place = { workspace: 'default', prompt: 'greeting' };

test('releases say what each environment serves, and what is on its way', async () => {
  const { release, start, dependencies } = await rolloutWorld();
  await release(1);
  const second = await release(2);
  const third = await start({ version: 3 });
  const other = await start({ environment: 'staging', version: 4 });

  expect(await listReleases(dependencies, { ...asked(), ...place })).toEqual({
    data: [
      {
        environment: 'production',
        version: 2,
        rollout: second,
        releasedAt: '2026-11-21T08:04:00.000Z',
        previousVersion: 1,
        inProgress: expect.objectContaining({ rollout: third.id, version: 3, percent: 25 }),
      },
      {
        environment: 'staging',
        version: null,
        rollout: null,
        releasedAt: null,
        previousVersion: null,
        inProgress: expect.objectContaining({ rollout: other.id, version: 4 }),
      },
    ],
    nextCursor: null,
  });
});

test('a rollback of a release serves the one before at once, and once more the one before that', async () => {
  const { release, rollbackRelease, record, rowsOf, measured } = await rolloutWorld();
  await release(1);
  await release(2);
  await release(3);
  const { epoch } = (await record())!;

  expect(await rollbackRelease()).toMatchObject({ version: 2, previousVersion: 1, inProgress: null });
  expect(await record()).toMatchObject({ stable: { version: 2 }, canary: null, epoch: epoch + 1, served: [1, 3, 2] });
  expect(rowsOf('AUDIT').at(-1)).toMatchObject({ action: 'release.rollback', change: { version: 2, from: 3 } });
  expect(rowsOf('EVENT').at(-1)).toMatchObject({
    event: { type: 'release.rolled_back', data: { version: 2, from: 3 } },
  });
  expect(measured.at(-1)).toBe('RolledBack');

  expect(await rollbackRelease()).toMatchObject({ version: 1, previousVersion: null });
  await expect(rollbackRelease()).rejects.toMatchObject({ code: 'conflict' });
});

test('a version that was taken back can be rolled out again', async () => {
  const { release, rollbackRelease, record } = await rolloutWorld();
  await release(1);
  await release(2);
  await rollbackRelease();

  await release(2);

  expect(await record()).toMatchObject({ stable: { version: 2 } });
  expect(await rollbackRelease()).toMatchObject({ version: 1 });
});

test('while a rollout is in progress a release is not rolled back', async () => {
  const { release, start, rollbackRelease, dependencies } = await rolloutWorld();
  await release(1);
  await release(2);
  const { get } = dependencies.releases;
  const overtaken: typeof get = async (...asked) => {
    const line = await get(...asked);
    Object.assign(dependencies.releases, { get });
    await start({ version: 3 });
    return line;
  };

  Object.assign(dependencies.releases, { get: overtaken });
  await expect(rollbackRelease()).rejects.toMatchObject({ code: 'rollout_in_progress' });
  await expect(rollbackRelease()).rejects.toMatchObject({ code: 'rollout_in_progress' });
});

test('where nothing was released there is nothing to roll back', async () => {
  const { rollbackRelease } = await rolloutWorld();

  await expect(rollbackRelease()).rejects.toMatchObject({ code: 'not_found' });
  await expect(rollbackRelease('nowhere')).rejects.toMatchObject({ code: 'not_found' });
});

test('in production only an admin rolls a release back', async () => {
  const { release, rollbackRelease } = await rolloutWorld();
  await release(1);
  await release(2);

  await expect(rollbackRelease('production', editor)).rejects.toMatchObject({ code: 'forbidden' });
});

test('a rollout is measured against what stable took in its own rollout', async () => {
  const { start, release, dependencies } = await rolloutWorld();
  const id = await release(1);
  const { totals } = dependencies.counts;
  const slow: typeof totals = async (tenant, rollout) => {
    const found = await totals(tenant, rollout);
    return rollout === id ? { ...found, canary: { ...found.canary, latencyBins: { 30: 100 } } } : found;
  };
  Object.assign(dependencies.counts, { totals: slow });

  expect(await start({ version: 2 })).toMatchObject({ slowAboveMs: 723 });
});

test('a prompt that does not exist has no lists either', async () => {
  const { dependencies } = await rolloutWorld();
  const nowhere = { ...asked(), workspace: 'default', prompt: 'nowhere' };

  await expect(listReleases(dependencies, nowhere)).rejects.toMatchObject({ code: 'not_found' });
  await expect(listRollouts(dependencies, { ...nowhere, query: { limit: 25 } })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('going back passes over what was withdrawn, where approvals count', async () => {
  const { release, withdraw, rollbackRelease, record } = await rolloutWorld();
  for (const version of [1, 2, 3]) await release(version);
  await withdraw(2);

  expect(await rollbackRelease()).toMatchObject({ version: 1 });
  expect(await record()).toMatchObject({ stable: { version: 1 } });

  const staging = await rolloutWorld();
  for (const version of [1, 2, 3]) await staging.release(version, 'staging');
  await staging.withdraw(2);
  expect(await staging.rollbackRelease('staging')).toMatchObject({ version: 2 });
});

test('there is nothing to go back to when all that came before was withdrawn', async () => {
  const { release, withdraw, rollbackRelease, record } = await rolloutWorld();
  for (const version of [1, 2]) await release(version);
  await withdraw(1);

  await expect(rollbackRelease()).rejects.toMatchObject({ code: 'conflict' });
  expect(await record()).toMatchObject({ stable: { version: 2 } });
});
