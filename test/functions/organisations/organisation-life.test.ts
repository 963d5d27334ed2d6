import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { getOrganisation } from '#functions/organisations/get-organisation.ts';
import { restoreOrganisation } from '#functions/organisations/restore-organisation.ts';
import { sweepOrganisations } from '#functions/organisations/sweep-organisations.ts';
import { updateOrganisation } from '#functions/organisations/update-organisation.ts';
import { organisationRoutes } from '#shared/contracts/organisations.ts';
import { directoryKeys, keys } from '#shared/data/keys.ts';
import type { Table } from '#shared/data/table.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { identityWorld } from '#test/support/identity-world.ts';
import { organisationB } from '#test/support/world.ts';
import { graceSeconds, lifeWorld } from './life-world.ts';

const faulty = (path: string) => ({ code: 'validation_failed', faults: [expect.objectContaining({ path })] });

describe('an organisation', () => {
  test('is seen by its members, and renamed with an entry in the trail', async () => {
    const { dependencies, owner, actions, rows } = await lifeWorld();

    const before = organisationRoutes.getOrganisation.response.body.parse(await getOrganisation(dependencies, owner));
    expect(before).toMatchObject({ name: 'Example', plan: 'trial', ssoEnforced: false });
    const after = await updateOrganisation(dependencies, { ...owner, body: { name: 'Example & Sons' } });

    expect(after).toEqual({ ...before, name: 'Example & Sons' });
    expect(await getOrganisation(dependencies, owner)).toEqual(after);
    expect(actions()).toContain('organisation.update');
    expect(rows('ORGANISATION')).toMatchObject([{ revision: 2, owners: 1 }]);
  });

  test('is not renamed by whoever saw an earlier one', async () => {
    const { dependencies, owner, rows } = await lifeWorld();
    const precondition = () => {
      throw new Error('stale');
    };

    await expect(updateOrganisation(dependencies, { ...owner, precondition, body: { name: 'x' } })).rejects.toThrow();
    expect(rows('ORGANISATION')).toMatchObject([{ name: 'Example', revision: 1 }]);
  });
});

describe('closing', () => {
  test('asks for the very name, and changes nothing for another', async () => {
    const { close, rows, directory, scheduled } = await lifeWorld();

    for (const name of ['example', 'Example ', ''])
      await expect(close(name)).rejects.toMatchObject(faulty('body.name'));

    expect(rows('ORGANISATION')[0]).not.toHaveProperty('deletesAt');
    expect([...directory.rows.keys()].filter((key) => key.startsWith('CLOSINGS'))).toEqual([]);
    expect(scheduled).toEqual([]);
  });

  test('takes effect at once, for the whole of the grace, and is on the list and in the trail', async () => {
    const { close, rows, directory, scheduled, organisationId, actions } = await lifeWorld();

    const { deletesAt } = await close();

    expect(deletesAt).toBe('2026-11-28T08:00:00.000Z');
    expect(rows('ORGANISATION')).toMatchObject([{ deletesAt, revision: 2 }]);
    expect(await directory.get(directoryKeys.closing(organisationId))).toMatchObject({ deletesAt });
    expect(scheduled).toEqual([{ organisationId, deletesAt }]);
    expect(actions()).toContain('organisation.delete');
  });

  test('is taken back by a restoration, which leaves everything as it was', async () => {
    const world = await lifeWorld();
    const [before] = world.rows('ORGANISATION');
    await world.close();
    world.advance(graceSeconds - 1);

    expect(await world.restore()).toMatchObject({ name: 'Example' });

    expect(world.rows('ORGANISATION')).toEqual([{ ...before, revision: 3 }]);
    expect(world.rows('CLOSING')).toEqual([]);
    await expect(world.restore()).rejects.toMatchObject({ code: 'conflict' });
    world.advance(1);
    expect(await world.erase()).toEqual({ outcome: 'kept' });
    expect(world.rows('ORGANISATION')).toHaveLength(1);
    expect(await world.directory.get(directoryKeys.closing(world.organisationId))).toBeUndefined();
  });

  test('can be done anew after a restoration, and an earlier message then does nothing', async () => {
    const world = await lifeWorld();
    await world.close();
    world.advance(3600);
    await world.restore();
    world.advance(3600);
    await world.close();
    world.advance(graceSeconds - 3600);

    expect(await world.erase(world.scheduled[0])).toEqual({ outcome: 'kept' });
    expect(await world.directory.get(directoryKeys.closing(world.organisationId))).toBeDefined();
    expect(await world.erase(world.scheduled[1])).toEqual({ outcome: 'waits' });
    world.advance(3600);
    expect(await world.erase(world.scheduled[1])).toEqual({ outcome: 'erased' });
    expect(world.left()).toEqual([]);
  });

  test('cannot be taken back once its time has come, whether the eraser has been there or not', async () => {
    const world = await lifeWorld();
    await world.close();
    world.advance(graceSeconds);

    await expect(world.restore()).rejects.toMatchObject({ code: 'conflict' });
    await expect(world.startExport()).rejects.toMatchObject({ code: 'conflict' });
  });
});

test('of a restoration and an erasure at the same moment, one happens and the other does not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const racing = (table: Table): Table => ({
        ...table,
        get: scheduler.scheduleFunction(table.get),
        transact: scheduler.scheduleFunction(table.transact),
      });
      const world = await lifeWorld(identityWorld(), undefined, racing);
      await world.close();
      world.advance(graceSeconds);
      const late = { ...world.dependencies, now: () => new Date(world.dependencies.now().getTime() - 1) };

      const both = Promise.allSettled([
        scheduler.schedule(Promise.resolve()).then(() => restoreOrganisation(late, world.owner)),
        world.erase(),
      ]);
      await scheduler.waitFor(both);

      const [restored, erased] = await both;
      if (restored.status === 'fulfilled') {
        expect(world.rows('ORGANISATION')).toHaveLength(1);
        expect(world.rows('MEMBER')).toHaveLength(1);
        expect(world.directory.rows.size).toBeGreaterThan(2);
      } else {
        expect(erased).toMatchObject({ status: 'fulfilled', value: { outcome: 'erased' } });
        expect(world.left()).toEqual([]);
      }
    }),
    { numRuns: 40 },
  );
});

test('the sweeper asks for what should have been erased an hour ago, and for nothing else', async () => {
  const world = await lifeWorld();
  const { deletesAt } = await world.close();
  await world.directory.transact([
    { put: { ...directoryKeys.closing(organisationB), entity: 'CLOSING', deletesAt: '2026-12-24T00:00:00.000Z' } },
  ]);
  const asked: object[] = [];
  const sweep = () =>
    sweepOrganisations({ ...world.dependencies, sendErasures: async (messages) => void asked.push(...messages) });

  world.advance(graceSeconds + 3599);
  expect(await sweep()).toEqual({ overdue: 0 });
  world.advance(1);
  expect(await sweep()).toEqual({ overdue: 1 });
  expect(asked).toEqual([{ organisationId: world.organisationId, deletesAt }]);
});

test('what is listed but was never closed is taken off the list, and nothing else', async () => {
  const world = await lifeWorld();
  const closing = { organisationId: world.organisationId, deletesAt: '2026-11-28T08:00:00.000Z' };
  await world.dependencies.closings.add(closing);
  const before = world.openTable(tenantOf(world.organisationId)).rows.size;
  world.advance(graceSeconds + 3600);

  expect(await world.erase(closing)).toEqual({ outcome: 'kept' });

  expect(await world.directory.get(directoryKeys.closing(world.organisationId))).toBeUndefined();
  expect(world.openTable(world.tenant).rows.size).toBe(before);
  expect(await world.openTable(world.tenant).get(keys.organisation(world.tenant))).toBeDefined();
});
