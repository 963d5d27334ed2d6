import { voiceOf } from '../match/sightings.ts';
import type { PromptMessage } from '../prompt.ts';
import type { Span } from '../span.ts';
import { jailbreakScore } from './jailbreak-score.ts';
import { learnedSeverity, leastScore } from './learned-severity.ts';
import type { Scorer } from './linear-model.ts';

export type Learned = Span & { readonly severity: 'high' | 'medium' };

/** Asking in what voice a term is spoken costs more than finding it. After so many, they count as meant. */
const mostAsked = 256;

/**
 * What the model makes of a message, and of which stretch of its folded text. Terms that are denied, foreseen or cited
 * do not count; since they can only lower the score, their voice is asked only where it is high enough with them.
 *
 * @param signals what the jailbreak signals of the message weigh that its author affirms
 */
export const learnedIn = (
  message: PromptMessage,
  signals: number,
  score: Scorer = jailbreakScore,
): Learned | undefined => {
  const { text } = message.folded;
  if (score(text).score < leastScore.medium) return undefined;
  let asked = 0;
  const said = score(text, (start, end) => {
    asked += 1;
    return asked > mostAsked || voiceOf(message, { start, end }) === 'affirmed';
  });
  const severity = learnedSeverity(said.score, signals);
  return severity && { severity, start: said.start, end: said.end };
};
