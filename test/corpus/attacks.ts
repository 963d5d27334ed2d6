import type { Span } from '#shared/domain/scanner/span.ts';
import { drawFrom, fnv1a } from './draw.ts';
import { type Encoding, encodings } from './encodings.ts';
import { type PersonalData, personalData } from './personal-data.ts';
import { type Credential, credentials } from './secrets.ts';
import { filesIn, linesOf } from './texts.ts';

export const languages = ['en', 'de', 'fr', 'es', 'pt', 'zh'] as const;

export type Language = (typeof languages)[number];

export type Half = 'dev' | 'held';

/** A sentence that makes a prompt attack, or lay open to attack, with the category that should name it. */
export type Attack = {
  readonly category: string;
  readonly language: Language;
  readonly half: Half;
  /** As it stands in the file, before its placeholders are filled in. */
  readonly source: string;
  readonly text: string;
  /** Where the credentials or personal data are: there, and not at the sentence about them, a finding points. */
  readonly literals: readonly Span[];
};

/** Examples of the taxonomy itself, which whoever writes rules has read: they judge nothing. */
const known: ReadonlySet<string> = new Set(linesOf('known.txt'));

/** Which half a text is in: rules are written on the one and judged by the other. */
export const halfOf = (text: string): Half => (known.has(text) || fnv1a(text) % 2 === 0 ? 'dev' : 'held');

const placeholder = /\{(\w+):((?:[^{}]|\{\{\w+\}\})*)\}/g;

/** Encodes, and makes credentials and personal data: `{b64:…}`, `{secret:github}`, `{pii:iban}`. */
const filled = (source: string): Pick<Attack, 'text' | 'literals'> => {
  const literals: Span[] = [];
  let text = '';
  let done = 0;
  for (const { 0: whole, 1: kind = '', 2: argument = '', index } of source.matchAll(placeholder)) {
    const known = kind === 'secret' || kind === 'pii' || Object.hasOwn(encodings, kind);
    if (!known) continue;
    text += source.slice(done, index);
    done = index + whole.length;
    const start = text.length;
    if (kind === 'secret') text += credentials[argument as Credential](drawFrom(source));
    else if (kind === 'pii') text += personalData[argument as PersonalData](drawFrom(source));
    else text += encodings[kind as Encoding](argument);
    if (kind === 'secret' || kind === 'pii') literals.push({ start, end: text.length });
  }
  return { text: text + source.slice(done), literals };
};

const attackOf = (category: string, line: string): Attack => {
  const [, language = 'en', source = line] = /^\[(\w\w)\] (.*)$/.exec(line) ?? [];
  return { category, language: language as Language, half: halfOf(source), source, ...filled(source) };
};

/** All of them, by category: `PG01` to `PG16`. */
export const attacks: readonly Attack[] = filesIn('attacks').flatMap((file) =>
  linesOf(`attacks/${file}`).map((line) => attackOf(file.replace('.txt', ''), line)),
);
