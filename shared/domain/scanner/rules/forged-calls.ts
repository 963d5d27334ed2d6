import type { PromptMessage } from '../prompt.ts';
import type { Span } from '../span.ts';

/** A line above data, such as "## Retrieved documents" or "E-mail:". */
const dataHeading =
  /^\s{0,3}(?:[-#=*<[]{1,6}\s?)?(?:(?:the|user|retrieved|search|uploaded|incoming|customer|forwarded|original|web) )?(?:documents?|data|context|input|e-?mails?|messages?|text|transcript|results?|content|attachments?|pages?|articles?|tickets?|passages?)\b[^\n]{0,24}[:>\]#=*-]?\s*$/i;
/** Any heading: the nearest one above tells what the text is. */
const heading = /^\s{0,3}(?:#{1,6} |={3}|\*\*|[^\n]{1,60}:\s*$|<)/;
/** The text explains how calls are written: agents' prompts do, in the system message. */
const explains =
  /\b(?:examples?|format|syntax|schema|look(?:s|ing)? like|as follows|you can (?:use|call|invoke)|should (?:use|write|call)|by writing|available)\b/i;
const farthestHeading = 1500;
const nearExplanation = 300;

/** Whether text at an offset is data: a message that does not instruct, or what follows a heading over data. */
const isInData = ({ role, content }: PromptMessage, at: number): boolean => {
  if (explains.test(content.slice(Math.max(0, at - nearExplanation), at))) return false;
  if (role !== 'system') return true;
  const lines = content
    .slice(Math.max(0, at - farthestHeading), at)
    .split('\n')
    .slice(0, -1);
  return dataHeading.test(lines.findLast((line) => heading.test(line)) ?? '');
};

/** What a call begins with in the formats of several vendors, and a pattern of its head, tried where it stands. */
const heads: readonly (readonly [string, RegExp])[] = [
  ['<function_calls', /<function_calls>[^<]{0,40}(?:<invoke[^<>\n]{0,80}>)?/y],
  ['<invoke ', /<invoke name="[^"\n]{1,60}">?/y],
  ['<tool_call', /<tool_calls?>[^<\n]{0,120}/y],
  ['"tool_calls"', /"tool_calls"\s?:\s?\[[^\]\n]{0,160}/y],
  ['"function_call"', /"function_call"\s?:\s?\{[^}\n]{0,160}/y],
  ['"role"', /"role"\s?:\s?"(?:tool|system|function|developer)"[^}\n]{0,160}/y],
];

/** Finds calls of tools, and turns of tools, written into what is data: whoever parses the transcript may run them. */
export const forgedCalls = (message: PromptMessage): readonly Span[] => {
  const found: Span[] = [];
  const { content } = message;
  if (!content.includes('<') && !content.includes('"')) return found;
  for (const [head, pattern] of heads) {
    for (let start = content.indexOf(head); start >= 0; start = content.indexOf(head, start + head.length)) {
      pattern.lastIndex = start;
      const end = pattern.test(content) ? pattern.lastIndex : start;
      if (end > start && isInData(message, start)) found.push({ start, end });
    }
  }
  return found;
};

const section =
  /#{2,4} ?(?:system|instructions?|developer|new instructions?)(?: (?:prompt|message))? ?:?[ \t]{0,8}(?:\n[^\n]{0,160})?/iy;
/** The headings of the instruct format, in which a whole message may well be written. */
const instructFormat = /#{2,4} ?(?:response|input|output|question|context) ?:?/i;

/** Finds headings such as "### System:" alone on their line in what is data, with the line below. */
export const forgedSections = (message: PromptMessage): readonly Span[] => {
  const found: Span[] = [];
  const { content } = message;
  for (let start = content.indexOf('\n##'); start >= 0; start = content.indexOf('\n##', start + 3)) {
    section.lastIndex = start + 1;
    if (!section.test(content)) continue;
    const end = section.lastIndex;
    const line = content.slice(start + 1, end).split('\n', 1)[0] ?? '';
    if (!/^#{2,4} ?(?:new )?[a-z]{6,12}(?: [a-z]{6,7})? ?:\s*$/i.test(line)) continue;
    if (isInData(message, start + 1) && !instructFormat.test(content)) found.push({ start: start + 1, end });
  }
  return found;
};
