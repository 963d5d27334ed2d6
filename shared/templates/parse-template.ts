import type { TemplateSpans } from 'mustache';
import type { ParsedTemplate, ParseTemplate, TemplateFault, TemplateTag } from '../domain/template.ts';
import { innerSpans, type Span, spansOf } from './mustache.ts';

const maxDepth = 32;
/** The library looks for the end of a tag in time quadratic in the white space before it. */
const tooMuchSpace = /\s{129}/;

const kinds: Readonly<Record<string, TemplateTag['kind']>> = {
  name: 'variable',
  '&': 'variable',
  '#': 'section',
  '^': 'inverted',
  '>': 'partial',
};

/** Faults that the library would not report, or only after a long time; in time linear in the text. */
const faultBefore = (text: string): TemplateFault | undefined => {
  for (let at = text.indexOf('{{'); at >= 0; ) {
    const [, sigil = ''] = /^\{\{\s{0,128}([^\s]?)/.exec(text.slice(at, at + 140)) ?? [];
    if (sigil === '=') return { at, message: 'tags that change the delimiters are not supported' };
    const closing = sigil === '{' ? '}}}' : '}}';
    const close = text.indexOf(closing, at + 2);
    if (close < 0) return { at, message: 'the tag is not closed' };
    if (tooMuchSpace.test(text.slice(at, close))) return { at, message: 'the tag has too much white space' };
    at = text.indexOf('{{', close + closing.length);
  }
  return undefined;
};

const isSection = ([kind]: Span): boolean => kind === '#' || kind === '^';

/** The tags of parsed spans, in the order of the text; those nested too deeply are left out. */
const tagsOf = (spans: TemplateSpans, within: readonly string[] = [], depth = 0): readonly TemplateTag[] =>
  spans.flatMap((span) => {
    const [type, name, start, end] = span;
    const kind = kinds[type];
    if (!kind) return [];
    const tag = { kind, name, start, end, within };
    if (!isSection(span) || depth === maxDepth) return [tag];
    return [tag, ...tagsOf(innerSpans(span), type === '#' ? [...within, name] : within, depth + 1)];
  });

const tooDeep = (spans: TemplateSpans, depth = 0): Span | undefined => {
  for (const span of spans.filter(isSection)) {
    const found = depth === maxDepth ? span : tooDeep(innerSpans(span), depth + 1);
    if (found) return found;
  }
  return undefined;
};

const faultOf = ({ message }: Error, text: string): TemplateFault => {
  const [, what = 'it does not parse', at = '0'] = /^(.*) at (\d+)$/s.exec(message) ?? [];
  return { message: what.charAt(0).toLowerCase() + what.slice(1), at: Math.min(Number(at), text.length) };
};

/** The tags of a Mustache template, or what is wrong with it; in time linear in the text. */
export const parseTemplate: ParseTemplate = (text): ParsedTemplate => {
  const fault = faultBefore(text);
  if (fault) return { tags: [], fault };
  try {
    const spans = spansOf(text);
    const deep = tooDeep(spans);
    if (!deep) return { tags: tagsOf(spans) };
    return { tags: [], fault: { at: deep[2], message: `sections are nested more than ${maxDepth} deep` } };
  } catch (error) {
    return { tags: [], fault: faultOf(error as Error, text) };
  }
};
