import { passesLuhn, remainderBy97 } from './identifiers.ts';

/** Checks of national numbers that carry their own proof; arguments hold digits and capitals alone, no separators. */

const weighed = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * (digits.charCodeAt(at) - 0x30), 0);

const allTheSame = (digits: string): boolean => /^(\d)\1+$/.test(digits);

const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isDay = (month: number, day: number): boolean => day >= 1 && day <= (longestMonths[month - 1] ?? 0);

/** Brazil, Cadastro de Pessoas Físicas: eleven digits, two of them by remainders of eleven. */
export const isCpf = (digits: string): boolean => {
  if (allTheSame(digits)) return false;
  const check = (length: number): number =>
    ((weighed(
      digits,
      Array.from({ length }, (_, at) => length + 1 - at),
    ) *
      10) %
      11) %
    10;
  return check(9) === Number(digits.charAt(9)) && check(10) === Number(digits.charAt(10));
};

/** Brazil, Cadastro Nacional da Pessoa Jurídica: fourteen digits. */
export const isCnpj = (digits: string): boolean => {
  if (allTheSame(digits)) return false;
  const weights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];
  const check = (length: number): number => {
    const rest = weighed(digits, weights.slice(-length)) % 11;
    return rest < 2 ? 0 : 11 - rest;
  };
  return check(12) === Number(digits.charAt(12)) && check(13) === Number(digits.charAt(13));
};

/** China, resident identity number (GB 11643-1999): region, date of birth, order, and a check by ISO/IEC 7064 mod 11-2. */
export const isChineseResident = (id: string): boolean => {
  if (!/^[1-9]\d{5}(?:19|20)\d{9}[\dX]$/.test(id)) return false;
  if (!isDay(Number(id.slice(10, 12)), Number(id.slice(12, 14)))) return false;
  const sum = weighed(id, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]);
  return '10X98765432'.charAt(sum % 11) === id.charAt(17);
};

/** Spain, DNI and NIE: a letter by the remainder of twenty-three; X, Y and Z stand for 0, 1 and 2. */
export const isSpanishIdentity = (id: string): boolean => {
  const number = Number(id.slice(0, 8).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter))));
  return 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(number % 23) === id.charAt(8) && id !== '12345678Z' && id !== '00000000T';
};

/** France, number of inscription in the national register: thirteen digits and a key, the complement by 97. */
export const isFrenchNumber = (id: string): boolean => {
  const number = Number(id.slice(0, 13).replace('2A', '19').replace('2B', '18'));
  return 97 - (number % 97) === Number(id.slice(13));
};

const oddValues = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/** Italy, codice fiscale (D.M. 23 December 1976): sixteen characters, the last by a remainder of twenty-six. */
export const isItalianFiscalCode = (code: string): boolean => {
  let sum = 0;
  for (let at = 0; at < 15; at += 1) {
    const unit = code.charCodeAt(at);
    const value = unit < 0x41 ? unit - 0x30 : unit - 0x41;
    sum += at % 2 === 0 ? (oddValues[value] ?? 0) : value;
  }
  return String.fromCharCode(0x41 + (sum % 26)) === code.charAt(15);
};

/** Germany, Steuer-Identifikationsnummer: eleven digits, one of the first ten twice or thrice, a check by mod 11-10. */
export const isGermanTaxNumber = (digits: string): boolean => {
  if (digits.startsWith('0')) return false;
  const counts = [...'0123456789'].map((digit) => digits.slice(0, 10).split(digit).length - 1);
  if (counts.filter((count) => count > 1).length !== 1 || Math.max(...counts) > 3) return false;
  let product = 10;
  for (const digit of digits.slice(0, 10)) {
    const sum = (Number(digit) + product) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (11 - product) % 10 === Number(digits.charAt(10));
};

/** Poland, PESEL: a date of birth whose month tells the century, an order, and a check digit. */
export const isPesel = (digits: string): boolean => {
  const month = Number(digits.slice(2, 4)) % 20;
  if (!isDay(month, Number(digits.slice(4, 6)))) return false;
  return weighed(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0 && !allTheSame(digits);
};

/** The Netherlands, burgerservicenummer: nine digits by the test of eleven. */
export const isBsn = (digits: string): boolean =>
  weighed(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0 && !allTheSame(digits) && digits !== '123456782';

/** The United Kingdom, NHS number: ten digits by the remainder of eleven; 999 is set aside for tests. */
export const isNhsNumber = (digits: string): boolean => {
  const check = 11 - (weighed(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  return (check === 11 ? 0 : check) === Number(digits.charAt(9)) && !allTheSame(digits) && !digits.startsWith('999');
};

/** Australia, tax file number: nine digits by the remainder of eleven. */
export const isAustralianTaxNumber = (digits: string): boolean =>
  weighed(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0 && !allTheSame(digits);

/** Canada, social insurance number: nine digits by Luhn; 0 and 8 begin none. */
export const isCanadianInsurance = (digits: string): boolean =>
  passesLuhn(digits) && !/^[08]/.test(digits) && !allTheSame(digits) && digits !== '046454286';

/** Belgium, rijksregisternummer: nine digits and their complement by 97, with a 2 before for births since 2000. */
export const isBelgianNumber = (digits: string): boolean =>
  ['', '2'].some((century) => 97 - remainderBy97(century + digits.slice(0, 9)) === Number(digits.slice(9)));

const permutation = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
];
const dihedral = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
];

/** India, Aadhaar: twelve digits that begin with 2 to 9, the last by Verhoeff's scheme over the dihedral group D5. */
export const isAadhaar = (digits: string): boolean => {
  if (!/^[2-9]\d{11}$/.test(digits) || allTheSame(digits)) return false;
  let check = 0;
  for (let at = 0; at < 12; at += 1) {
    const digit = Number(digits.charAt(11 - at));
    check = Number(dihedral[check]?.charAt(Number(permutation[at % 8]?.charAt(digit))));
  }
  return check === 0;
};
