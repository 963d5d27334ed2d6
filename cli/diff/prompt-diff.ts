import { createTwoFilesPatch } from 'diff';
import type { WrittenPrompt } from '../prompts/write-prompt.ts';
import { writePrompt } from '../prompts/write-prompt.ts';
import type { Palette } from '../reports/palette.ts';
import { visible } from '../reports/visible.ts';

/** One of the two sides of a comparison, and what stands above it. */
export type Side = { readonly label: string; readonly content: WrittenPrompt['content'] };

/** Only what a version says: descriptions and tags are the prompt's. */
const textOf = (name: string, content: WrittenPrompt['content']): string =>
  writePrompt({ name, content }, 'yaml') ?? '';

/** How two contents of a prompt differ, as a unified diff of their files in YAML; undefined when they say the same. */
export const promptDiff = (name: string, from: Side | undefined, to: Side): string | undefined => {
  const old = from === undefined ? '' : textOf(name, from.content);
  const now = textOf(name, to.content);
  if (old === now) return undefined;
  const patch = createTwoFilesPatch(from?.label ?? '/dev/null', to.label, old, now, undefined, undefined, {
    context: 3,
  });
  return patch.replace(/^=+\n/, '');
};

const paintOf = (line: string, palette: Palette): ((text: string) => string) => {
  if (/^(---|\+\+\+) /.test(line)) return palette.bold;
  if (line.startsWith('@@')) return palette.dim;
  if (line.startsWith('+')) return palette.added;
  return line.startsWith('-') ? palette.removed : (text) => text;
};

/** A unified diff as a terminal may show it, in colours if it has some. */
export const shownDiff = (patch: string, palette: Palette): string =>
  patch
    .split('\n')
    .map((line) => paintOf(line, palette)(visible(line)))
    .join('\n');
