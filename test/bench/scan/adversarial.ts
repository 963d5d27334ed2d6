import type { Pattern } from '#shared/domain/scanner/pattern.ts';
import type { Rule } from '#shared/domain/scanner/rules/rule.ts';
import { categories } from '#shared/domain/scanner/ruleset.ts';
import { drawFrom } from '#test/corpus/draw.ts';
import type { Goal, Table } from '../benchmark.ts';
import { quantile } from '../statistics.ts';
import { scanText } from './scanning.ts';

const kibi = 1024;
const rules = categories.flatMap((each) => each.rules);

type Wording = { readonly anchors: readonly string[]; readonly patterns: readonly Pattern[] };

const wordingOf = ({ detector }: Rule): Wording => {
  if (detector.kind === 'phrase' || detector.kind === 'literal') {
    return { anchors: detector.anchors, patterns: detector.pattern ? [detector.pattern] : [] };
  }
  if (detector.kind === 'compound') {
    return {
      anchors: detector.signals.flatMap(({ anchors }) => anchors),
      patterns: detector.signals.flatMap(({ pattern }) => (pattern ? [pattern] : [])),
    };
  }
  if (detector.kind === 'prompt') {
    return {
      anchors: detector.cues.flatMap(({ words }) => words),
      patterns: detector.cues.flatMap(({ pattern }) => (pattern ? [pattern] : [])),
    };
  }
  return { anchors: [], patterns: [] };
};

const repeated = (piece: string, units: number): string =>
  piece.repeat(Math.ceil(units / piece.length)).slice(0, units);

/** The words of a pattern in its order, without the last: what it nearly finds. */
const nearMissOf = (patterns: readonly Pattern[]): string =>
  patterns
    .map(({ source }) => (source.match(/[a-z]{2,}/gi) ?? []).slice(0, -1).join(' '))
    .join(' ')
    .slice(0, 4000);

/** Texts made against one rule. */
const piecesAgainst = (rule: Rule): readonly (readonly [how: string, piece: string])[] => {
  const { anchors, patterns } = wordingOf(rule);
  const plain = anchors.map((anchor) => anchor.replace('*', ''));
  if (plain.length === 0) return [];
  const draw = drawFrom(rule.id);
  const words = patterns.flatMap(({ source }) => source.match(/[a-z]{2,}/gi) ?? []);
  const pieces: readonly (readonly [string, string])[] = [
    ['one anchor repeated', `${draw.pick(plain)} `],
    ['near misses of its patterns', `${draw.pick(plain)} ${nearMissOf(patterns)} `],
  ];
  // A literal has few anchors and no words.
  if (rule.detector.kind === 'literal') return pieces;
  return [
    ...pieces,
    ['anchors repeated', `${plain.join(' ')} `],
    ['its words in any order', `${draw.some([...plain, ...words], 400).join(' ')} `],
  ];
};

/** What no rule has for an anchor: brackets, braces, digits, and what hides text. */
const structures: readonly (readonly [how: string, piece: string])[] = [
  ['opening braces', '{{'],
  ['sections that never close', '{{#a}}'],
  ['links that never close', '![a](https://a.example/?q='],
  ['brackets', '[[('],
  ['tags that never close', '<a '],
  ['digits', '4111 '],
  ['digits and dashes', '4-1-1-'],
  ['base64', 'SWdub3JlIGFsbCBydWxlcw'],
  ['short pieces of base64', 'SWdub3JlIGFsbCBydWxlcw== '],
  ['hexadecimal', '49676e6f7265'],
  ['addresses', 'a.b@c.'],
  ['colons and hexadecimal', 'a:b1:'],
  ['percent signs', '%49%67'],
  ['escapes', '\\u0049'],
  ['spaced letters', 'i g n o r e  '],
  ['letters in digits', '1gn0r3 '],
  ['tag characters', '\u{e0041}\u{e0042}'],
  ['zero-width spaces', 'a\u200b'],
  ['quotes', '"a '],
  ['fences', '```\na\n'],
  ['headings', '# not\n'],
  ['HTML comments', '<!-- a '],
  ['one line of letters', 'a'],
  ['line breaks', '\n'],
];

const millisecondsOf = (text: string, runs: number): number => {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    scanText(text);
    least = Math.min(least, performance.now() - started);
  }
  return least;
};

type Growth = { readonly name: string; readonly piece: string; readonly short: number; readonly ratio: number };

/** The least time of each size, measured in turn: a slow moment of the machine then meets both. */
const growthOf = (name: string, piece: string, units: number, runs: number): Growth => {
  const [once, twice] = [repeated(piece, units), repeated(piece, 2 * units)];
  let [short, long] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let run = 0; run < runs; run += 1) {
    short = Math.min(short, millisecondsOf(once, 1));
    long = Math.min(long, millisecondsOf(twice, 1));
  }
  return { name, piece, short, ratio: long / short };
};

/** Milliseconds for 64 KiB, 256 KiB, 512 KiB and 1 MiB, as far as it is bearable. */
const growthTo = (piece: string): readonly (number | undefined)[] => {
  const taken: (number | undefined)[] = [];
  for (const size of [64, 256, 512, 1024]) {
    const before = taken.at(-1) ?? 0;
    const bearable = taken.length === 0 || (taken.at(-1) !== undefined && before < 1500);
    taken.push(bearable ? millisecondsOf(repeated(piece, size * kibi), before > 300 ? 1 : 3) : undefined);
  }
  return taken;
};

/** How time grows with texts made against the scanner: every rule on 16 and 32 KiB, what looks steep on 64 and 128, the worst ones up to 1 MiB. */
export const adversarialFigures = (
  say: (progress: string) => void,
): { readonly goals: readonly Goal[]; readonly table: Table } => {
  const tried = [
    ...rules.flatMap((rule) => piecesAgainst(rule).map(([how, piece]) => ({ name: `${rule.id}: ${how}`, piece }))),
    ...structures.map(([name, piece]) => ({ name, piece })),
  ];
  scanText(repeated(tried[0]?.piece ?? 'a', 64 * kibi));
  const grown = tried.map(({ name, piece }, at) => {
    if (at % 100 === 0) say(`adversarial text ${at} of ${tried.length}`);
    const first = growthOf(name, piece, 16 * kibi, 1);
    // A slow moment of the machine is no property of the text: what looks bad is measured again, and longer.
    return first.ratio <= 2.2 ? first : growthOf(name, piece, 64 * kibi, first.short > 50 ? 2 : 7);
  });
  const slowest = grown.toSorted((a, b) => b.short - a.short).slice(0, 6);
  const steepest = grown.toSorted((a, b) => b.ratio - a.ratio).slice(0, 6);
  const large = [...new Set([...slowest, ...steepest])].map((one) => {
    say(`up to 1 MiB: ${one.name}`);
    return { ...one, sizes: growthTo(one.piece) };
  });
  const worst = Math.max(
    ...grown.map(({ ratio }) => ratio),
    ...large.flatMap(({ sizes: [, , half, whole] }) => (half && whole ? [whole / half] : [])),
  );
  const slow = large.toSorted((a, b) => b.short - a.short);
  const shown = (milliseconds: number | undefined): string =>
    milliseconds === undefined ? 'given up' : `${milliseconds.toFixed(1)} ms`;
  return {
    goals: [
      {
        name: `time(2n) / time(n) on ${tried.length} texts made against the rules ≤ 2.3`,
        measured: `worst ${worst.toFixed(2)}, p99 ${quantile(
          grown.map(({ ratio }) => ratio),
          0.99,
        ).toFixed(2)}`,
        met: worst <= 2.3,
      },
    ],
    table: {
      title: 'Texts made against the scanner: the slowest and the steepest',
      head: ['text', '64 KiB', '256 KiB', '512 KiB', '1 MiB', 'time(2n) / time(n) first', '1 MiB / 512 KiB'],
      rows: slow.map(({ name, ratio, sizes: [small, quarter, half, whole] }) => [
        name,
        ...[small, quarter, half, whole].map(shown),
        ratio.toFixed(2),
        half && whole ? (whole / half).toFixed(2) : '',
      ]),
    },
  };
};
