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

const issuers =
  /^(?:4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|3(?:0[0-59]|[689]\d)\d{11,13}|6(?:011|4[4-9]\d|5\d\d)\d{12}|(?:2131|1800|35\d{3})\d{11}|6(?:2|7)\d{14,17}|5[06-8]\d{10,17})$/;

/** Numbers that processors publish for tests. */
const testCards = new Set([
  '4111111111111111',
  '4242424242424242',
  '4012888888881881',
  '4000056655665556',
  '5555555555554444',
  '5105105105105100',
  '2223003122003222',
  '5200828282828210',
  '378282246310005',
  '371449635398431',
  '6011111111111117',
  '6011000990139424',
  '3056930009020004',
  '30569309025904',
  '38520000023237',
  '3566002020360505',
  '3530111333300000',
  '4222222222222',
  '4000000000000002',
  '4917610000000000',
  '6200000000000005',
  '4000000000003220',
  '5425233430109903',
]);

/** A payment card number by a known issuer, its check digit right, that is no published test number. */
export const isCardNumber = (digits: string): boolean =>
  issuers.test(digits) &&
  passesLuhn(digits) &&
  !testCards.has(digits) &&
  !/^(\d)\1+$/.test(digits) &&
  !/^4000000000\d{6}$/.test(digits);

/** A US social security number that could be issued: areas 000, 666 and 900 up, group 00 and serial 0000 are not. */
export const isSocialSecurityNumber = (digits: string): boolean => {
  const area = Number(digits.slice(0, 3));
  if (area === 0 || area === 666 || area >= 900) return false;
  if (digits.slice(3, 5) === '00' || digits.slice(5) === '0000') return false;
  return ![
    '078051120',
    '219099999',
    '457555462',
    '123456789',
    '111111111',
    '123121234',
    '111223333',
    '123006789',
  ].includes(digits);
};

const ibanLengths: Readonly<Record<string, number>> = {
  AD: 24,
  AE: 23,
  AL: 28,
  AT: 20,
  AZ: 28,
  BA: 20,
  BE: 16,
  BG: 22,
  BH: 22,
  BR: 29,
  CH: 21,
  CR: 22,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  DO: 28,
  EE: 20,
  EG: 29,
  ES: 24,
  FI: 18,
  FO: 18,
  FR: 27,
  GB: 22,
  GE: 22,
  GI: 23,
  GL: 18,
  GR: 27,
  GT: 28,
  HR: 21,
  HU: 28,
  IE: 22,
  IL: 23,
  IQ: 23,
  IS: 26,
  IT: 27,
  JO: 30,
  KW: 30,
  KZ: 20,
  LB: 28,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MR: 27,
  MT: 31,
  MU: 30,
  NL: 18,
  NO: 15,
  PK: 24,
  PL: 28,
  PS: 29,
  PT: 25,
  QA: 29,
  RO: 24,
  RS: 22,
  SA: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  TN: 24,
  TR: 26,
  UA: 29,
  VA: 22,
  XK: 20,
};

/** IBANs that standards and banks print as examples. */
const exampleIbans = new Set([
  'GB82WEST12345698765432',
  'GB29NWBK60161331926819',
  'DE89370400440532013000',
  'FR1420041010050500013M02606',
  'NL91ABNA0417164300',
  'CH9300762011623852957',
  'ES9121000418450200051332',
  'BE68539007547034',
  'AT611904300234573201',
  'IT60X0542811101000000123456',
  'IE29AIBK93115212345678',
  'GB33BUKB20201555555555',
]);

/** An IBAN of its country's length whose remainder by ISO 13616 (mod 97) is 1, and no printed example. */
export const isIban = (iban: string): boolean => {
  if (ibanLengths[iban.slice(0, 2)] !== iban.length || exampleIbans.has(iban)) return false;
  let remainder = 0;
  for (const char of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
};
