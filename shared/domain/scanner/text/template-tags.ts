export type TagKind = 'variable' | 'section' | 'inverted' | 'close' | 'partial' | 'comment';

/** A Mustache tag in the text of a message; `end` is exclusive. */
export type TemplateTag = {
  readonly kind: TagKind;
  readonly name: string;
  readonly start: number;
  readonly end: number;
};

const kinds: Readonly<Record<string, TagKind>> = {
  '#': 'section',
  '^': 'inverted',
  '/': 'close',
  '>': 'partial',
  '!': 'comment',
  '&': 'variable',
};

const longestTag = 512;

/** Finds the Mustache tags `{{name}}`, `{{{name}}}`, `{{#name}}` and so on (mustache(5)); what does not close is text. */
export const templateTags = (content: string): readonly TemplateTag[] => {
  const tags: TemplateTag[] = [];
  for (let start = content.indexOf('{{'); start >= 0; ) {
    const triple = content.charAt(start + 2) === '{';
    const closing = triple ? '}}}' : '}}';
    const close = content.slice(start, start + longestTag).indexOf(closing);
    if (close < 0) {
      start = content.indexOf('{{', start + 2);
      continue;
    }
    const end = start + close + closing.length;
    const inner = content.slice(start + (triple ? 3 : 2), start + close).trim();
    const kind = triple ? 'variable' : (kinds[inner.charAt(0)] ?? 'variable');
    const name = triple || kinds[inner.charAt(0)] === undefined ? inner : inner.slice(1).trim();
    tags.push({ kind, name, start, end });
    start = content.indexOf('{{', end);
  }
  return tags;
};
