import { assemble, type SeenOverall } from './assemble.ts';
import { weightOfAll } from './match/compound.ts';
import { indexPhrases, type PhraseIndex } from './match/phrase-index.ts';
import { type Seen, type Sighting, seeMessage } from './match/sightings.ts';
import { learnedIn } from './model/learned-in.ts';
import { type CuedMessage, type Prompt, type PromptMessage, promptOf, readMessage } from './prompt.ts';
import { type Report, type ScanInput, weightOf } from './report.ts';
import type { Detector, Need, Rule } from './rules/rule.ts';
import { categories } from './ruleset.ts';
import type { Span } from './span.ts';
import type { CipheredWord } from './text/ciphers.ts';
import { hiddenTexts } from './text/decode.ts';
import type { Hidden } from './text/hidden.ts';
import { originOf } from './text/origins.ts';

type RuleOf<Kind extends Detector['kind']> = Rule & { readonly detector: Extract<Detector, { readonly kind: Kind }> };

const rules: readonly Rule[] = categories.flatMap((category) => category.rules);
const rulesOf = <Kind extends Detector['kind']>(kind: Kind): readonly RuleOf<Kind>[] =>
  rules.filter((rule): rule is RuleOf<Kind> => rule.detector.kind === kind);

/** Ten thousand anchors in tables, made for the first scan: most of what loads this module starts to do something else. */
let index: PhraseIndex | undefined;
const phrases = (): PhraseIndex => {
  index ??= indexPhrases(rules);
  return index;
};

/** Structures in the order of the rules; neighbours that need the same are asked for together. */
const structures: readonly { readonly needs: Need | undefined; readonly rules: readonly RuleOf<'structure'>[] }[] =
  rulesOf('structure').reduce<{ readonly needs: Need | undefined; readonly rules: RuleOf<'structure'>[] }[]>(
    (groups, rule) => {
      const { needs } = rule.detector;
      const last = groups.at(-1);
      if (last !== undefined && last.needs === needs) last.rules.push(rule);
      else groups.push({ needs, rules: [rule] });
      return groups;
    },
    [],
  );
const decodedRules = rulesOf('decoded');
const promptRules = rulesOf('prompt');
const modelRules = rulesOf('model');

const seeStructures = (message: PromptMessage): readonly Sighting[] => {
  const found: Sighting[] = [];
  for (const { needs, rules } of structures) {
    if (needs?.(message) === false) continue;
    for (const rule of rules) {
      for (const span of rule.detector.find(message)) found.push({ rule, severity: rule.severity, ...span });
    }
  }
  return found;
};

const isHijack = ({ id }: Rule): boolean => id.startsWith('PG01') || id.startsWith('PG02');

/** What the model alone tells: a rule that finds as much in the message says it better. */
const seeLearned = (message: PromptMessage, { sightings, signals }: Seen): readonly Sighting[] => {
  const learned = learnedIn(message, weightOfAll(signals));
  if (learned === undefined) return [];
  const { severity } = learned;
  const isSaid = sightings.some((seen) => isHijack(seen.rule) && weightOf(seen.severity) >= weightOf(severity));
  return isSaid ? [] : modelRules.map((rule) => ({ rule, severity, ...originOf(message.folded, learned) }));
};

/** A message and all that was seen in it. */
type SeenMessage = CuedMessage & {
  readonly sightings: readonly Sighting[];
  readonly ciphered: readonly CipheredWord[];
};

/** What a message says in the open. */
const seeOpen = (message: PromptMessage): SeenMessage => {
  const seen = seeMessage(phrases(), message);
  const sightings = [...seen.sightings, ...seeStructures(message), ...seeLearned(message, seen)];
  return { message, cues: seen.cues, ciphered: seen.ciphered, sightings };
};

/** Encodings that a bare stretch of readable text in them is worth a word; the others are found by their words. */
const worthMention: ReadonlySet<Hidden['how']> = new Set(['base64', 'hex']);
const besideOpen: ReadonlySet<Hidden['how']> = new Set(['spaced', 'split', 'leet', 'comment']);
const unseen: ReadonlySet<Hidden['how']> = new Set(['tags', 'selectors']);

/** Text of another kind is decoded once; what it says is judged as if it stood in the open. */
const seeHidden = ({ message, sightings: open, ciphered }: SeenMessage): readonly Sighting[] =>
  hiddenTexts(message.content, ciphered).flatMap(({ how, start, end, text }) => {
    /** Words spelled in odd ways may stand beside an open order, which then says nothing of what they hide. */
    const beside = besideOpen.has(how) ? open.filter((seen) => seen.start < end && seen.end > start) : [];
    const known = new Set(beside.map(({ rule }) => rule));
    const { sightings } = seeOpen(readMessage(message.index, message.role, text));
    const serious = sightings.filter(
      ({ rule, severity }) => weightOf(severity) >= weightOf('high') && !known.has(rule),
    );
    const directive = serious.length > 0 || unseen.has(how);
    if (!directive && !worthMention.has(how)) return [];
    const sensitive = sightings.some(({ rule }) => rule.sensitive === true);
    return decodedRules
      .filter(({ detector }) => detector.directive === directive)
      .map((rule) => ({ rule, severity: rule.severity, start, end, sensitive }));
  });

/** All that is seen in one message. */
const seeAll = (message: PromptMessage): SeenMessage => {
  const open = seeOpen(message);
  return { ...open, sightings: [...open.sightings, ...seeHidden(open)] };
};

const seeOverall = (prompt: Prompt): readonly SeenOverall[] =>
  promptRules.flatMap((rule) => {
    const places = rule.detector.find(prompt);
    if (places === 'absent') return [{ rule, places: [] }];
    return places.length > 0 ? [{ rule, places }] : [];
  });

/**
 * Scans the templates of a prompt version. Pure and deterministic: the same input and ruleset give the same report,
 * byte for byte, in time linear in the text. It never throws, whatever the strings hold.
 *
 * @param hash the SHA-256 of a string as UTF-8, in lower-case hexadecimal
 */
export const scan = ({ messages, variables }: ScanInput, hash: (text: string) => string): Report => {
  const seen = messages.map(({ role, content }, number) => seeAll(readMessage(number, role, content)));
  return assemble(seen, seeOverall(promptOf(seen, variables)), hash);
};

/** A stretch of a message that nobody outside may see, and what kind of thing it is. */
export type SensitiveStretch = Span & { readonly label: string };

/** Where each message holds secrets or personal data, in the open or in an encoding of them. */
export const sensitiveStretches = ({ messages }: ScanInput): readonly (readonly SensitiveStretch[])[] =>
  messages.map(({ role, content }, at) => {
    const sensitiveIn = ({ sightings }: SeenMessage): readonly Sighting[] =>
      sightings.filter(({ rule, sensitive }) => rule.sensitive === true || sensitive === true);
    const message = seeOpen(readMessage(at, role, content));
    const open = sensitiveIn(message).map(({ rule, start, end }) => ({
      start,
      end,
      label: rule.id.startsWith('PG05') ? 'PERSONAL DATA REMOVED' : 'SECRET REMOVED',
    }));
    // A paragraph of split words is no longer shown only if the splits hide more than stands in the open.
    const hidden = hiddenTexts(content, message.ciphered)
      .filter(({ start, end, text }) => {
        const inTheOpen = open.filter((seen) => seen.start < end && seen.end > start).length;
        return sensitiveIn(seeOpen(readMessage(at, role, text))).length > inTheOpen;
      })
      .map(({ start, end }) => ({ start, end, label: 'ENCODED TEXT REMOVED' }));
    return [...open, ...hidden];
  });

/** The steps that the finder and the phrases it leads to take on a text: a measure of work that no clock blurs. */
export const stepsOf = (content: string): number => seeMessage(phrases(), readMessage(0, 'system', content)).steps;
