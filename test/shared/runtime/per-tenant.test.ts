import { expect, test } from 'vitest';
import { tenantOf } from '#shared/domain/tenant.ts';
import { perTenant } from '#shared/runtime/per-tenant.ts';

const tenantNumber = (number: number) => tenantOf(`org_${String(number).padStart(26, '0')}`);

test('an organisation keeps what was made for it, and nobody else gets it', () => {
  const things = perTenant(({ organisationId }) => ({ organisationId }));

  expect(things(tenantNumber(1))).toBe(things(tenantNumber(1)));
  expect(things(tenantNumber(1))).not.toBe(things(tenantNumber(2)));
  expect(things(tenantNumber(2))).toEqual({ organisationId: tenantNumber(2).organisationId });
});

test('of many organisations those asked for last are kept', () => {
  let made = 0;
  const things = perTenant(() => {
    made += 1;
    return made;
  });
  for (let number = 0; number < 200; number += 1) things(tenantNumber(number));

  things(tenantNumber(0));
  things(tenantNumber(200));

  expect(things(tenantNumber(0))).toBe(1);
  expect(things(tenantNumber(1))).toBe(202);
});
