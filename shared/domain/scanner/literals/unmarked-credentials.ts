import { once } from '../once.ts';
import type { PromptMessage } from '../prompt.ts';
import type { Span } from '../span.ts';
import { assignedSecretsIn } from './assigned-secrets.ts';
import { digitWordsOf } from './digit-words.ts';
import { shapeIn, tokenShapes } from './token-shapes.ts';

/** What is found in the words with digits: by its shape, or by the name it is assigned to. */
export type Unmarked = { readonly kind: string; readonly span: Span };

const fewest = 8;

const findUnmarked = (message: PromptMessage): readonly Unmarked[] => {
  const { content } = message;
  return digitWordsOf(message).flatMap((word): readonly Unmarked[] => {
    if (word.end - word.start < fewest) return [];
    const shaped = tokenShapes.flatMap((shape): readonly Unmarked[] => {
      const span = shapeIn(shape, content, word);
      return span === undefined ? [] : [{ kind: shape.provider, span }];
    });
    const assigned = assignedSecretsIn(content, word).map(
      ({ start, end, kind }): Unmarked => ({ kind, span: { start, end } }),
    );
    return [...shaped, ...assigned];
  });
};

const allUnmarked = once(findUnmarked);

/** Whether a message has any. */
export const hasUnmarked = (message: PromptMessage): boolean => allUnmarked(message).length > 0;

/** The credentials of one kind in a message that no mark of their own begins. */
export const unmarkedOf = (message: PromptMessage, kind: string): readonly Span[] =>
  allUnmarked(message)
    .filter((one) => one.kind === kind)
    .map(({ span }) => span);
