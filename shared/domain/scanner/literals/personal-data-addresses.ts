import { once } from '../once.ts';
import type { PromptMessage } from '../prompt.ts';
import type { Span } from '../span.ts';
import { digitWordsOf } from './digit-words.ts';
import { backWhile } from './text-ends.ts';

const longestLocal = 64;
const isLocalUnit = (char: string): boolean => /[\p{L}\p{N}_.%+'&=-]/u.test(char);
const domain = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,6}[\p{L}][\p{L}\p{N}-]{1,23}/u;

/** Domains set aside by RFC 2606 and RFC 6761, and those that documentation uses as if they were. */
const reservedDomain =
  /@(?:[\w-]+\.)*(?:example\.(?:com|net|org|edu)|example|test|invalid|localhost|local|internal|domain\.(?:com|tld)|email\.com|company\.com|yourcompany\.com|your-?domain\.com|mydomain\.com|acme\.com|acme-?corp\.com|site\.com|xyz\.com|abc\.com|foo\.com|bar\.com)$/i;
const placeholder =
  /^(?:name|user|username|email|you|your\w*|someone|somebody|anyone|foo|bar|x{2,}|abc|git|first\.?name\.?last\.?name|first\.?last)@/i;
const role =
  /^(?:info|support|help|helpdesk|sales|contact|contactus|admin|administrator|office|no-?reply|do-?not-?reply|hello|hi|team|security|privacy|legal|press|media|jobs|careers|hr|billing|accounts?|accounting|invoices?|orders?|returns|shipping|abuse|postmaster|webmaster|hostmaster|feedback|service|customer-?(?:service|care|support)|care|enquiries|inquiries|bookings?|reservations?|marketing|news(?:letter)?|subscribe|unsubscribe|dpo|gdpr|compliance|partners?|alerts?|notifications?|mailer-daemon|root|it|ops|devops|kontakt|contacto|contato|contatti|vertrieb|ventas)(?:[.+_-][\w.+-]{1,30})?@/i;

type Address = Span & { readonly text: string };

/** Every address around an at sign; what stands inside the user's part of a URL is none. */
const addressesOf = once(({ content }: PromptMessage): readonly Address[] => {
  const found: Address[] = [];
  for (let at = content.indexOf('@'); at >= 0; at = content.indexOf('@', at + 1)) {
    const from = backWhile(content, at, longestLocal, isLocalUnit);
    const before = content.slice(from, at).replace(/^[.%+'&=-]{1,64}/, '');
    if (before === '' || before.endsWith('.')) continue;
    const after = domain.exec(content.slice(at + 1, at + 190))?.[0];
    if (after === undefined) continue;
    const start = at - before.length;
    const preceding = content.slice(Math.max(0, start - 100), start);
    const scheme = preceding.lastIndexOf('://');
    if (scheme >= 0 && !/\s/.test(preceding.slice(scheme))) continue;
    if (/:$/.test(content.slice(at + 1 + after.length, at + 2 + after.length)) && before === 'git') continue;
    found.push({ start, end: at + 1 + after.length, text: `${before}@${after}` });
  }
  return found;
});

const isStandIn = (text: string): boolean =>
  reservedDomain.test(text) ||
  placeholder.test(text) ||
  /\.(?:png|jpe?g|gif|svg|js|ts|py|md|json|txt)$/i.test(text) ||
  /@\d+(?:\.\d+){1,2}/.test(text);

/** E-mail addresses (RFC 5322, section 3.4.1) of people: reserved domains and stand-ins excepted. */
export const emailAddresses = (message: PromptMessage): readonly Span[] =>
  addressesOf(message)
    .filter(({ text }) => !isStandIn(text) && !role.test(text))
    .map(({ start, end }) => ({ start, end }));

/** Addresses of an office rather than a person, such as support@ and sales@ (RFC 2142 and its like). */
export const contactAddresses = (message: PromptMessage): readonly Span[] =>
  addressesOf(message)
    .filter(({ text }) => !isStandIn(text) && role.test(text))
    .map(({ start, end }) => ({ start, end }));

const ipv4 = /(?<![\w.-])(?:(?:25[0-5]|2[0-4]\d|1?\d{1,2})\.){3}(?:25[0-5]|2[0-4]\d|1?\d{1,2})(?![\w-]|\.\d)/;
/** Unspecified, loopback, documentation (RFC 5737), multicast and beyond; resolvers and gateways that everyone writes. */
const unremarkable4 =
  /^(?:0|127|22[4-9]|23\d|24\d|25\d)\.|^192\.0\.2\.|^198\.51\.100\.|^203\.0\.113\.|^(?:8\.8\.[48]\.[48]|1\.1\.1\.1|1\.0\.0\.1|9\.9\.9\.9|1\.2\.3\.4|192\.168\.[01]\.[01]|10\.0\.0\.[01])$/;
const versionBefore =
  /(?:version|\bv|\bver|section|§|chapter|release|rev|build|clause|paragraph|article|firmware|driver|step|figure|table)s?[.:]?\s{0,2}(?:[\d.]{3,12}(?:,| and| to| or) ){0,2}$/i;

const ipv6 = /(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}(?:[0-9a-f]{1,4}|(?:\d{1,3}\.){3}\d{1,3})?(?![\w:]|\.\d)/i;
/** Unspecified, loopback, and documentation (RFC 3849, RFC 9637). */
const unremarkable6 = /^(?:::1?$|2001:0?db8:|3fff:)/i;

const isIpv6 = (text: string): boolean => {
  const groups = text.split(':').length;
  const halves = text.split('::').length;
  return halves === 2 ? groups <= 9 && /[0-9a-f]/i.test(text) : halves === 1 && groups === (text.includes('.') ? 7 : 8);
};

/** IP addresses of hosts, public or private: loopback, documentation and well-known ones excepted. */
export const internetAddresses = (message: PromptMessage): readonly Span[] => {
  const { content } = message;
  return digitWordsOf(message).flatMap((word) => {
    const text = content.slice(word.start, Math.min(word.end, word.start + 256));
    if (text.length < 3) return [];
    const before = content.slice(Math.max(0, word.start - 36), word.start);
    const four = text.length >= 7 && text.includes('.') ? ipv4.exec(text) : null;
    if (
      four !== null &&
      !/^\/\d/.test(text.slice(four.index + four[0].length)) &&
      !unremarkable4.test(four[0]) &&
      !versionBefore.test(before + text.slice(0, four.index))
    ) {
      return [{ start: word.start + four.index, end: word.start + four.index + four[0].length }];
    }
    const six = text.includes(':') ? ipv6.exec(text) : null;
    if (six === null || !isIpv6(six[0]) || unremarkable6.test(six[0]) || six[0].length < 6) return [];
    if (/^\/\d/.test(text.slice(six.index + six[0].length))) return [];
    return [{ start: word.start + six.index, end: word.start + six.index + six[0].length }];
  });
};
