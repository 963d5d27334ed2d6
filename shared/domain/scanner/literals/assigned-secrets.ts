import type { Span } from '../span.ts';
import { type Assignment, assignmentOf } from './assignments.ts';
import { entropyOf, isPlaceholder, looksRandom } from './entropy.ts';
import { withoutEnding } from './text-ends.ts';
import { vendorOf } from './vendor-keys.ts';

const candidate = /[A-Za-z0-9+/_~.|-]{8,512}={0,3}/g;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Names that promise a secret, and weaker ones that need a value beyond doubt. */
const promising =
  /secret|token|passw|passphrase|passcode|pwd|credential|creds|api[ _.-]?key|apikey|(?:access|private|priv|auth|account|shared|signing|encryption|encrypt|master|service|license|session|webhook|client|consumer|app|application|storage|hmac|jwt|ssh|deploy|admin|host|subscription|function)[ _.-]?key|bearer|authorization|connection[ _-]?string|dsn|mnemonic|seed[ _-]?phrase|cookie|(?:session|sess|php)_?(?:id|sid)$|x-auth|sas\b|nonce_key/i;
const hinting = /key|auth|api|access|salt|pepper|signature|cipher|session|login|pin\b|pass\b/i;

/** Names of things that only sound like secrets: public halves, names of keys, counts and addresses of tokens. */
const harmless =
  /public|publish|pub_?key|(?:primary|foreign|sort|partition|hash|range|cache|idempotency|natural|index|bucket|object|storage_?class|translation|i18n|row|group|dedup|registry)[ _.-]?key|key[ _.-]?(?:id|name|alias|board|code|frame|length|pair_?name|ring|size|store|type|word|up|down|usage|spec|version|vault|path|file|press)|keyword|keyboard|monkey|turkey|hotkey|(?:token|secret|credential|password)s?[ _.-]?(?:id|name|length|size|count|limit|type|uri|url|endpoint|file|path|arn|ref|version|expires|expiry|policy|hash)\b|max[ _.-]?tokens?|tokens?[ _.-]?(?:used|per)|tokeni[sz]er|csrf|xsrf|(?:page|next|continuation|cursor|sync|pagination)[ _.-]?token|etag|author(?!iz)|accessib|accessor|commit|sha\d|md5|digest|checksum|integrity|fingerprint|revision|hash|uuid|guid|trace|span|request[ _.-]?id|correlation|build|version|digest|thumbprint|tracking|order|invoice|model|certificate|\bcert\b|resolved|resolution|api[ _.-]?(?:version|base|host|url)|rapid(?!api)|capital/i;

/** Values that name something instead: paths, files, addresses, versions, dates, identifiers of a programme, hashes that say so. */
const named =
  /^(?:\.{0,2}\/|~\/|[A-Za-z]:\/)|^(?:arn|urn|sha\d{1,3}|md5|https?|file|projects?|secretmanager|vault|op|kms|alias|refs?)[:/-]|\.(?:pem|key|crt|cer|json|ya?ml|txt|md|env|js|ts|py|go|java|html?|png|jpe?g|svg|com|net|org|io|dev|local)$|^v?\d{1,4}(?:\.\d{1,6}){1,4}(?:[-+][\w.]{1,30})?$|^\d{4}-\d{2}-\d{2}|^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^[a-z]\w*(?:\.[a-z_]\w*)+$|^(?:AAAAB3NzaC1|AAAAC3NzaC1|AAAAE2VjZHNh|MII[BCDEFGHIJ][A-Za-z])/;

const secretKeyLength = 40;
/** What AWS calls it: the 64 characters of such a key include the stroke, so that it may begin as a path does. */
const secretKeyName = /secret[ _-]?access[ _-]?key/i;

/** `service`: the key of a service that its name speaks of; `pair`: the secret beside the id of its key. */
export type AssignedSecret = Span & { readonly kind: 'service' | 'pair' | 'named' };

const namesOther = (name: string, value: string): boolean =>
  named.test(value) && !(value.length === secretKeyLength && secretKeyName.test(name));

/** Whether a candidate of an assignment is a secret, and whether its name says of which service. */
const judge = ({ name, formal, quoted }: Assignment, value: string): AssignedSecret['kind'] | undefined => {
  if (name === '') return undefined;
  const vendor = vendorOf(name, value);
  const strong = promising.test(name);
  if (vendor === undefined && !strong && !hinting.test(name)) return undefined;
  if (isPlaceholder(value) || entropyOf(value) < 2) return undefined;
  const telling = strong || /key|client|auth|pass/i.test(name);
  if (vendor !== undefined && (telling || (formal && /[a-z]/i.test(value)))) return 'service';
  if ((!strong && !hinting.test(name)) || harmless.test(name) || namesOther(name, value)) return undefined;
  if (uuid.test(value)) return strong && formal && !/123e4567/i.test(value) ? 'named' : undefined;
  if (!formal) return strong && looksRandom(value, 16) ? 'named' : undefined;
  if (strong) return looksRandom(value, quoted ? 10 : 12) ? 'named' : undefined;
  return looksRandom(value, 20) && entropyOf(value) >= 3.6 ? 'named' : undefined;
};

/** An AWS secret access key stands near the id of its key, whatever either is called. */
const keyId = /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/;

const isSecretAccessKey = (content: string, start: number, value: string): boolean =>
  value.length === secretKeyLength &&
  /[a-z]/.test(value) &&
  /[A-Z]/.test(value) &&
  entropyOf(value) >= 4.2 &&
  looksRandom(value, secretKeyLength) &&
  keyId.test(content.slice(Math.max(0, start - 160), start + 200));

/** The secrets in one word of a text that what stands before them makes known as such. */
export const assignedSecretsIn = (content: string, word: Span): readonly AssignedSecret[] => {
  const found: AssignedSecret[] = [];
  const text = content.slice(word.start, word.end);
  for (const match of text.matchAll(candidate)) {
    const value = withoutEnding(match[0], '.~|');
    if (!/\d/.test(value)) continue;
    const start = word.start + match.index;
    const span = { start, end: start + value.length };
    if (content.charAt(span.end) === '(' || /^\s?[{%]/.test(content.slice(span.end, span.end + 2))) continue;
    if (isSecretAccessKey(content, start, value)) {
      found.push({ ...span, kind: 'pair' });
      continue;
    }
    const assignment = assignmentOf(content, span);
    const kind = assignment === undefined ? undefined : judge(assignment, value);
    if (kind !== undefined) found.push({ ...span, kind });
  }
  return found;
};
