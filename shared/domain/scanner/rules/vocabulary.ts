import { lazily, type Pattern } from '../pattern.ts';
/** Word groups that several patterns share, as sources of bounded regular expressions over folded text. */

/** What a model has been told, as those name it who want it gone. */
export const orders =
  '(?:instructions?|directives?|directions?|rules?|guidelines?|prompts?|commands?|orders?|constraints?|polic(?:y|ies)|programming|training|safeguards?|restrictions?|regulations?|limitations?|guardrails?|safety (?:protocols?|measures?)|context|inputs?|conversations?|messages?|settings?)';

/** Words that say: what came before, from whom you have it. */
export const priors =
  '(?:previous(?:ly)?|prior|preceding|above|earlier|former|past|before|initial|original|existing|system|developer|openai|given to you|you (?:have been|were|are|had|have|got|received)|so far)';

/** Words that say so only of instructions proper: one may well override a default command. */
export const weakPriors = '(?:current|old|other|last|default|built-in|pre-?set|base|core|safety|ethical|content|moral)';

export const strictOrders =
  '(?:instructions?|directives?|rules?|guidelines?|prompts?|orders?|polic(?:y|ies)|programming|training|safeguards?|restrictions?|guardrails?|safety (?:protocols?|measures?))';

/** Places whose text is data; an order to pass over instructions found there is a defence. */
export const dataPlaces =
  "(?:documents?|texts?|data|content|contents|emails?|e-mails?|inputs?|pages?|tags?|tickets?|transcripts?|delimiters?|sections?|blocks?|files?|sources?|articles?|reviews?|resumes?|cvs?|tools?|results?|outputs?|quotes?|comments?|attachments?|invoices?|customer|user|users|user's|variables?|fields?|messages?|it|them|there|<)";

/** What makes conduct or content wrong. */
export const morals =
  '(?:ethic(?:s|al|ally|ality)?|moral(?:s|ity|ly)?|legal(?:ity|ly)?|laws?|illegal(?:ity)?|unethical|immoral(?:ity)?|dangerous|danger|harm(?:ful|fulness)?|offensive(?:ness)?|consequences?|decency|inappropriate|unlawful|criminal|inhumane)';

/** What holds a model back. */
export const limits =
  '(?:restrictions?|limitations?|limits?|rules?|guidelines?|filters?|filtering|censorship|constraints?|boundar(?:y|ies)|polic(?:y|ies)|guardrails?|safeguards?|safety (?:measures?|protocols?|guidelines?)|principles?|morals?|ethics|scruples|inhibitions?|qualms|laws?|prohibitions?|norms)';

/** A sticky pattern of a source; patterns start where their anchor does. */
export const sticky = (source: string): Pattern => lazily(() => source, 'y');

/** The alternatives of a list such as `never refuse | must comply`, trimmed. */
export const either = (list: string): readonly string[] => list.split('|').map((item) => item.trim());

/** Every beginning with every ending, as in `no | without` and `limits | rules`: anchors that are rare where one word is not. */
export const pairs = (beginnings: string, endings: string): readonly string[] =>
  either(beginnings).flatMap((beginning) => either(endings).map((ending) => `${beginning} ${ending}`));
