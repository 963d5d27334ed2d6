import type { Fault } from './errors.ts';
import type { Hash } from './ports.ts';
import type { VersionContent } from './version.ts';

/** The most that all messages of a version may have together, in bytes of UTF-8; also once fragments are put in. */
export const maxContentBytes = 64 * 1024;
/** The most that the declared variables, and the model, may each have as JSON. */
const maxSettingsBytes = 32 * 1024;

const encoder = new TextEncoder();

/** The length of texts in bytes of UTF-8. */
export const bytesOf = (texts: readonly string[]): number =>
  texts.reduce((total, text) => total + encoder.encode(text).length, 0);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const sorted = (_name: string, value: unknown): unknown =>
  isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;

/** One text for all equal values: JSON without spaces, names sorted by UTF-16 units (RFC 8785, section 3.2.3). */
export const canonicalJson = (value: unknown): string => JSON.stringify(value, sorted);

/** The SHA-256 that a content is known and approved by, in lower-case hexadecimal. */
export const contentHashOf = ({ messages, variables, model }: VersionContent, hash: Hash): string =>
  hash(canonicalJson({ messages, variables, model }));

/** What is too large, with its place. */
export const sizeFaults = ({ messages, variables, model }: VersionContent): readonly Fault[] => {
  const sizes: readonly [string, readonly string[], number][] = [
    ['body.messages', messages.map(({ content }) => content), maxContentBytes],
    ['body.variables', [JSON.stringify(variables)], maxSettingsBytes],
    ['body.model', [JSON.stringify(model ?? {})], maxSettingsBytes],
  ];
  return sizes.flatMap(([path, texts, max]) =>
    bytesOf(texts) > max ? [{ path, message: `has more than ${max} bytes` }] : [],
  );
};
