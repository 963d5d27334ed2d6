import type { PromptMessage } from '../prompt.ts';
import type { Span } from '../span.ts';
import { setting } from '../text/contexts.ts';
import { originAt, originOf } from '../text/origins.ts';

const answer = /(?:^|[\n.!?"'] {0,3}|^ {0,3})(?:assistant|ai|bot|model|chatbot|agent): {0,2}$/;
const labels = ['assistant:', 'ai:', 'bot:', 'model:', 'agent:'];
const longestLabel = 10;
/** The turn before: somebody asks for what is refused. */
const asker = /\b(?:user|human|customer|visitor|guest|client|caller):/;
const wanted =
  /\b(?:passwords?|passcode|secrets?|api keys?|credentials?|admin|root|unlock|bypass|ignore|skip|system prompt|instructions|confidential|another customer|someone else|without (?:a |any )?(?:check|verification|approval)|allowed|restrictions?|limits?|rules|filter)\b/;
const yields =
  /^ ?(?:of course|sure|understood|okay|ok|certainly|yes|absolutely|no problem|done|gladly|agreed|granted|here (?:is|are|you)|access granted|the (?:password|key|code) is|it is|[a-z]{2,12} mode (?:is )?(?:unlocked|enabled|on)|unlocked|i will|i have|i've)\b/;
const declines =
  /\b(?:sorry|can't|cannot|won't|will not|not able|unable|decline|refuse|afraid|n't|never|no longer than|reset (?:link|it|your)|not)\b/;
const longestTurn = 200;

/** Whether a sample turn, as far as the line goes, answers an order that is to be refused by giving in. */
const isYielding = (text: string, at: number, label: string): boolean => {
  const end = at + label.length;
  const before = text.slice(Math.max(0, at - 2 * longestTurn), at);
  if (!answer.test(`${before.slice(-4)}${label}`) && !/\s$/.test(before)) return false;
  const reply = text.slice(end, end + longestTurn).split('\n', 1)[0] ?? '';
  return (
    yields.test(reply) && !declines.test(reply) && asker.test(before) && wanted.test(before.slice(before.search(asker)))
  );
};

/**
 * Finds few-shot examples that teach the model to give in: one asks for a secret, a bypass or the instructions, and
 * the sample answer grants it. The span is the exchange on one line, or the answer.
 */
export const examplesOfYielding = ({ folded, settingAt }: PromptMessage): readonly Span[] => {
  const found: Span[] = [];
  const { text } = folded;
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
    const before = text.slice(Math.max(0, colon + 1 - longestLabel), colon + 1);
    const label = labels.find((one) => before.endsWith(one));
    if (label === undefined) continue;
    const at = colon + 1 - label.length;
    if (/[a-z]/.test(text.charAt(at - 1)) || !isYielding(text, at, label)) continue;
    if ((settingAt(originAt(folded, at)) & (setting.quoted | setting.example)) !== 0) continue;
    const line = text.indexOf('\n', at);
    const opens = text.lastIndexOf('\n', at) + 1;
    const end = line < 0 ? text.length : line;
    const start = at - opens > longestTurn ? at : opens;
    found.push(originOf(folded, { start, end: Math.min(end, at + 2 * longestTurn) }));
  }
  return found;
};
