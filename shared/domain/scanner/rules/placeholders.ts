import type { PromptMessage } from '../prompt.ts';
import type { TemplateTag } from '../text/template-tags.ts';

const single = /\$?\{([a-z_][\w.]{0,60})(?:[!:][^{}\n]{0,20})?\}/iy;
const percent = /%\(([a-z_]\w{0,60})\)s/iy;
/** `<email_body>` that nothing closes, as the last thing after a colon. */
const angled = /<([a-z][\w -]{1,40})>(?=[\s.]{0,4}(?:\n|$))/iy;
const label = /:[ \t]{0,4}\n?[ \t]{0,4}$/;

const variable = (name: string, start: number, end: number): TemplateTag => ({ kind: 'variable', name, start, end });

const tried = (content: string, pattern: RegExp, opening: string, reach: number): readonly TemplateTag[] => {
  const found: TemplateTag[] = [];
  for (let at = content.indexOf(opening); at >= 0; at = content.indexOf(opening, at + 1)) {
    pattern.lastIndex = at;
    const name = pattern.exec(content)?.[1];
    if (name === undefined) continue;
    const start = reach > 0 && content.charAt(at - 1) === '$' ? at - 1 : at;
    found.push(variable(name, start, pattern.lastIndex));
  }
  return found;
};

const angledIn = (content: string): readonly TemplateTag[] =>
  tried(content, angled, '<', 0).filter(
    ({ name, start }) => label.test(content.slice(Math.max(0, start - 12), start)) && !content.includes(`</${name}`),
  );

/**
 * The variables of a message: its Mustache tags or, where it has none, what other templates fill in: `{name}` and
 * `{name!r}` (PEP 3101), `${name}`, `%(name)s`, and `<name>` after a colon that no end tag closes.
 */
export const variablesOf = ({ content, tags }: PromptMessage): readonly TemplateTag[] => {
  if (tags.length > 0) return tags;
  return [...tried(content, single, '{', 1), ...tried(content, percent, '%(', 0), ...angledIn(content)].toSorted(
    (one, other) => one.start - other.start,
  );
};

/** The name in words joined by underscores: `userMessage.text` is `user_message_text`; `.` is what its section is. */
export const plainName = ({ name, start }: TemplateTag, tags: readonly TemplateTag[]): string => {
  const section = name === '.' ? tags.findLast((tag) => tag.kind === 'section' && tag.start < start) : undefined;
  return (section?.name ?? name).replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[.\s-]/g, '_');
};
