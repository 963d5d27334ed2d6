import { once } from '../once.ts';
import { lazily } from '../pattern.ts';
import type { PromptMessage } from '../prompt.ts';
import type { Span } from '../span.ts';
import { groupsOf, type NumberRun, numberRunsOf } from './number-runs.ts';

const fewest = 7;
const most = 15;

/** Words after which a number is one to call, and words after which it is another kind of number. */
const callCue =
  /(?:phone|tel\b|tel[.:]|telephone|call|mobile|\bcell|fax|whatsapp|signal|contact|reach|sms|messages? (?:to|from)|\btext|dial|ring|handy|telefon|tel[ée]fono|telefone|t[ée]l[ée]phone|t[ée]l\b|m[óo]vil|celular|cellulare|mobil|rufnummer|hotline|helpline|extension|(?:my|his|her|our|their|your|contact|new|old|work|home|office|emergency) (?:phone )?number|号码|电话|手机|電話|携帯)/gi;
const otherCue =
  /(?:order|invoice|account|ticket|case|reference|\bref\b|serial|tracking|model|part|version|isbn|card|ssn|iban|zip|postal|postcode|policy|flight|passport|licen[cs]e|page|article|sku|product|item|\bean\b|gtin|\bupc\b|barcode|budget|revenue|transaction|customer id|\bid\b|batch|lot|patent|room|code|record|mrn|routing|tax|vat|ein|\bpin\b|price|cost|amount|total|population|coordinates?|latitude|longitude|timestamp|epoch|between|from|range)/gi;

const lastOf = (pattern: RegExp, text: string): number => {
  let last = -1;
  for (const { index } of text.matchAll(pattern)) last = index;
  return last;
};

const calledAfter = /^ (?:is|was) (?:my|his|her|our|their|the) (?:[a-z]{2,12} )?(?:number|phone|mobile|cell|line)\b/i;
/** Right before it: a number in groups of three could count something else otherwise. */
const calledHere = /(?:at|on|to|is|was|:|number|phone|tel|mobile|cell|whatsapp)[ .:]{1,3}$/i;

/** Whether the words around a number on its line say that it is one to call. */
const isCalled = (before: string, after: string): boolean => {
  if (calledAfter.test(after)) return true;
  const cue = lastOf(callCue, before);
  return cue >= 0 && cue >= lastOf(otherCue, before);
};

const date =
  /^(?:(?:19|20)\d{2}[-./ ](?:0?[1-9]|1[0-2])[-./ ](?:[0-2]?\d|3[01])(?!\d)|(?:[0-2]?\d|3[01])[-./ ](?:[0-2]?\d|3[01])[-./ ](?:(?:19|20)\d{2}(?!\d)|\d{2}(?: \d{1,2})?$)|(?:19|20)\d{2} ?[-\u2013/] ?(?:19|20)\d{2}$)/;
const thousands = /^\d{1,3}(?:[ .\u00a0\u202f]\d{3}){2,5}$/;

/** Numbers set aside for fiction by NANPA, Ofcom, ACMA, Arcep and the Bundesnetzagentur, and ones that only count. */
const fictional = lazily(() =>
  [
    '^1?\\d{3}55501\\d\\d$',
    '^55501\\d\\d$',
    '^(?:44|0)?(?:1632960|7700900|20794609?|1[12]\\d496|1[3-6]1496|1914980|2896496|2920180|8081570|9098790|3069990)\\d{2,4}$',
    '^(?:61|0)?(?:[2378][57]010|[2378]5550|491570)\\d{3,4}$',
    '^(?:33|0)?(?:19900|26191|35301|46571|53649|63998)\\d{4}$',
    '^(?:49|0)?(?:3023125|2214710|4066969|8999998|15228817386|17139200)\\d{0,3}$',
    '^1?(?:1234567890|0123456789|9876543210|1231231234)$',
    '^(\\d)\\1{6,}$',
  ].join('|'),
);

/** A national number as groups of digits, first to last, that tells by its shape. */
const telling =
  /^(?:1[-. ])?\(?[2-9]\d{2}\)?[-. ]{0,2}[2-9]\d{2}[-. ]\d{4}$|^(?:1[-. ])?\(\d{3}\) ?\d{3}[-. ]?\d{4}$|^\d{3}[-.]\d{3}[-.]\d{4}$|^1?-?\(?\d{3}\)?-\d{3}-\d{4}$/;
const bracketed = /^\(0?\d{1,4}\) ?\d{2,5}(?:[ -]?\d{2,5}){0,3}$/;
const trunked = /^\(?0[1-9]\d{0,4}\)?(?:[ ./\u2013-]{1,3}\d{2,8}){1,4}$/;
const bareMobile = /^0(?:[67]\d{8,9}|1[567]\d{8,9}|4\d{8})$/;
const grouped =
  /^(?:[6-9]\d{2} \d{2} \d{2} \d{2}|[6-9]\d{4} \d{5}|[1-9]{2} 9?\d{4}-\d{4}|1[3-9]\d[ -]\d{4}[ -]\d{4}|3\d{2} \d{7}|\d{2} \d{3} \d{2} \d{2})$/;

const isInternational = (text: string, digits: string): boolean => {
  const prefixed = text.startsWith('+')
    ? digits
    : /^(?:00|011)[1-9]/.test(digits)
      ? digits.replace(/^(?:00|011)/, '')
      : '';
  if (!text.startsWith('+') && /^1(?!\d{10}$)/.test(prefixed)) return false;
  return /^[1-9]\d{7,14}$/.test(prefixed) && (text.startsWith('+') || digits.length >= 11);
};

const isNational = (text: string, digits: string): boolean => {
  if (digits.length < 8 || digits.length > 13) return false;
  if (telling.test(text) || bareMobile.test(text) || grouped.test(text)) return true;
  if (bracketed.test(text) && digits.length >= 9) return true;
  return trunked.test(text) && !/^0\d[./-]\d{2}[./-]\d{2,4}$/.test(text);
};

/** The candidate with the sign or bracket before it and the extension after it. */
const wholeOf = (content: string, { start, end }: Span): Span => {
  const lead = /(?:\+ ?|\()?\(?$/.exec(content.slice(Math.max(0, start - 3), start))?.[0] ?? '';
  const extension = /^ ?(?:x|ext\.?|extension|#) ?\d{1,6}(?!\d)/i.exec(content.slice(end, end + 18))?.[0] ?? '';
  return { start: start - lead.length, end: end + extension.length };
};

const isPhone = (content: string, run: Span, followed: boolean): boolean => {
  const digits = content.slice(run.start, run.end).replace(/\D/g, '');
  const { start } = wholeOf(content, run);
  if (digits.length < fewest || digits.length > most + 3 || fictional.test(digits.replace(/^(?:00|011)/, '')))
    return false;
  if (
    /[\w$€£¥#%@=&.~]/.test(content.charAt(start - 1).replace('=', '')) &&
    !/(?:[?&]|tel|phone|wa\.me\/)[\w.:=/]{0,8}$/i.test(content.slice(Math.max(0, start - 10), start))
  )
    return false;
  if (!followed && /[\w%°€$£]/.test(content.charAt(run.end))) return false;
  const text = content.slice(start, run.end);
  if (date.test(content.slice(run.start, run.end))) return false;
  if (isInternational(text, digits)) return true;
  if (/^97[89][- ]/.test(text) && digits.length === 13) return false;
  if (isNational(text, digits)) return true;
  if (digits.length > most) return false;
  const window = content.slice(Math.max(0, start - 48), start);
  const before = window.slice(
    Math.max(window.lastIndexOf('\n'), window.lastIndexOf('. '), window.lastIndexOf('; ')) + 1,
  );
  return isCalled(before, content.slice(run.end, run.end + 40)) && (!thousands.test(text) || calledHere.test(before));
};

/** Whole runs, or where two numbers stand in one, each by itself. */
const phonesIn = (content: string, run: NumberRun): readonly Span[] => {
  const whole = wholeOf(content, run);
  if (isPhone(content, run, whole.end > run.end)) return [whole];
  const groups = groupsOf(content, run);
  const cut = groups.findIndex(
    ({ start }, at) => at > 0 && / {2}|\/ | \/| - | [(+]| \u2013 /.test(content.slice(groups[at - 1]?.end, start)),
  );
  const [left, right] = [groups[cut - 1], groups[cut]];
  if (cut < 1 || groups.length > 24 || left === undefined || right === undefined) return [];
  return [
    ...phonesIn(content, { start: run.start, end: left.end, digits: 0 }),
    ...phonesIn(content, { start: right.start, end: run.end, digits: 0 }),
  ];
};

const allPhones = once((message: PromptMessage) =>
  numberRunsOf(message).flatMap((run) => phonesIn(message.content, run)),
);

/** Numbers that no person is reached at: free or shared ones, of offices. */
const officeNumber =
  /^(?:\+?1[-. ]?)?\(?8(?:00|88|77|66|55|44|33)\)?[-. ]|^\+?(?:00)?\d{0,2} ?\(?0?800\b|^0(?:800|808|300|330|345|844|845|870|900) \d{3} \d{3,4}$|^1[38]00[ -]/;

/** Telephone numbers in international form, in a national form that tells, or beside a word for them. */
export const phoneNumbers = (message: PromptMessage): readonly Span[] =>
  allPhones(message).filter(({ start, end }) => !officeNumber.test(message.content.slice(start, end)));

/** Numbers of offices that all may call without charge or at a shared one. */
export const officeNumbers = (message: PromptMessage): readonly Span[] =>
  allPhones(message).filter(({ start, end }) => officeNumber.test(message.content.slice(start, end)));
