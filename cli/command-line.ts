import { parseArgs } from 'node:util';
import { AppError } from '#shared/domain/errors.ts';
import { type Severity, severities, weightOf } from '#shared/domain/scanner/report.ts';
import { scanCategories } from '#shared/domain/scanner/scan-categories.ts';

export const formats = ['text', 'json', 'sarif'] as const;

export type Format = (typeof formats)[number];

type Bar = Severity | 'never';

/** What the words on the command line ask for. */
export type Command =
  | { readonly do: 'help' | 'version' }
  | { readonly do: 'stream'; readonly bar: Bar; readonly categories: ReadonlySet<string> }
  | {
      readonly do: 'scan';
      readonly inputs: readonly string[];
      readonly format: Format;
      readonly output: string | undefined;
      readonly bar: Bar;
      readonly quiet: boolean;
      readonly categories: ReadonlySet<string>;
    };

const options = {
  format: { type: 'string', default: 'text' },
  output: { type: 'string' },
  'fail-on': { type: 'string' },
  category: { type: 'string', multiple: true },
  quiet: { type: 'boolean', default: false },
  jsonl: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const;

const bars = [...severities, 'never'] as const;

const wrong = (message: string): AppError => new AppError('validation_failed', message);

const oneOf = <T extends string>(option: string, words: readonly T[], word: string): T => {
  const known = words.find((each) => each === word);
  if (known === undefined) throw wrong(`${option} is one of ${words.join(', ')}, and not "${word}"`);
  return known;
};

const categoriesNamed = (words: readonly string[]): ReadonlySet<string> => {
  const wanted = words.flatMap((word) => word.split(',')).map((word) => word.trim());
  const named = wanted.map((word) => {
    const category = scanCategories.find(({ id, key }) => key === word.toLowerCase() || id === word.toUpperCase());
    if (category) return category.key;
    throw wrong(`--category is one of ${scanCategories.map(({ key }) => key).join(', ')}, and not "${word}"`);
  });
  return new Set(named.length > 0 ? named : scanCategories.map(({ key }) => key));
};

const parsed = (words: readonly string[]) => {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    throw error instanceof TypeError ? wrong(error.message) : error;
  }
};

/** Whether a severity is at or above the bar. */
export const reaches =
  (bar: Bar) =>
  (severity: Severity): boolean =>
    bar !== 'never' && weightOf(severity) >= weightOf(bar);

/** Reads the command line. @throws AppError `validation_failed`, in words for the one who typed it. */
export const readCommand = (words: readonly string[]): Command => {
  const { values, positionals } = parsed(words);
  const [verb, ...inputs] = positionals;
  if (values.help) return { do: 'help' };
  if (values.version) return { do: 'version' };
  if (verb === undefined) throw wrong('there is nothing to do');
  if (verb !== 'scan') throw wrong(`there is no command "${verb}"`);
  const categories = categoriesNamed(values.category ?? []);
  const bar = values['fail-on'] === undefined ? undefined : oneOf('--fail-on', bars, values['fail-on']);
  if (values.jsonl) {
    if (inputs.length > 0) throw wrong('--jsonl reads standard input and takes no files');
    return { do: 'stream', bar: bar ?? 'never', categories };
  }
  if (inputs.length === 0) throw wrong('nothing to scan; name files, folders or patterns, or - for standard input');
  const format = oneOf('--format', formats, values.format);
  return { do: 'scan', inputs, format, output: values.output, bar: bar ?? 'critical', quiet: values.quiet, categories };
};
