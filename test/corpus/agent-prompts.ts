import { type Draw, drawFrom } from './draw.ts';
import { filesIn, linesOf, type NamedText, textsOf } from './texts.ts';

const openings = textsOf('agents/openings.txt');
const blocks = textsOf('agents/blocks.txt');
const pools = new Map(
  filesIn('agents/pools').map((file) => [file.replace('.txt', ''), linesOf(`agents/pools/${file}`)]),
);
const slots = new Map(
  linesOf('agents/slots.txt').map((line) => {
    const [name = '', values = ''] = line.split(': ');
    return [name, values.split(', ')] as const;
  }),
);

/** Headings over the sentences of a pool, as various teams would have them. */
const headings: Readonly<Record<string, readonly string[]>> = {
  defences: ['Security', 'Confidentiality', 'Exact instructions', 'Prompt safety', 'Do not'],
  'harm-policy': ['Content policy', 'Safety', 'What you do not help with', 'Guardrails'],
  coding: ['Working with code', 'Rules', 'Engineering guidelines', 'Doing tasks'],
  support: ['Guidelines', 'How you help customers', 'Policies'],
  browsing: ['Browsing rules', 'Acting on pages', 'Computer use'],
  research: ['Method', 'Sources and citations', 'Research rules'],
  'gpt-store': ['Instructions', 'Behaviour', 'Rules'],
  persona: ['Character', 'Role', 'Play'],
  format: ['Output format', 'Style', 'Formatting'],
  autonomy: ['Autonomy', 'Persistence and limits', 'Agent behaviour'],
};

type Layout = { readonly heading: (title: string) => string; readonly list: (lines: readonly string[]) => string };

const layouts: readonly Layout[] = [
  { heading: (title) => `## ${title}`, list: (lines) => lines.map((line) => `- ${line}`).join('\n') },
  { heading: (title) => `# ${title.toUpperCase()}`, list: (lines) => lines.map((line) => `* ${line}`).join('\n') },
  { heading: (title) => `**${title}**`, list: (lines) => lines.map((line, at) => `${at + 1}. ${line}`).join('\n') },
  { heading: (title) => `${title}:`, list: (lines) => lines.join(' ') },
  { heading: (title) => `=== ${title} ===`, list: (lines) => lines.join('\n\n') },
];

const tagged: Layout = {
  heading: (title) => `<${title.toLowerCase().replaceAll(' ', '_')}>`,
  list: (lines) => lines.map((line) => `- ${line}`).join('\n'),
};

/** Some sentences of a pool under a heading. */
const section = (draw: Draw, layout: Layout, pool: string): string => {
  const lines = pools.get(pool) ?? [];
  const said = draw.some(lines, draw.integer(4, Math.min(18, lines.length)));
  const shouted = said.map((line) => (draw.chance(0.05) ? `IMPORTANT: ${line}` : line));
  const heading = layout.heading(draw.pick(headings[pool] ?? ['Rules']));
  const end = layout === tagged ? `\n${heading.replace('<', '</')}` : '';
  return `${heading}\n${layout.list(shouted)}${end}`;
};

const filled = (draw: Draw, text: string): string => {
  const values = new Map([...slots].map(([name, from]) => [name, draw.pick(from)]));
  return text.replace(/\[\[([a-z]+)\]\]/g, (_, name: string) => values.get(name) ?? '');
};

const agentPrompt = (seed: string): NamedText => {
  const draw = drawFrom(seed);
  const opening = draw.pick(openings);
  const layout = draw.pick([...layouts, tagged]);
  const shared = ['defences', 'harm-policy', 'format', 'autonomy'].filter(() => draw.chance(0.75));
  const closings = blocks.filter(({ name }) => name.startsWith('closing'));
  const middle = blocks.filter(({ name }) => !name.startsWith('closing'));
  const parts = draw.some(
    [
      ...shared.map((pool) => section(draw, layout, pool)),
      ...draw.some(middle, draw.integer(1, 16)).map(({ text }) => text),
      // Long prompts are long because teams add to them.
      ...(draw.chance(0.25) ? draw.some([...pools.keys()], 8).map((pool) => section(draw, layout, pool)) : []),
    ],
    Number.POSITIVE_INFINITY,
  );
  const whole = [
    opening.text,
    section(draw, layout, opening.name),
    ...parts,
    ...(draw.chance(0.5) ? [draw.pick(closings).text] : []),
  ].join('\n\n');
  return { name: `${opening.name} ${seed}`, text: filled(draw, whole) };
};

/** So many system prompts of agents, of 2 to 20 KB, benign and full of what attacks are made of. */
export const agentPrompts = (count: number, seed = 'agents'): readonly NamedText[] => {
  const prompts: NamedText[] = [];
  for (let at = 0; prompts.length < count; at += 1) {
    const prompt = agentPrompt(`${seed}/${at}`);
    const bytes = Buffer.byteLength(prompt.text);
    if (bytes >= 2_000 && bytes <= 20_000) prompts.push(prompt);
  }
  return prompts;
};
