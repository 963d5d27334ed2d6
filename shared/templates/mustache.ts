import Mustache, { type TemplateCache, type TemplateSpans } from 'mustache';

/** A span of a template as the library parses it: kind, text or name, start, end, and what a section holds. */
export type Span = TemplateSpans[number];

/** A writer that remembers no template, since by itself it would never forget one. */
const writer: InstanceType<typeof Mustache.Writer> & { templateCache?: TemplateCache | undefined } =
  new Mustache.Writer();
writer.templateCache = undefined;

/** @throws Error `Unclosed section "x" at 12` and the like. */
export const spansOf = (text: string): TemplateSpans => writer.parse(text) as TemplateSpans;

/** The spans inside of a section. */
export const innerSpans = (span: Span): TemplateSpans => (Array.isArray(span[4]) ? span[4] : []);

/** Renders parsed spans without escaping, since prompts are not HTML. */
export const renderSpans = (spans: TemplateSpans, view: Readonly<Record<string, unknown>>): string =>
  writer.renderTokens(spans as unknown as string[][], new Mustache.Context(view), undefined, undefined, {
    escape: String,
  });
