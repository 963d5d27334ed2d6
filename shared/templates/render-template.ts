import type { TemplateSpans } from 'mustache';
import { invalidAt } from '../domain/errors.ts';
import { type Value, valuesFor } from '../domain/template-values.ts';
import type { Message, Variable } from '../domain/version.ts';
import { innerSpans, renderSpans, spansOf } from './mustache.ts';

/** The most that rendered messages may have together, in UTF-16 units: many times the context of any prompt. */
const maxRenderedLength = 1024 * 1024;

/** How long the text can become at most: every tag counts, whether or not its section is shown. */
const lengthOf = (spans: TemplateSpans, lengths: ReadonlyMap<string, number>, implied = 0): number =>
  spans.reduce((total, span) => {
    const [type, text] = span;
    if (type === 'text') return total + text.length;
    if (type === 'name' || type === '&') return total + (text === '.' ? implied : (lengths.get(text) ?? 0));
    return total + lengthOf(innerSpans(span), lengths, Math.max(implied, lengths.get(text) ?? 0));
  }, 0);

/** Fills values into messages that were parsed before. */
export type Render = (values: Readonly<Record<string, unknown>>) => readonly Message[];

/**
 * Parses the resolved messages of a version once, to be rendered many times: Mustache without HTML escaping.
 * @returns what fills values of any shape in. It throws AppError `validation_failed` with the path
 * `body.variables.NAME` for a variable that is missing, ill-typed or unknown, and with `body.variables` when the result
 * would have more than 1 Mi UTF-16 units.
 */
export const prepareTemplate = (
  messages: readonly Message[],
  variables: Readonly<Record<string, Variable>>,
): Render => {
  const parsed = messages.map(({ role, content }) => ({ role, spans: spansOf(content) }));
  return (values) => {
    const known: ReadonlyMap<string, Value> = valuesFor(variables, values);
    const lengths = new Map([...known].map(([name, value]) => [name, String(value).length]));
    if (parsed.reduce((total, { spans }) => total + lengthOf(spans, lengths), 0) > maxRenderedLength) {
      throw invalidAt([
        { path: 'body.variables', message: `make the prompt longer than ${maxRenderedLength} characters` },
      ]);
    }
    const view = Object.fromEntries(known);
    return parsed.map(({ role, spans }) => ({ role, content: renderSpans(spans, view) }));
  };
};

/** Renders once. @throws AppError `validation_failed`, as {@link prepareTemplate} says. */
export const renderTemplate = (
  messages: readonly Message[],
  variables: Readonly<Record<string, Variable>>,
  values: Readonly<Record<string, unknown>>,
): readonly Message[] => prepareTemplate(messages, variables)(values);
