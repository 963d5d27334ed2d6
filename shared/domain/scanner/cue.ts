import type { Pattern } from './pattern.ts';

/**
 * Words that tell something about a prompt wherever they stand, in whatever voice: `review | sanit*`, where a star
 * stands for the rest of a word. With a pattern, that is tried where one of the words starts, as for a phrase.
 */
export type Cue = { readonly words: readonly string[]; readonly pattern?: Pattern };
