import type { Pattern } from '../pattern.ts';
import type { PromptMessage } from '../prompt.ts';
import type { Span } from '../span.ts';
import { digitWordsOf } from './digit-words.ts';
import { looksRandom } from './entropy.ts';
import { withoutEnding } from './text-ends.ts';
import { isShownPassword } from './url-credentials.ts';

const farthest = 56;
/** The words for it in English, German, French and Spanish, at the end of a name too. */
const keyword = /pass(?:w|phrase|code|e?\b|_)|pwd|contrase/gi;

/** From the keyword to the value: the rest of the name, quotes, and a mark or a word that assigns. */
const assigned =
  /(?:pass(?:w(?:or[dt]|d)|phrase|code|e)?|pwd|contrase(?:ñ|n\u0303?)a)s?(?:_\w{1,16})?["'`\])*]{0,3}[ \t]{0,3}(?:=>|:=|==|[=:,>]|value=|(?:is|was)(?: set to| now)?[ :])[ \t]{0,3}["'`*(\\]{0,3}/iy;
/** After a user's name of .netrc or a command line, and in "with the password …", only a space stands between. */
const spaced = /pass(?:w(?:or[dt]|d)|phrase|code)[ \t]{1,3}["'`]?/iy;
const copula = /(?:is|was)(?: set to| now)?[ :]/i;
const loginBefore = /\blogin\s{1,4}\S{1,64}\s{1,8}$|-{1,2}$/i;
const value = /[^\s"'`<>{}[\](),;\\|]{4,64}/y;
const quotedValue = /[^"'`\n<>{}\\]{4,64}/y;

const kindsOf = (text: string): number =>
  [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(text)).length;

/** Addresses, numbers, names of variables and files. */
const namesOther = /^(?:https?:|\/|\.\/|[\d.,:/-]+$)|^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|\.\w{2,4}$/;

/** The fewest characters and the fewest kinds of them: prose says "the password is required" and "password SHA-256 hash". */
const least: Readonly<Record<Manner, readonly [length: number, kinds: number]>> = {
  assigned: [6, 2],
  said: [8, 3],
  beside: [8, 3],
};
const marks = /[!@#$%^&*?~+=]/;

const isPassword = (password: string, manner: Manner): boolean =>
  password.length >= least[manner][0] &&
  /\d/.test(password) &&
  kindsOf(password) >= least[manner][1] &&
  (manner !== 'beside' || marks.test(password) || looksRandom(password, 12)) &&
  !isShownPassword(password) &&
  !namesOther.test(password);

const endAt = (pattern: Pattern, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
};

/** How a password is said to be one: by a mark that assigns, by a word that does, or by standing beside the word. */
type Manner = 'assigned' | 'said' | 'beside';

const beginningOf = (content: string, at: number): { readonly start: number; readonly manner: Manner } => {
  const start = endAt(assigned, content, at);
  if (start >= 0) return { start, manner: copula.test(content.slice(at, start)) ? 'said' : 'assigned' };
  const login = loginBefore.test(content.slice(Math.max(0, at - 90), at));
  return { start: endAt(spaced, content, at), manner: login ? 'assigned' : 'beside' };
};

const passwordAt = (content: string, at: number): Span | undefined => {
  const { start, manner } = beginningOf(content, at);
  if (start < 0) return undefined;
  const before = content.slice(at, start);
  const quoted = /["'`]\\?$/.test(before);
  const end = endAt(quoted ? quotedValue : value, content, start);
  if (end < 0) return undefined;
  const password = withoutEnding(content.slice(start, end), quoted ? ' \t' : '.!?,:*');
  if (content.charAt(start + password.length) === '(' || /\s/.test(password)) return undefined;
  return isPassword(password, manner) ? { start, end: start + password.length } : undefined;
};

/** Where the last word for a password before the end of a word begins, or -1. */
const keywordBefore = (content: string, word: Span): number => {
  const from = Math.max(0, word.start - farthest);
  let last = -1;
  for (const { index } of content.slice(from, Math.min(word.end, word.start + 256)).matchAll(keyword))
    last = from + index;
  return last;
};

/** Passwords with a digit beside the word for them, in any of the forms of files of settings, and in prose. */
export const passwords = (message: PromptMessage): readonly Span[] =>
  digitWordsOf(message).flatMap((word) => {
    if (word.end - word.start < 4) return [];
    const at = keywordBefore(message.content, word);
    const password = at < 0 ? undefined : passwordAt(message.content, at);
    return password === undefined || password.end <= word.start || password.start >= word.end ? [] : [password];
  });
