import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ibanLengths } from '#shared/domain/scanner/literals/iban-registry.ts';
import { isCardNumber, passesLuhn, remainderBy97 } from '#shared/domain/scanner/literals/identifiers.ts';
import { rulesFound, scanText } from '../scanning.ts';

const personalIn = (content: string): readonly string[] =>
  rulesFound(scanText(content)).filter((id) => id.startsWith('PG05.'));

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((drawn) => drawn.join(''));

const withCheckDigit = (body: string): string =>
  `${body}${[...'0123456789'].find((digit) => passesLuhn(`${body}${digit}`))}`;
const cards = fc
  .oneof(
    digits(14).map((rest) => `4${rest}`),
    digits(13).map((rest) => `53${rest}`),
    digits(12).map((rest) => `37${rest}`),
    digits(11).map((rest) => `6011${rest}`),
    digits(11).map((rest) => `36${rest}`),
  )
  .map(withCheckDigit)
  .filter(isCardNumber);
const spaced = (number: string, mark: string): string => number.replace(/(.{4})(?=.)/g, `$1${mark}`);

test('every card number with the right check digit is found, however it is grouped, and no wrong one', () => {
  fc.assert(
    fc.property(cards, fc.constantFrom('', ' ', '-'), fc.integer({ min: 1, max: 9 }), (card, mark, off) => {
      expect(personalIn(`Charge ${spaced(card, mark)}, please.`)).toContain('PG05.card-number');
      const wrong = `${card.slice(0, -1)}${(Number(card.at(-1)) + off) % 10}`;
      expect(personalIn(`Charge ${spaced(wrong, mark)}, please.`)).not.toContain('PG05.card-number');
    }),
  );
});

const ibans = fc
  .tuple(fc.constantFrom(...ibanLengths), fc.infiniteStream(fc.integer({ min: 0, max: 9 })))
  .map(([[country, length], stream]) => {
    const account = Array.from({ length: length - 4 }, () => stream.next().value).join('');
    return `${country}${String(98 - remainderBy97(`${account}${country}00`)).padStart(2, '0')}${account}`;
  });

test('every IBAN of every country of the registry is found, in groups of four or not, and none with a wrong check', () => {
  fc.assert(
    fc.property(ibans, fc.constantFrom('', ' '), (iban, mark) => {
      expect(personalIn(`Pay to ${spaced(iban, mark)} today.`)).toContain('PG05.iban');
      const wrong = `${iban.slice(0, -1)}${(Number(iban.at(-1)) + 1) % 10}`;
      expect(personalIn(`Pay to ${spaced(wrong, mark)} today.`)).not.toContain('PG05.iban');
    }),
  );
});

describe('a telephone number is found in the form of its country', () => {
  test.each([
    '+1 (212) 736-5000',
    '001-212-736-5000x314',
    '212.736.5000',
    '1-212-736-5000',
    '(212)736-5000 ext. 12',
    '+44 20 7183 8750',
    '020 7183 8750',
    '+44(0)161 834 1234',
    '07911 223344',
    '07911223344',
    '0049 30 901820',
    '030/901820-12',
    '+49(0)89 480 660',
    '06 24 73 51 58',
    '06.24.73.51.58',
    '+33 (0)1 42 68 53 00',
    '+34 912 345 671',
    '612 34 56 72',
    '+39 06 6982',
    '0345 3847592',
    '(08) 8373 6104',
    '0412 345 671',
    '+91 98764 31250',
    '98764 31250',
    '(11) 98764-4321',
    '+55 11 98764 4321',
    '03-3224-9999',
    '090-1734-5671',
    '138 1034 5671',
    '+86 138 1034 5671',
    '044 668 18 00',
    '08-463 47 31',
    '12 345 67 81',
  ])('%s', (phone) => {
    expect(personalIn(`She is at ${phone} until five.`)).toContain('PG05.phone-number');
  });
});

describe('text without personal data has no finding about it', () => {
  test.each([
    'The meeting is on 2024-05-17 at 11:30.',
    'Published 17.05.2024, updated 05/17/2024 and 17-05-2024.',
    'Order #4539148803436468 and invoice 2024-000123-45 are late.',
    'Version 10.12.2024.1 and 1.22.3.4 are out.',
    'Price: $1,234,567.89 or 1 234 567 EUR; the population is 8 045 311 447.',
    'Coordinates 52.520008, 13.404954 and 40.7128 -74.0060.',
    'ISBN 978-3-16-148410-0, 0-306-40615-2 and 9780306406157; ISSN 2049-3630.',
    'Tracking number 1Z999AA10123456784, EAN 4006381333931.',
    'UUID 123e4567-e89b-12d3-a456-426614174000, timestamp 1715940000123.',
    'Temperature from 10 to 20 degrees in 1990-2000; open 1914-1918 and 1939 - 1945.',
    'Call the function with 3 arguments: f(1234567, 89); reach 100 000 000 people by 2030.',
    'Ports 8080, 8443 and 3000-3010; MAC 00:1A:2B:3C:4D:5E; std::vector and a::b::c.',
    'npm i @types/node@20.11.5; git@github.com:org/repo.git; the @decorator.',
    'Call 212-555-0142, +44 20 7946 0958 or 01632 960 474 in the film.',
    'Serial: 0012-3456-7890-12, LOT 20240517-00012345, file IMG_20240517_113000.jpg.',
    'Flight LH1234, ZIP 90210-1234, case 2:19-cv-01234, DOI 10.1000/182, arXiv 2403.14720.',
    'Contact us within 30 days (2024-2025). Budget 2 500 000 - 3 000 000 USD.',
    'Recipe: 200 g flour, 100 ml milk, 180 °C, 25 minutes; ratio 16:9:4.',
    'Your phone number must have 10 digits; enter the code 123456.',
    'Phone: 555-0100, born in the USA, 1984; the passport office opens at 9.',
  ])('%s', (content) => {
    expect(personalIn(content)).toEqual([]);
  });
});

test('the fix of a finding takes it away', () => {
  for (const content of [
    'Charge 4539 1488 0343 6467 now.',
    'SSN 460-89-9847',
    'Mail maria@correo.es or call (212) 736-5000.',
  ]) {
    for (const { fix, ruleId, fingerprint } of scanText(content).findings.filter(({ ruleId }) =>
      ruleId.startsWith('PG05.'),
    )) {
      const fixed = fix === undefined ? content : content.slice(0, fix.start) + fix.text + content.slice(fix.end);
      const left = scanText(fixed).findings.filter((finding) => finding.ruleId === ruleId);
      expect(
        left.map((finding) => finding.fingerprint),
        fixed,
      ).not.toContain(fingerprint);
    }
  }
});
