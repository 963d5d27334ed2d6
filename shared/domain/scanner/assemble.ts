import { fixOf } from './fix.ts';
import type { Sighting } from './match/sightings.ts';
import type { PromptMessage } from './prompt.ts';
import {
  capped,
  type Evidence,
  type Finding,
  type Report,
  type Severity,
  summarise,
  verdictOf,
  weightOf,
} from './report.ts';
import type { Category, Rule } from './rules/rule.ts';
import { categories, engine } from './ruleset.ts';
import { joinSpans, snippetOf } from './snippet.ts';
import type { Place, Span } from './span.ts';
import { fold } from './text/fold.ts';

export type SeenMessage = { readonly message: PromptMessage; readonly sightings: readonly Sighting[] };
export type SeenOverall = { readonly rule: Rule; readonly places: readonly Place[] };

/** More of the same in one message would bury the rest: the first ones, in the order of the text, are kept. */
const mostOfOneRule = 20;
const idLength = 16;

type Placed = Place & { readonly rule: Rule; readonly severity: Severity; readonly whole?: Span };
type Kept = { readonly rule: Rule; readonly severity: Severity; readonly place?: Placed };

const categoryOf: ReadonlyMap<Rule, Category> = new Map(
  categories.flatMap((category) => category.rules.map((rule): [Rule, Category] => [rule, category])),
);

const referencesOf: ReadonlyMap<Rule, readonly string[]> = new Map(
  [...categoryOf].map(([rule, { references }]) => [rule, [...references, ...(rule.references ?? [])]]),
);

const inOrder = (a: Placed, b: Placed): number =>
  a.messageIndex - b.messageIndex ||
  a.start - b.start ||
  weightOf(b.severity) - weightOf(a.severity) ||
  b.end - a.end ||
  (a.rule.id < b.rule.id ? -1 : Number(a.rule.id > b.rule.id));

/** Of sightings of one category that overlap in one message, the most severe says it all; a tie goes to the first. */
const withoutOverlaps = (places: readonly Placed[]): readonly Placed[] => {
  const kept: Placed[] = [];
  const lastOf = new Map<string, number>();
  for (const place of [...places].sort(inOrder)) {
    const group = `${place.messageIndex}|${categoryOf.get(place.rule)?.id}`;
    const at = lastOf.get(group);
    const last = at === undefined ? undefined : kept[at];
    if (at === undefined || last === undefined || last.end <= place.start) {
      lastOf.set(group, kept.push(place) - 1);
    } else if (weightOf(place.severity) > weightOf(last.severity)) {
      kept[at] = place;
    }
  }
  return kept.sort(inOrder);
};

const firstOfEachRule = (places: readonly Placed[]): readonly Placed[] => {
  const counts = new Map<string, number>();
  return places.filter(({ rule, messageIndex }) => {
    const key = `${messageIndex}|${rule.id}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= mostOfOneRule;
  });
};

/** What must not be shown of each message. */
const sensitiveSpans = (sightings: readonly Sighting[]): readonly Span[] =>
  joinSpans(sightings.filter(({ rule, sensitive }) => rule.sensitive === true || sensitive === true));

type Hash = (text: string) => string;

/** Fingerprints of what prompts lack, which are the same for all prompts, by the hash that they were made with. */
const absences = new WeakMap<Hash, Map<Rule, string>>();

const ofAbsence = (rule: Rule, hash: Hash): string => {
  const known = absences.get(hash) ?? new Map<Rule, string>();
  absences.set(hash, known);
  const fingerprint = known.get(rule) ?? hash(`${rule.id}||0`);
  known.set(rule, fingerprint);
  return fingerprint;
};

/** Turns what was seen into a report: overlaps settled, secrets masked, findings in the order of the text. */
export const assemble = (seen: readonly SeenMessage[], overall: readonly SeenOverall[], hash: Hash): Report => {
  const messages = seen.map(({ message }) => message);
  const placed = [
    ...seen.flatMap(({ message, sightings }) =>
      sightings.map((sighting): Placed => ({ ...sighting, messageIndex: message.index })),
    ),
    ...overall.flatMap(({ rule, places }) =>
      places.map((place): Placed => ({ rule, severity: rule.severity, ...place })),
    ),
  ];
  const kept: readonly Kept[] = [
    ...firstOfEachRule(withoutOverlaps(placed)).map((place) => ({ rule: place.rule, severity: place.severity, place })),
    ...overall.filter(({ places }) => places.length === 0).map(({ rule }) => ({ rule, severity: rule.severity })),
  ];
  const hidden = new Map<number, readonly Span[]>();
  const evidenceOf = (place: Placed): Evidence => {
    const { messageIndex, start, end } = place;
    const { message, sightings } = seen[messageIndex] ?? { message: undefined, sightings: [] };
    const sensitive = hidden.get(messageIndex) ?? sensitiveSpans(sightings);
    hidden.set(messageIndex, sensitive);
    return { messageIndex, start, end, snippet: snippetOf(message?.content ?? '', place, sensitive) };
  };

  const ordinals = new Map<string, number>();
  const fingerprintOf = ({ rule, place }: Kept): string => {
    // What a prompt lacks has no text of its own, and is told once.
    if (place === undefined) return ofAbsence(rule, hash);
    const content = messages[place.messageIndex]?.content ?? '';
    const subject = `${rule.id}|${fold(content.slice(place.start, place.end)).text}`;
    const ordinal = ordinals.get(subject) ?? 0;
    ordinals.set(subject, ordinal + 1);
    return hash(`${subject}|${ordinal}`);
  };

  const findings = kept.map((item): Finding => {
    const { rule, severity, place } = item;
    const category = categoryOf.get(rule);
    const fingerprint = fingerprintOf(item);
    const fix = fixOf(rule.remedy, place && { ...place, ...place.whole }, messages);
    return {
      id: `fnd_${fingerprint.slice(0, idLength)}`,
      category: category?.key ?? '',
      severity: capped(severity, category?.maxSeverity ?? 'critical'),
      ruleId: rule.id,
      detector: rule.detector.kind === 'model' ? 'model' : 'static',
      message: rule.message,
      fingerprint,
      ...(place && { evidence: evidenceOf(place) }),
      remediation: rule.remediation,
      ...(fix && { fix }),
      references: referencesOf.get(rule) ?? [],
    };
  });
  const summary = summarise(findings);
  return { verdict: verdictOf(summary), engine, summary, findings };
};
