const printable = Array.from({ length: 95 }, (_, at) => String.fromCharCode(0x20 + at));
const wordUnits = printable.filter((char) => /\w/.test(char));
const digits = [...'0123456789'];
/** White space is a space, and of a class without it the rest. */
const escapes: Readonly<Record<string, readonly string[]>> = { w: wordUnits, d: digits, s: [' '], n: ['\n'], b: [] };

const classAt = (source: string, start: number): { readonly chars: readonly string[]; readonly at: number } => {
  const chars: string[] = [];
  let at = start + 1;
  const negated = source[at] === '^';
  if (negated) at += 1;
  for (; source[at] !== ']'; at += 1) {
    const escaped = source[at] === '\\';
    if (escaped) at += 1;
    const char = source[at] ?? '';
    const known = escaped ? escapes[char] : undefined;
    if (known !== undefined) chars.push(...known);
    else if (source[at + 1] === '-' && source[at + 2] !== ']') {
      const last = source.charCodeAt(at + 2);
      for (let code = char.charCodeAt(0); code <= last; code += 1) chars.push(String.fromCharCode(code));
      at += 2;
    } else chars.push(char);
  }
  const kept = negated
    ? printable.filter((char) => !chars.includes(char))
    : chars.filter((char) => char !== ' ' && char !== '\\');
  return { chars: kept.length > 0 ? kept : chars, at: at + 1 };
};

const timesAt = (source: string, at: number, next: () => number): { readonly times: number; readonly at: number } => {
  if (source[at] === '?') return { times: next() < 0.5 ? 0 : 1, at: at + 1 };
  const bounds = /^\{(\d+)(?:,(\d+))?\}\??/.exec(source.slice(at));
  if (bounds === null) return { times: 1, at };
  const fewest = Number(bounds[1]);
  const most = Math.min(Number(bounds[2] ?? fewest), fewest + 12);
  return { times: fewest + Math.floor(next() * (most - fewest + 1)), at: at + bounds[0].length };
};

const endOfGroup = (source: string, start: number): number => {
  let depth = 0;
  for (let at = start; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === '[') at = classAt(source, at).at - 1;
    else if (source[at] === '(') depth += 1;
    else if (source[at] === ')' && --depth === 0) return at;
  }
  return source.length;
};

const alternatives = (source: string): readonly string[] => {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === '[') at = classAt(source, at).at - 1;
    else if (source[at] === '(') at = endOfGroup(source, at);
    else if (source[at] === '|') {
      parts.push(source.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, source.slice(from)];
};

const sequence = (source: string, next: () => number): string => {
  let text = '';
  for (let at = 0; at < source.length; ) {
    const start = at;
    let piece: () => string = () => source[start] ?? '';
    if (source[at] === '(') {
      const end = endOfGroup(source, at);
      const group = source.slice(at + 1, end);
      at = end + 1;
      piece = /^\?<?[!=]/.test(group) ? () => '' : () => sampleOf(group.replace(/^\?:/, ''), next);
    } else if (source[at] === '[') {
      const { chars, at: end } = classAt(source, at);
      at = end;
      piece = () => chars[Math.floor(next() * chars.length)] ?? '';
    } else if (source[at] === '\\') {
      const char = source[at + 1] ?? '';
      const known = escapes[char];
      at += 2;
      piece = () => (known === undefined ? char : (known[Math.floor(next() * known.length)] ?? ''));
    } else {
      at += 1;
      if (source[start] === '$' || source[start] === '^') piece = () => '';
    }
    const repeat: { readonly times: number; readonly at: number } = timesAt(source, at, next);
    at = repeat.at;
    text += Array.from({ length: repeat.times }, piece).join('');
  }
  return text;
};

/** A text that a pattern of the product matches: groups, classes, alternatives and bounded repetitions. */
export const sampleOf = (source: string, next: () => number): string => {
  const choices = alternatives(source);
  return sequence(choices[Math.floor(next() * choices.length)] ?? '', next);
};
