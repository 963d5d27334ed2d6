import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tenantOf } from '#shared/domain/tenant.ts';
import { organisationA } from '#test/support/world.ts';

test('an organisation id makes a tenant', () => {
  expect(tenantOf(organisationA)).toEqual({ organisationId: organisationA });
});

test.each([
  '',
  '*',
  'org_',
  'org_*',
  'ORG_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
  'org_01JD6Y8Z3K5V7W9X1A2B3C4D5',
  'org_01JD6Y8Z3K5V7W9X1A2B3C4D5EE',
  'org_01JD6Y8Z3K5V7W9X1A2B3C4D5e',
  'org_01JD6Y8Z3K5V7W9X1A2B3C4D5I',
  'org_01JD6Y8Z3K5V7W9X1A2B3C4D5#',
  'org_01JD6Y8Z3K5V7W9X1A2B3C4D5E\n',
  ' org_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
  'usr_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
])('%j makes none', (id) => {
  expect(() => tenantOf(id)).toThrow(expect.objectContaining({ code: 'internal' }));
});

test('no tenant has a character that a policy or a key gives a meaning', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((rest) => `org_${rest}`),
        fc.stringMatching(/^org_.{26}$/),
      ),
      (id) => {
        let made = '';
        try {
          made = tenantOf(id).organisationId;
        } catch {}
        expect(made).toMatch(/^$|^org_[0-9A-Z]{26}$/);
      },
    ),
  );
});
