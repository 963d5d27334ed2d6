import { lazily, type Pattern } from '../pattern.ts';
import type { PromptMessage } from '../prompt.ts';
import type { Span } from '../span.ts';
import { digitWordsOf } from './digit-words.ts';
import {
  isAadhaar,
  isAustralianTaxNumber,
  isBelgianNumber,
  isBsn,
  isCanadianInsurance,
  isChineseResident,
  isCnpj,
  isCpf,
  isFrenchNumber,
  isGermanTaxNumber,
  isItalianFiscalCode,
  isNhsNumber,
  isPesel,
  isSpanishIdentity,
} from './national-numbers.ts';
import { numberRunsOf } from './number-runs.ts';

/** A national number: how it is written, what proves it, and, where proof is weak, the words it must stand beside. */
type NationalNumber = {
  readonly pattern: Pattern;
  readonly proves: (bare: string) => boolean;
  readonly beside?: Pattern;
};

const reach = 56;
const outside = '(?<![A-Za-z0-9.-])';
const end = '(?![A-Za-z0-9]|[.-]\\d)';
const written = (source: string): Pattern => lazily(() => `${outside}(?:${source})${end}`);

const ofDigits: readonly NationalNumber[] = [
  { pattern: written('\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}'), proves: isCpf },
  { pattern: written('\\d{11}'), proves: isCpf, beside: /\bcpf\b|cadastro de pessoa/i },
  { pattern: written('\\d{2}\\.\\d{3}\\.\\d{3}/\\d{4}-\\d{2}'), proves: isCnpj },
  { pattern: written('9\\d{2}-(?:[5-8]\\d|9[0-24-9])-\\d{4}'), proves: () => true },
  {
    pattern: written('\\d{2} ?\\d{3} ?\\d{3} ?\\d{3}'),
    proves: isGermanTaxNumber,
    beside: /steuer|\bidnr\b|tax (?:id|number|identification)|\btin\b/i,
  },
  { pattern: written('\\d{11}'), proves: isPesel, beside: /\bpesel\b/i },
  { pattern: written('\\d{9}'), proves: isBsn, beside: /\bbsn\b|burgerservice|sofinummer|dutch/i },
  { pattern: written('\\d{3}[ -]?\\d{3}[ -]?\\d{4}'), proves: isNhsNumber, beside: /\bnhs\b|national health/i },
  {
    pattern: written('\\d{3} ?\\d{3} ?\\d{3}'),
    proves: isAustralianTaxNumber,
    beside: /\btfn\b|tax file/i,
  },
  {
    pattern: written('\\d{3}[ -]?\\d{3}[ -]?\\d{3}'),
    proves: isCanadianInsurance,
    beside: /\bsin\b|social insurance/i,
  },
  {
    pattern: written('\\d{2}\\.\\d{2}\\.\\d{2}-\\d{3}\\.\\d{2}'),
    proves: isBelgianNumber,
  },
  {
    pattern: written('[2-9]\\d{3}[ -]?\\d{4}[ -]?\\d{4}'),
    proves: isAadhaar,
    beside: /aadha?ar|uidai|\buid\b/i,
  },
  {
    pattern: written('[12] ?\\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\\d) ?\\d{2} ?\\d{3} ?\\d{3} ?\\d{2}'),
    proves: isFrenchNumber,
  },
];

const ofLetters: readonly NationalNumber[] = [
  { pattern: written('[1-9]\\d{5}(?:19|20)\\d{9}[\\dXx]'), proves: isChineseResident },
  { pattern: written('[XYZ]?-?\\d{7,8}-?[A-Z]'), proves: (id) => id.length === 9 && isSpanishIdentity(id) },
  {
    pattern: written('[A-Z]{6}\\d{2}[A-EHLMPRST]\\d{2}[A-Z]\\d{3}[A-Z]'),
    proves: isItalianFiscalCode,
  },
  {
    pattern: written('[12]\\d{4}(?:2[AB])\\d{8}'),
    proves: isFrenchNumber,
  },
  {
    pattern: written('(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\\d{6}[A-D]'),
    proves: () => true,
    beside: /national insurance|\bnino\b|\bni (?:number|no)/i,
  },
];

/** "AB 12 34 56 C": only a national insurance number is written so. */
const spacedInsurance =
  /(?<![A-Za-z0-9])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] \d{2} \d{2} \d{2} [A-D](?![A-Za-z0-9])/;

const firstIn = (content: string, text: string, at: number, kinds: readonly NationalNumber[]): readonly Span[] => {
  for (const { pattern, proves, beside } of kinds) {
    const found = pattern.exec(text);
    if (found === null || !proves(found[0].replace(/[^A-Za-z0-9]/g, '').toUpperCase())) continue;
    const start = at + found.index;
    if (beside !== undefined && !beside.test(content.slice(Math.max(0, start - reach), start + found[0].length + 24)))
      continue;
    return [{ start, end: start + found[0].length }];
  }
  return [];
};

/** National numbers of persons in fifteen countries, each by its own check digits. */
export const nationalNumbers = (message: PromptMessage): readonly Span[] => {
  const { content } = message;
  const around = (start: number, stop: number): string => content.slice(Math.max(0, start - 1), stop + 2);
  return [
    ...numberRunsOf(message).flatMap(({ start, end: stop, digits }) =>
      digits < 9 ? [] : firstIn(content, around(start, Math.min(stop, start + 64)), Math.max(0, start - 1), ofDigits),
    ),
    ...digitWordsOf(message).flatMap(({ start, end: stop }) =>
      stop - start < 9 || stop - start > 24 ? [] : firstIn(content, content.slice(start, stop), start, ofLetters),
    ),
    ...digitWordsOf(message).flatMap(({ start, end: stop }) => {
      if (stop - start !== 2) return [];
      const found = spacedInsurance.exec(content.slice(Math.max(0, start - 4), start + 10));
      return found === null
        ? []
        : [
            {
              start: Math.max(0, start - 4) + found.index,
              end: Math.max(0, start - 4) + found.index + found[0].length,
            },
          ];
    }),
  ];
};
