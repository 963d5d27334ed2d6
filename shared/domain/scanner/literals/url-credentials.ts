import type { Span } from '../span.ts';
import { fromBase64 } from './base64.ts';
import { isPlaceholder, looksRandom } from './entropy.ts';
import { backWhile } from './text-ends.ts';

const longestAuthority = 400;
const isSchemeUnit = (char: string): boolean => /[a-z0-9+.-]/i.test(char);
const authorityEnd = /[\s"'`<>\\^|/?#]/;

/** What documentation and defaults write for a password; no one is kept out by them. */
const shownPassword =
  /^(?:(?:my|your|the|new|old|some|test|db|user|admin|root|super|strong|actual|real)?[_-]?(?:password|passwd|passwort|passphrase|pass|pwd|pw|secret|token|credentials?|key)[_-]?\d{0,3}!?|p|x+|user(?:name)?|root|postgres|mysql|mongo|redis|guest|admin|test|demo|foo|bar|baz|abc|none|null|undefined|true|false|string|required|optional|hidden|empty|\d{1,6}|qwerty|letmein|changeit|changeme|x-oauth-basic|x-token-auth|oauth2?|git|anonymous|\.+|\*+)$/i;

/** Whether a password is a stand-in, an empty word or a reference to where the real one is. */
export const isShownPassword = (password: string): boolean =>
  shownPassword.test(password) ||
  isPlaceholder(password) ||
  /^[$%@:]|^(?:process|os|env|config|settings|secrets?|vault|args|self|this)\.|\(\)?$|_PASSWORD$|PASSWORD_/.test(
    password,
  );

/** What stands before the last at sign: a password may hold one, a host may not. */
const userOf = (authority: string): { readonly user: string; readonly password: string } => {
  const at = authority.lastIndexOf('@');
  const colon = authority.indexOf(':');
  if (colon < 0 || colon > at) return { user: authority.slice(0, at), password: '' };
  return { user: authority.slice(0, colon), password: authority.slice(colon + 1, at) };
};

/** A token that stands for the user, as code hosting takes it. */
const isLoneToken = (user: string): boolean => /^[\w-]{20,120}$/.test(user) && /\d/.test(user) && looksRandom(user, 20);

/** Addresses that carry a user's password (RFC 3986, section 3.2.1), of databases and anything else. */
export const urlCredentials = (content: string): readonly Span[] => {
  const found: Span[] = [];
  for (let at = content.indexOf('://'); at >= 0; at = content.indexOf('://', at + 3)) {
    const window = content.slice(at + 3, at + 3 + longestAuthority);
    const end = window.search(authorityEnd);
    const authority = end < 0 ? window : window.slice(0, end);
    if (!authority.includes('@')) continue;
    const start = backWhile(content, at, 32, isSchemeUnit);
    const { user, password } = userOf(authority);
    const alone = password === '' || /^x-(?:oauth-basic|token-auth)$/i.test(password);
    if (at - start < 2 || (alone && !isLoneToken(user))) continue;
    if (!alone && (password.length < 3 || isShownPassword(decoded(password)))) continue;
    found.push({ start, end: at + 3 + authority.length });
  }
  return found;
};

const decoded = (text: string): string =>
  text.replace(/%([0-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Whether the parameter of HTTP Basic authentication (RFC 7617) spells a user and a password that is no stand-in. */
export const isBasicCredential = (encoded: string): boolean => {
  const spelled = fromBase64(encoded);
  const colon = spelled.indexOf(':');
  if (colon < 1 || spelled.length < 5 || !/^[\x20-\x7e]+$/.test(spelled)) return false;
  const password = spelled.slice(colon + 1);
  return password === '' ? colon >= 16 : !isShownPassword(password);
};
