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
};

/** Which half a text is in: rules are written on the one and judged by the other. */
export const halfOf = (text: string): Half => (fnv1a(text) % 2 === 0 ? 'dev' : 'held');

/** Encodes, and makes credentials and personal data: `{b64:…}`, `{secret:github}`, `{pii:iban}`. */
const filled = (source: string): string =>
  source.replace(/\{(\w+):((?:[^{}]|\{\{\w+\}\})*)\}/g, (whole, kind: string, argument: string) => {
    if (kind === 'secret') return credentials[argument as Credential](drawFrom(source));
    if (kind === 'pii') return personalData[argument as PersonalData](drawFrom(source));
    return Object.hasOwn(encodings, kind) ? encodings[kind as Encoding](argument) : whole;
  });

const attackOf = (category: string, line: string): Attack => {
  const [, language = 'en', source = line] = /^\[(\w\w)\] (.*)$/.exec(line) ?? [];
  return { category, language: language as Language, half: halfOf(source), source, text: filled(source) };
};

/** All of them, by category: `PG01` to `PG16`. */
export const attacks: readonly Attack[] = filesIn('attacks').flatMap((file) =>
  linesOf(`attacks/${file}`).map((line) => attackOf(file.replace('.txt', ''), line)),
);
