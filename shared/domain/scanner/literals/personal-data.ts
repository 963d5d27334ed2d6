import type { Span } from '../rules/rule.ts';
import { isCardNumber, isIban, isSocialSecurityNumber } from './identifiers.ts';

const spansOf = (
  content: string,
  pattern: RegExp,
  accepts: (text: string, index: number) => boolean,
): readonly Span[] =>
  [...content.matchAll(pattern)].flatMap(({ index, 0: text }) =>
    accepts(text, index) ? [{ start: index, end: index + text.length }] : [],
  );

const compact = (text: string): string => text.replace(/[ .-]/g, '');

const digitRun = /(?<![\w.])\d(?:[ -]?\d){11,18}(?![\w-]|\.\d)/g;
const ssn = /(?<![\w-])\d{3}([- ])\d{2}\1\d{4}(?![\w-])/g;
const bareSsn = /(?:ssn|social security)[^\d\n]{0,24}\d{9}(?!\d)/gi;
const iban = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?![A-Za-z0-9])/g;
const email = /(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,24}(?![\w-])/g;
const phone =
  /(?<![\w.+/-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,4}\)[ .-]?)?\d{2,4}(?:[ .-]\d{2,7}){1,4}(?![\w/-]|\.\d)|(?<![\w.])\+\d{9,15}(?!\d)/g;
const ipv4 = /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\d)/g;

/** Payment card numbers (ISO/IEC 7812), test numbers of processors excepted. */
export const cardNumbers = (content: string): readonly Span[] =>
  spansOf(content, digitRun, (text) => isCardNumber(compact(text)));

/** US social security numbers that could be issued; without separators only beside their name. */
export const socialSecurityNumbers = (content: string): readonly Span[] => [
  ...spansOf(content, ssn, (text) => isSocialSecurityNumber(compact(text))),
  ...spansOf(content, bareSsn, (text) => isSocialSecurityNumber(text.slice(-9))).map(({ end }) => ({
    start: end - 9,
    end,
  })),
];

/** The longest prefix of words in a match that is an IBAN: what follows it may be capitals too. */
const ibanIn = (text: string): string | undefined => {
  const parts = text.split(' ');
  for (let count = parts.length; count > 0; count -= 1) {
    const candidate = parts.slice(0, count).join(' ');
    if (isIban(compact(candidate))) return candidate;
  }
  return undefined;
};

/** International bank account numbers (ISO 13616), printed examples excepted. */
export const ibans = (content: string): readonly Span[] =>
  [...content.matchAll(iban)].flatMap(({ index, 0: text }) => {
    const found = ibanIn(text);
    return found === undefined ? [] : [{ start: index, end: index + found.length }];
  });

/** Domains reserved by RFC 2606 and RFC 6761, and names that stand for anyone. */
const reservedDomain =
  /@(?:[\w-]+\.)*(?:example\.(?:com|net|org|edu)|example|test|invalid|localhost|local|internal|domain\.com|email\.com|mail\.com|company\.com|yourcompany\.com|yourdomain\.com|acme\.com|site\.com|xyz\.com|abc\.com)$/i;
const roleAddress =
  /^(?:info|support|help|helpdesk|sales|contact|admin|office|no-?reply|do-?not-?reply|hello|team|security|privacy|legal|press|jobs|careers|billing|abuse|postmaster|webmaster|feedback|service|name|user|username|email|you|your\w*|someone|test|first\.?last|firstname\.lastname|john\.?doe|jane\.?doe|git)@/i;

/** E-mail addresses of people: role addresses and reserved domains excepted. */
export const emailAddresses = (content: string): readonly Span[] =>
  spansOf(
    content,
    email,
    (text, index) =>
      !reservedDomain.test(text) &&
      !roleAddress.test(text) &&
      !/:\/\/\S{0,96}$/.test(content.slice(Math.max(0, index - 100), index)),
  );

/** Numbers set aside for fiction: 555-01xx in North America, Ofcom's drama ranges, and runs that count. */
const fictional =
  /555[ .-]?01\d\d$|^\+?44[ .-]?7700[ .-]?900|^0?7700[ .-]?900|1?(?:123[ .-]?){1,2}4567?(?:[ .-]?890)?|(\d)\1{5}|555[ .-]?\d{4}$/;
const callCue =
  /(?:phone|tel|telephone|call|mobile|cell|fax|whatsapp|contact|reach|number|sms|text|dial|handy)\W{0,12}(?:\w+\W{1,3}){0,3}$/i;

/** Telephone numbers in international form, in North American form, or beside a word for them. */
export const phoneNumbers = (content: string): readonly Span[] =>
  spansOf(content, phone, (text, index) => {
    const digits = text.replace(/\D/g, '').length;
    if (digits < 9 || digits > 15 || fictional.test(text) || /^\d{4}[-. ]\d{2}[-. ]\d{2}/.test(text)) return false;
    if (
      text.startsWith('+') ||
      /^\(\d{3}\) ?\d{3}[-. ]\d{4}$/.test(text) ||
      /^[2-9]\d{2}[-.][2-9]\d{2}[-.]\d{4}$/.test(text)
    )
      return true;
    return callCue.test(content.slice(Math.max(0, index - 48), index));
  });

/** IPv4 addresses of hosts on the internet: private, loopback, documentation (RFC 5737) and other special ones excepted. */
export const internetAddresses = (content: string): readonly Span[] =>
  spansOf(content, ipv4, (text, index) => {
    const parts = text.split('.').map(Number);
    const [a = 0, b = 0, c = 0] = parts;
    if (parts.some((part) => part > 255) || a === 0 || a === 10 || a === 127 || a >= 224) return false;
    if (
      (a === 192 && b === 168) ||
      (a === 172 && b >= 16 && b < 32) ||
      (a === 169 && b === 254) ||
      (a === 100 && b >= 64 && b < 128)
    )
      return false;
    if (
      (a === 192 && b === 0 && c === 2) ||
      (a === 198 && b === 51 && c === 100) ||
      (a === 203 && b === 0 && c === 113)
    )
      return false;
    if (/^(?:8\.8\.[48]\.[48]|1\.1\.1\.1|1\.2\.3\.4|9\.9\.9\.9)$/.test(text)) return false;
    return !/(?:version|v|section|§|chapter|release)\s{0,2}$/i.test(content.slice(Math.max(0, index - 12), index));
  });
