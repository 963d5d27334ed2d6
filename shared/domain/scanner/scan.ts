import { assemble } from './assemble.ts';
import { indexPhrases } from './match/phrase-index.ts';
import { type Seen, type Sighting, seeMessage } from './match/sightings.ts';
import { type Prompt, type PromptMessage, readMessage, readPrompt } from './prompt.ts';
import type { ScanInput, StaticReport } from './report.ts';
import { weightOf } from './report.ts';
import type { DecodedDetector, Rule } from './rules/rule.ts';
import { categories } from './ruleset.ts';
import { hiddenTexts } from './text/decode.ts';

const rules: readonly Rule[] = categories.flatMap((category) => category.rules);
const index = indexPhrases(rules);

/** Text of another kind is decoded once; what it says is judged as if it stood in the open. */
const seeHidden = (message: PromptMessage): readonly Sighting[] =>
  hiddenTexts(message.content).flatMap(({ how, start, end, text }) => {
    const { sightings } = seeMessage(index, readMessage(message.index, message.role, text));
    const directive = sightings.some(({ severity }) => weightOf(severity) >= weightOf('high')) || how === 'tags';
    const plain = how === 'base64' || how === 'hex' || how === 'selectors' ? false : 'skip';
    const wanted = directive ? true : plain;
    return rules
      .filter(({ detector }) => detector.kind === 'decoded' && (detector as DecodedDetector).directive === wanted)
      .map((rule) => ({ rule, severity: rule.severity, start, end }));
  });

const seeStructures = (message: PromptMessage): readonly Sighting[] =>
  rules.flatMap((rule) =>
    rule.detector.kind === 'structure'
      ? rule.detector.find(message).map((span) => ({ rule, severity: rule.severity, ...span }))
      : [],
  );

/** All that is seen in one message. */
const seeAll = (message: PromptMessage): Seen => {
  const { sightings, steps } = seeMessage(index, message);
  return { sightings: [...sightings, ...seeStructures(message), ...seeHidden(message)], steps };
};

const seeOverall = (prompt: Prompt) =>
  rules.flatMap((rule) => {
    if (rule.detector.kind !== 'prompt') return [];
    const places = rule.detector.find(prompt);
    return places === 'absent' ? [{ rule, places: [] }] : places.length > 0 ? [{ rule, places }] : [];
  });

/**
 * Scans the templates of a prompt version. Pure and deterministic: the same input and ruleset give the same report,
 * byte for byte, in time linear in the text. It never throws, whatever the strings hold.
 *
 * @param hash the SHA-256 of a string as UTF-8, in lower-case hexadecimal
 */
export const scan = (input: ScanInput, hash: (text: string) => string): StaticReport => {
  const prompt = readPrompt(input);
  const seen = prompt.messages.map((message) => ({ message, sightings: seeAll(message).sightings }));
  return assemble(seen, seeOverall(prompt), hash);
};

/** The steps that the automaton and the phrases it leads to take on a text: a measure of work that no clock blurs. */
export const stepsOf = (content: string): number => seeMessage(index, readMessage(0, 'system', content)).steps;
