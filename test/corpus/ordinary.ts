import { filesIn, linesOf } from './texts.ts';

export type Ordinary = { readonly category: string; readonly text: string };

/** Sentences that use the words of an attack of a category, and are none. */
export const ordinary: readonly Ordinary[] = filesIn('ordinary').flatMap((file) =>
  linesOf(`ordinary/${file}`).map((text) => ({ category: file.replace('.txt', ''), text })),
);
