import type { Span } from '../span.ts';
import { isCited, quotationsIn } from './quotations.ts';

/** Bits that say in what setting a UTF-16 unit of a message stands. */
export const setting = { plain: 0, quoted: 1, fenced: 2, example: 4 } as const;

const fence = /^[ \t]{0,3}(?:`{3,}|~{3,})/;
const listItem = /^\s{0,12}(?:[-*+•>]|\d{1,3}[.)]|"|“|\|)/;
/** A heading by its marks; a line that ends with a colon is one too, if it is no longer than a heading. */
const marked = /^\s{0,3}(?:#{1,6}\s|\*\*[^*\n]{1,120}\*\*:?\s*$)/;
const longestHeading = 160;
const indented = /^\s{0,3}/;
const aboutAttacks =
  /\b(?:attacks?|jailbreaks?|injections?|adversarial|malicious|red[ -]flags?|manipulations?|threats?|tricks?|scams?|exploits?|warning signs?|bad examples?|anti-?patterns?|what not to|never do|not allowed|disallowed|prohibited|forbidden|(?:must|should|do|can)(?: not|n't)|don['’]t|never|avoid|refuse|decline|reject)\b/i;
/** "Never refuse:" is no heading over what is not to be done. */
const turnedRound =
  /\b(?:not|n['’]t|never)\b(?: [a-z]{1,12}){0,2}? (?:refuse|decline|forget|fail|hesitate|skip|ignore|break|violate|disobey|reject|avoid)\b/i;
/** What announces a sample: of an attack, of an input, of a format. */
const announcing =
  /\b(?:examples?|e\.g|for instance|such as|like|samples?|attacks?|injections?|jailbreaks?|adversarial|malicious|attempts?|phrases?|messages?|looks? like|format|quotes?|users? (?:may|might|could|says?|writes?|asks?)|transcripts?|logs?|snippets?|z\. ?b|beispiele?|exemples?|ejemplos?|exemplos?|beispielsweise)\b|例如|示例/i;
const asks =
  /^\s{0,8}(?:[-*•]\s{0,3})?\*{0,2}(?:user|customer|human|visitor|caller|guest|attacker|student|client|player|question|q|nutzer|kunde|utilisateur|usuario|cliente|用户)\*{0,2}(?: \([^)\n]{0,24}\))?\s?[:：]/i;
const answers =
  /^\s{0,8}(?:[-*•]\s{0,3})?\*{0,2}(?:assistant|ai|bot|chatbot|agent|you|model|answer|a|response|reply|assistent|assistant e|asistente|assistente|助手)\*{0,2}(?: \([^)\n]{0,24}\))?\s?[:：]/i;
const refuses =
  /\b(?:sorry|can['’]?t|cannot|won['’]t|unable|not able|declin\w{1,4}|refus\w{1,4}|only help|rather not|stay|stick|keep|instead|afraid|no\b|leider|nicht|desole|peux pas|puedo|posso|nao|não)\b|抱歉|不能|无法/i;
/** A sample of input, in quotation marks, and the output that follows it. */
const input =
  /^\s{0,8}(?:[-*•]\s{0,3})?\*{0,2}(?:input|query|message|example|text|request|eingabe|entrada|entree)\*{0,2}(?: \d{1,2})?\s?:\s{0,3}["“„'«]/i;
const output =
  /^\s{0,8}(?:[-*•]\s{0,3})?\*{0,2}(?:output|expected|answer|result|label|class|response|category|ausgabe|salida|saida|sortie)\b/i;
const longestLine = 400;

const isHeading = (line: string): boolean => {
  const colon = line.trimEnd().length - 1;
  if (colon < 1 || line.charAt(colon) !== ':') return marked.test(line);
  return colon - (indented.exec(line)?.[0].length ?? 0) <= longestHeading || marked.test(line);
};

const hasColon = (line: string): boolean => line.includes(':') || line.includes('：');

const mark = (marks: Uint8Array, { start, end }: Span, bit: number): void => {
  for (let at = start; at < end; at += 1) marks[at] = (marks[at] ?? 0) | bit;
};

/**
 * Marks what is quoted, fenced as a sample, listed under a heading about attacks and don'ts, or asked in a dialogue in
 * which the answer declines: there, text is spoken about rather than said. Marks alone do not cite: a quotation needs a
 * line that speaks about it, a fence one that announces a sample, a heading two items; whoever writes an attack could
 * add the marks. A quotation or fence that opens a message wraps the prompt itself and counts for nothing.
 */
export const contextsOf = (content: string): Uint8Array => {
  const marks = new Uint8Array(content.length);
  const first = content.search(/\S/);
  let open: { readonly start: number; readonly announced: boolean } | undefined;
  let above = '';
  let items: Span[] | undefined;
  let asked: Span | undefined;

  const readLine = (line: string, span: Span): void => {
    const announced = above.trimEnd().endsWith(':') && (announcing.test(above) || aboutAttacks.test(above));
    const whole = content.slice(span.start, span.end);
    for (const quote of quotationsIn(whole)) {
      const at = { start: span.start + quote.start, end: span.start + quote.end };
      if (at.start > first && isCited(whole, quote, announced || items !== undefined)) mark(marks, at, setting.quoted);
    }
    if (asked !== undefined) {
      const declined = answers.test(line) && refuses.test(line);
      const classified = input.test(above) && output.test(line);
      if (declined || classified) mark(marks, asked, setting.example);
    }
    asked = hasColon(line) && (asks.test(line) || input.test(line)) ? span : undefined;
    if (isHeading(line) && !listItem.test(line)) {
      items = aboutAttacks.test(line) && !turnedRound.test(line) ? [] : undefined;
    } else if (items !== undefined && listItem.test(line)) {
      items.push(span);
      if (items.length === 2) for (const item of items) mark(marks, item, setting.example);
      if (items.length > 2) mark(marks, span, setting.example);
    } else if (items === undefined || items.length > 0 || !announcing.test(line)) {
      items = undefined;
    }
    above = line;
  };

  for (let start = 0; start < content.length; ) {
    const found = content.indexOf('\n', start);
    const end = found < 0 ? content.length : found;
    const span = { start, end };
    const line = content.slice(start, Math.min(end, start + longestLine));
    if (fence.test(line)) {
      if (open === undefined) open = { start, announced: announcing.test(above) && start > first };
      else {
        if (open.announced) mark(marks, { start: open.start, end }, setting.fenced);
        open = undefined;
      }
    } else if (open === undefined && line.trim() !== '') {
      readLine(line, span);
    }
    start = end + 1;
  }
  return marks;
};
