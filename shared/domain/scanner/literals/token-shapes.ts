import type { Pattern } from '../pattern.ts';
import type { Span } from '../span.ts';
import { entropyOf, isPlaceholder } from './entropy.ts';
import { wordLikeness } from './word-likeness.ts';

/** A token without a mark of its own at its beginning: its whole shape, tried where a word holds digits. */
export type TokenShape = {
  readonly provider: string;
  readonly fewest: number;
  readonly pattern: Pattern;
  readonly accepts?: (token: string) => boolean;
};

const isMixed = (token: string): boolean => /[a-z]/.test(token) && /[A-Z]/.test(token) && /\d/.test(token);
const drawn = (token: string): boolean => !isPlaceholder(token) && entropyOf(token) >= 3;

/** Shapes that say enough by themselves, each searched in a word that no quote, bracket or space divides. */
export const tokenShapes: readonly TokenShape[] = [
  { provider: 'Twilio', fewest: 34, pattern: /(?<![A-Za-z0-9])(?:SK|AC)[0-9a-f]{32}(?![A-Za-z0-9])/ },
  { provider: 'SendGrid', fewest: 60, pattern: /(?<![A-Za-z0-9])SG\.[\w=.-]{60,72}(?![A-Za-z0-9])/ },
  {
    provider: 'Telegram',
    fewest: 40,
    pattern: /(?<![A-Za-z0-9])(?:bot)?\d{5,16}:A[\w-]{34}(?![\w-])/,
    accepts: (token) => isMixed(token.slice(token.indexOf(':'))),
  },
  {
    provider: 'Discord bot',
    fewest: 55,
    pattern: /(?<![\w.-])[MNO][A-Za-z0-9_-]{23,27}\.[\w-]{6}\.[\w-]{27,42}(?![\w.-])/,
    accepts: isMixed,
  },
  { provider: 'Azure application', fewest: 37, pattern: /(?<![\w~.-])[\w~.]{3}\dQ~[\w~.-]{31,34}(?![\w~-])/ },
  { provider: 'Azure DevOps', fewest: 84, pattern: /(?<![A-Za-z0-9])[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}(?![A-Za-z0-9])/ },
  {
    provider: 'Azure signature',
    fewest: 60,
    pattern: /(?<=[?&])sig=[\w%+/-]{43,70}={0,2}(?![\w-])/,
    accepts: isMixed,
  },
  { provider: 'HCP Terraform', fewest: 80, pattern: /(?<![A-Za-z0-9])[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,70}/ },
  { provider: 'MaxMind', fewest: 40, pattern: /(?<![A-Za-z0-9])[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk(?![A-Za-z0-9])/ },
  { provider: 'Mailchimp', fewest: 36, pattern: /(?<![A-Za-z0-9])[0-9a-f]{32}-us\d{1,2}(?![A-Za-z0-9])/ },
  { provider: 'Airtable', fewest: 82, pattern: /(?<![A-Za-z0-9])pat[A-Za-z0-9]{14}\.[0-9a-f]{64}(?![A-Za-z0-9])/ },
  { provider: 'Asana', fewest: 50, pattern: /(?<![A-Za-z0-9/])[012]\/\d{16}(?:\/\d{16})?:[0-9a-f]{32}(?![A-Za-z0-9])/ },
  { provider: 'Dropbox', fewest: 100, pattern: /(?<![\w.])sl\.(?:u\.)?[\w=-]{100,1600}/ },
  {
    provider: 'HashiCorp Vault',
    fewest: 26,
    pattern: /(?<![\w.-])s\.[A-Za-z0-9]{24}(?![\w.-])/,
    accepts: isMixed,
  },
  { provider: 'Octopus Deploy', fewest: 30, pattern: /(?<![A-Za-z0-9])API-[A-Z0-9]{26}(?![A-Za-z0-9])/ },
  {
    provider: 'Harness',
    fewest: 70,
    pattern: /(?<![\w.])(?:pat|sat)\.[\w-]{22}\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{20}(?![\w.])/,
  },
  {
    provider: 'Lob',
    fewest: 36,
    pattern: /(?<![A-Za-z0-9])(?:live|test)_(?:pub_[0-9a-f]{31}|[0-9a-f]{35})(?![A-Za-z0-9])/,
  },
  {
    provider: 'GoCardless',
    fewest: 45,
    pattern: /(?<![A-Za-z0-9])(?:live|sandbox)_[\w=-]{40}(?![\w=-])/,
    accepts: isMixed,
  },
  {
    provider: 'Chargebee',
    fewest: 37,
    pattern: /(?<![A-Za-z0-9])(?:live|test)_(?:cu)?[A-Za-z0-9]{32,39}(?![\w-])/,
    accepts: isMixed,
  },
  {
    provider: 'Authress',
    fewest: 50,
    pattern: /(?<![\w.])(?:sc|ext)_[a-z0-9]{5,30}\.[a-z0-9]{4,6}\.acc[_-][a-z0-9-]{10,32}\.[A-Za-z0-9+/_=-]{30,120}/,
  },
  { provider: 'Yandex Cloud', fewest: 90, pattern: /(?<![\w.])t1\.[\w-]{3,400}={0,2}\.[\w-]{86}={0,2}(?![\w-])/ },
  {
    provider: 'Bitcoin',
    fewest: 51,
    pattern: /(?<![A-Za-z0-9])(?:5[HJK][1-9A-HJ-NP-Za-km-z]{49}|[KL][1-9A-HJ-NP-Za-km-z]{51})(?![A-Za-z0-9])/,
    accepts: isMixed,
  },
  {
    provider: 'Wallet key',
    fewest: 111,
    pattern: /(?<![A-Za-z0-9])[xyzt]prv[1-9A-HJ-NP-Za-km-z]{107,108}(?![A-Za-z0-9])/,
  },
  { provider: 'Intercom', fewest: 60, pattern: /(?<![A-Za-z0-9])dG9rO[A-Za-z0-9]{54}=(?![A-Za-z0-9])/ },
];

/** The first place in a word where a token of a shape stands, as offsets into the text that holds the word. */
export const shapeIn = (
  { pattern, fewest, accepts = () => true }: TokenShape,
  content: string,
  word: Span,
): Span | undefined => {
  if (word.end - word.start < fewest) return undefined;
  const found = pattern.exec(content.slice(word.start, Math.min(word.end, word.start + 4096)));
  if (found === null || !drawn(found[0]) || !accepts(found[0]) || wordLikeness(found[0]) > 24) return undefined;
  return { start: word.start + found.index, end: word.start + found.index + found[0].length };
};
