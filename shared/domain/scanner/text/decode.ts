import { type CipheredWord, cipheredLines } from './ciphers.ts';
import { encodedRuns } from './encoded-runs.ts';
import type { Hidden } from './hidden.ts';
import { invisibleRuns } from './invisible-runs.ts';
import { commentedWords, leetLines, spacedWords, splitWords } from './spelled-out.ts';

/**
 * Finds text hidden in a message, one level deep; each pass is linear, and all but one skip ordinary prose.
 *
 * @param ciphered where words of orders stand in a cipher, in the order of the text
 */
export const hiddenTexts = (content: string, ciphered: readonly CipheredWord[]): readonly Hidden[] => [
  ...invisibleRuns(content),
  ...encodedRuns(content),
  ...spacedWords(content),
  ...cipheredLines(content, ciphered),
  ...splitWords(content),
  ...leetLines(content),
  ...commentedWords(content),
];
