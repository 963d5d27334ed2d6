import { expect, test } from 'vitest';
import { latencyRepository } from '#shared/data/latency-repository.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { memoryTables, organisationA } from '#test/support/world.ts';

const tenant = tenantOf(organisationA);
const place = { prompt: 'greeting', environment: 'production', version: 4 };
const at = (time: string) => new Date(`2026-11-21T${time}:00.000Z`);

const setUp = () => {
  const tables = memoryTables();
  const { addLatencies, recentLatency } = latencyRepository(tables.openTable);
  return {
    ...tables,
    add: (time: string, bins: Readonly<Record<number, number>>, some: Partial<typeof place> = {}) =>
      addLatencies(tenant, 'default', [{ ...place, ...some, bins }], at(time)),
    recent: (now: Date, some: Partial<typeof place> = {}) =>
      recentLatency(tenant, { workspace: 'default', ...place, ...some }, now),
    addLatencies,
  };
};

test('messages of an hour add up in one row, and are forgotten after two days', async () => {
  const { add, rowsOf, recent } = setUp();

  await add('08:00', { 20: 3, 24: 1 });
  await add('08:59', { 24: 2 });

  expect(await recent(at('08:59'))).toEqual({ 20: 3, 24: 3 });
  const rows = rowsOf('LATENCY');
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ expiresAt: at('08:59').getTime() / 1000 + 2 * 24 * 3600 });
});

test('places of one batch are written once each', async () => {
  const { addLatencies, rowsOf, recent } = setUp();
  const other = { ...place, version: 5 };

  await addLatencies(
    tenant,
    'default',
    [
      { ...place, bins: { 20: 1 } },
      { ...other, bins: { 9: 1 } },
      { ...place, bins: { 20: 1, 21: 1 } },
    ],
    at('08:00'),
  );

  expect(rowsOf('LATENCY')).toHaveLength(2);
  expect(await recent(at('08:00'))).toEqual({ 20: 2, 21: 1 });
  expect(await recent(at('08:00'), { version: 5 })).toEqual({ 9: 1 });
});

test('the last hour goes before the day, and the day before nothing', async () => {
  const { add, recent } = setUp();
  await add('02:00', { 10: 1 });
  await add('09:30', { 20: 1 });
  await add('10:10', { 30: 1 });

  expect(await recent(at('10:15'))).toEqual({ 20: 1, 30: 1 });
  expect(await recent(at('11:59'))).toEqual({ 30: 1 });
  expect(await recent(at('12:00'))).toEqual({ 10: 1, 20: 1, 30: 1 });
  expect(await recent(new Date('2026-11-22T02:59:00.000Z'))).toEqual({ 10: 1, 20: 1, 30: 1 });
  expect(await recent(new Date('2026-11-22T03:00:00.000Z'))).toEqual({ 20: 1, 30: 1 });
  expect(await recent(new Date('2026-11-22T11:00:00.000Z'))).toBeNull();
});

test('another version, environment or prompt says nothing', async () => {
  const { add, recent } = setUp();
  await add('08:00', { 10: 1 });

  expect(await recent(at('08:00'), { version: 40 })).toBeNull();
  expect(await recent(at('08:00'), { environment: 'staging' })).toBeNull();
  expect(await recent(at('08:00'), { prompt: 'greeting-2' })).toBeNull();
});
