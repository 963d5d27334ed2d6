import { exampleIbans, ibanLengths } from './iban-registry.ts';

/** Checks of identifiers that carry their own proof. Arguments hold digits and capitals alone, no separators. */

/** The check digit of ISO/IEC 7812-1, annex B (Luhn). */
export const passesLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 0x30;
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
};

/** The ranges and lengths of the card schemes: Visa, Mastercard, American Express, Diners, Discover, JCB, UnionPay, Maestro, RuPay, Mir, Troy. */
const issuers =
  /^(?:4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|220[0-4]\d{12,15}|3[47]\d{13}|3(?:0[0-59]|[689]\d)\d{11,16}|6(?:011|4[4-9]\d|5\d\d)\d{12,15}|(?:2131|1800)\d{11}|35\d{14,17}|62\d{14,17}|6(?:304|390|7\d\d)\d{8,15}|60(?:4001|[1-9]\d{3})\d{10}|0604\d{8}|50(?:18|20|38|[0-9]{2})\d{8,15}|5[6-8]\d{10,17}|(?:81|82)\d{14}|9792\d{12})$/;

/** Numbers that processors publish for tests. */
const testCards = new Set(
  `4111111111111111 4242424242424242 4012888888881881 4000056655665556 5555555555554444 5105105105105100
  2223003122003222 5200828282828210 378282246310005 371449635398431 378734493671000 6011111111111117
  6011000990139424 6011981111111113 3056930009020004 30569309025904 36227206271667 38520000023237
  3566002020360505 6555900000604105 3530111333300000 4222222222222 4000000000000002 4917610000000000
  6200000000000005 6200000000000047 6205500000000000004 4000000000003220 5425233430109903 5610591081018250
  6331101999990016 5019717010103742 5424000000000015 4007000000027 4012000033330026 4005519200000004
  4009348888881881 4012000077777777 4217651111111119 4500600000000061 5431111111111111 2222420000001113`.split(/\s+/),
);

/** A payment card number by a known issuer, its check digit right, that is no published test number. */
export const isCardNumber = (digits: string): boolean =>
  issuers.test(digits) &&
  passesLuhn(digits) &&
  !testCards.has(digits) &&
  !/^(\d)\1+$/.test(digits) &&
  !/^4000000000\d{6}$/.test(digits);

const shownSocialSecurityNumbers: ReadonlySet<string> = new Set([
  '078051120',
  '219099999',
  '457555462',
  '123456789',
  '111111111',
  '123121234',
  '111223333',
  '123006789',
]);

/** A US social security number that could be issued: areas 000, 666 and 900 up, group 00 and serial 0000 are not. */
export const isSocialSecurityNumber = (digits: string): boolean => {
  const area = Number(digits.slice(0, 3));
  if (area === 0 || area === 666 || area >= 900) return false;
  if (digits.slice(3, 5) === '00' || digits.slice(5) === '0000') return false;
  return !shownSocialSecurityNumbers.has(digits);
};

/** The remainder by 97 of a text whose letters count from ten up (ISO/IEC 7064). */
export const remainderBy97 = (text: string): number => {
  let remainder = 0;
  for (const char of text) {
    const value = Number.parseInt(char, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
};

/** An IBAN of its country's length whose remainder by ISO 13616 (mod 97) is 1, and no printed example. */
export const isIban = (iban: string): boolean =>
  ibanLengths.get(iban.slice(0, 2)) === iban.length &&
  !exampleIbans.has(iban) &&
  remainderBy97(iban.slice(4) + iban.slice(0, 4)) === 1;
