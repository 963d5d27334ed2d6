import type { PromptMessage } from './prompt.ts';
import type { Fix } from './report.ts';
import type { Remedy } from './rules/rule.ts';
import type { Place, Span } from './span.ts';

const farthest = 1024;
const sentenceEnds = new Set(['.', '!', '?', ';', '。', '！', '？', '；']);
const isBlank = (unit: string): boolean => unit === '' || /\s/.test(unit);

const endsSentence = (content: string, at: number): boolean =>
  sentenceEnds.has(content.charAt(at)) && (content.charCodeAt(at) > 0x7f || isBlank(content.charAt(at + 1)));

/** The sentence around a range, on its line, with the white space that would be left over. */
const sentenceAround = (content: string, { start, end }: Span): Span => {
  let from = start;
  while (
    from > Math.max(0, start - farthest) &&
    content.charAt(from - 1) !== '\n' &&
    !endsSentence(content, from - 1)
  ) {
    from -= 1;
  }
  let to = Math.max(end, start + 1);
  const last = Math.min(content.length, end + farthest);
  while (to < last && content.charAt(to) !== '\n' && !endsSentence(content, to - 1)) to += 1;
  while (to < content.length && (content.charAt(to) === ' ' || content.charAt(to) === '\t')) to += 1;
  const fillsLine = (from === 0 || content.charAt(from - 1) === '\n') && content.charAt(to) === '\n';
  return { start: from, end: fillsLine ? to + 1 : to };
};

/** Whether a range can go without leaving a section open or closed twice, or cutting through a tag. */
const leavesTemplateWhole = ({ tags }: PromptMessage, { start, end }: Span): boolean => {
  let depth = 0;
  for (const tag of tags) {
    if (tag.end <= start || tag.start >= end) continue;
    if (tag.start < start || tag.end > end) return false;
    if (tag.kind === 'section' || tag.kind === 'inverted') depth += 1;
    if (tag.kind === 'close') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
};

/** A sentence at the end of the message that instructs: the first system one, or else the first. */
const addition = (messages: readonly PromptMessage[], sentence: string): Fix | undefined => {
  const message = messages.find(({ role }) => role === 'system') ?? messages[0];
  if (message === undefined) return undefined;
  const { index, content } = message;
  const gap = content.trim() === '' ? '' : content.endsWith('\n') ? '\n' : '\n\n';
  return { messageIndex: index, start: content.length, end: content.length, text: `${gap}${sentence}` };
};

/**
 * The one edit by which a finding goes.
 *
 * @param place where the finding stands; for a removal, all that counts towards it
 */
export const fixOf = (
  remedy: Remedy,
  place: Place | undefined,
  messages: readonly PromptMessage[],
): Fix | undefined => {
  if (remedy.do === 'add') return addition(messages, remedy.sentence);
  const message = messages.find(({ index }) => index === place?.messageIndex);
  if (place === undefined || message === undefined) return undefined;
  const { messageIndex, start, end } = place;
  if (remedy.do === 'replace') return { messageIndex, start, end, text: remedy.by };
  if (remedy.do === 'surround') {
    return { messageIndex, start, end, text: `${remedy.before}${message.content.slice(start, end)}${remedy.after}` };
  }
  const sentence = sentenceAround(message.content, place);
  return { messageIndex, ...(leavesTemplateWhole(message, sentence) ? sentence : { start, end }), text: '' };
};
