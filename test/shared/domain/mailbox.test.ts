import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseEmail } from '#shared/domain/account.ts';
import { canonicalMailbox, mailboxTag } from '#shared/domain/mailbox.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { organisationA, organisationB } from '#test/support/world.ts';

test.each([
  ['ada@example.com', 'Ada@EXAMPLE.com'],
  ['ada+2@example.com', ' ａｄａ＋２＠example．com '],
  ['ada@example.com', 'ada@example.com.'],
  ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
])('%s and %s are one mailbox', (one, other) => {
  expect(canonicalMailbox(one)).toBe(canonicalMailbox(other));
});

test.each([
  ['ada@example.com', 'ben@example.com'],
  ['ada@example.com', 'ada@example.org'],
  ['ada@example.com', 'ada@mail.example.com'],
  ['ada.lovelace@example.com', 'adalovelace@example.com'],
  ['ada+2@example.com', 'ada@example.com'],
])('%s and %s are not', (one, other) => {
  expect(canonicalMailbox(one)).not.toBe(canonicalMailbox(other));
});

test('a mailbox’s own name is in the one form already, and addresses that are one account are one mailbox', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (email) => {
      const mailbox = canonicalMailbox(email);
      expect(canonicalMailbox(mailbox)).toBe(mailbox);
      expect(canonicalMailbox(normaliseEmail(email))).toBe(mailbox);
      expect(canonicalMailbox(`${email.toUpperCase()}.`)).toBe(mailbox);
    }),
  );
});

test('anything is taken, also what is no address', () => {
  const anything = fc.array(fc.nat({ max: 0xffff })).map((units) => String.fromCharCode(...units));
  fc.assert(
    fc.property(anything, (text) => {
      expect(canonicalMailbox(text)).toContain('@');
    }),
  );
});

test('a tag is of one mailbox in one organisation', () => {
  const [here, there] = [tenantOf(organisationA), tenantOf(organisationB)];
  const tag = (tenant: typeof here, email: string) => mailboxTag((text) => text, tenant, email);
  expect(tag(here, 'Ada@example.com.')).toBe(tag(here, 'ada@example.com'));
  expect(tag(here, 'ada@example.com')).not.toBe(tag(there, 'ada@example.com'));
  expect(tag(here, 'ada@example.com')).not.toBe(tag(here, 'ben@example.com'));
});
