/** Word groups that several patterns share, as sources of bounded regular expressions over folded text. */

/** What a model has been told, as those name it who want it gone. */
export const orders =
  '(?:instructions?|directives?|directions?|rules?|guidelines?|prompts?|commands?|orders?|constraints?|polic(?:y|ies)|programming|training|safeguards?|restrictions?|regulations?|limitations?|guardrails?|safety (?:protocols?|measures?)|context|inputs?|conversations?|messages?|settings?)';

/** Words that say: what came before, from whom you have it. */
export const priors =
  '(?:previous(?:ly)?|prior|preceding|above|earlier|former|past|before|initial|original|existing|current|system|developer|old|other|last|openai|default|built-in|pre-?set|given to you|you (?:have been|were|are|had|have|got|received)|so far)';

/** Places whose text is data; an order to pass over instructions found there is a defence. */
export const dataPlaces =
  "(?:documents?|texts?|data|content|contents|emails?|e-mails?|inputs?|pages?|tags?|tickets?|transcripts?|delimiters?|sections?|blocks?|files?|sources?|articles?|reviews?|resumes?|cvs?|tools?|results?|outputs?|quotes?|comments?|attachments?|invoices?|customer|user|users|user's|variables?|fields?|messages?|it|them|there|<)";

/** What makes conduct or content wrong. */
export const morals =
  '(?:ethic(?:s|al|ally|ality)?|moral(?:s|ity|ly)?|legal(?:ity|ly)?|laws?|illegal(?:ity)?|unethical|immoral(?:ity)?|dangerous|danger|harm(?:ful|fulness)?|offensive(?:ness)?|consequences?|decency|inappropriate|unlawful|criminal|inhumane)';

/** What holds a model back. */
export const limits =
  '(?:restrictions?|limitations?|limits?|rules?|guidelines?|filters?|filtering|censorship|constraints?|boundar(?:y|ies)|polic(?:y|ies)|guardrails?|safeguards?|safety (?:measures?|protocols?|guidelines?)|principles?|morals?|ethics|scruples|inhibitions?|qualms|laws?)';

/** A sticky pattern of a source; patterns start where their anchor does. */
export const sticky = (source: string): RegExp => new RegExp(source, 'y');

/** The alternatives of a list such as `never refuse | must comply`, trimmed. */
export const either = (list: string): readonly string[] => list.split('|').map((item) => item.trim());
