import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseEmail } from '#shared/domain/account.ts';

test('case, spaces around it and compatibility forms make no difference to an address', () => {
  for (const email of ['ada@example.com', ' Ada@EXAMPLE.com\t', 'ａda＠example．com']) {
    expect(normaliseEmail(email)).toBe('ada@example.com');
  }
});

test('normalising twice is normalising once for addresses', () => {
  fc.assert(fc.property(fc.emailAddress(), (email) => normaliseEmail(normaliseEmail(email)) === normaliseEmail(email)));
});
