import { expect, test } from 'vitest';
import {
  isCardNumber,
  isIban,
  isSocialSecurityNumber,
  passesLuhn,
} from '#shared/domain/scanner/literals/identifiers.ts';

test('the check digit of a card number catches any one wrong digit', () => {
  const card = '4539148803436467';
  expect(passesLuhn(card)).toBe(true);
  for (let at = 0; at < card.length; at += 1) {
    const wrong = `${card.slice(0, at)}${(Number(card[at]) + 1) % 10}${card.slice(at + 1)}`;
    expect(passesLuhn(wrong), wrong).toBe(false);
  }
});

test.each(['4539148803436467', '371144371144376', '6011000400000000', '3528000700000000'])(
  '%s is a card number',
  (digits) => {
    expect(isCardNumber(digits)).toBe(true);
  },
);

test.each([
  '4111111111111111',
  '4242424242424242',
  '4539148803436468',
  '0000000000000000',
  '9999999999999995',
  '123456',
])('%s is none, or one for tests', (digits) => {
  expect(isCardNumber(digits)).toBe(false);
});

test('social security numbers of areas, groups and serials that are never issued are none', () => {
  expect(isSocialSecurityNumber('460899847')).toBe(true);
  for (const never of ['000123456', '666123456', '900123456', '460009847', '460890000', '078051120']) {
    expect(isSocialSecurityNumber(never), never).toBe(false);
  }
});

test('an IBAN has the length of its country and remainder one', () => {
  expect(isIban('DE75512108001245126199')).toBe(true);
  expect(isIban('FR7630006000011234567890189')).toBe(true);
  expect(isIban('DE75512108001245126198')).toBe(false);
  expect(isIban('DE7551210800124512619')).toBe(false);
  expect(isIban('XX75512108001245126199')).toBe(false);
  expect(isIban('GB82WEST12345698765432')).toBe(false);
});
