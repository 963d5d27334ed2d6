import type { Finding, Fix, Report } from '#shared/domain/scanner/report.ts';
import { agentPrompts } from '#test/corpus/agent-prompts.ts';
import { harmlessText } from '#test/corpus/evasions.ts';
import { hosts } from '#test/corpus/hosts.ts';
import { implants } from '#test/corpus/implants.ts';
import type { Goal } from '../benchmark.ts';
import { seeds, wild } from './corpora.ts';
import { ownDefences } from './own-defences.ts';
import { type Share, shareAtLeast } from './proportion.ts';
import { scanText } from './scanning.ts';

/** A relation between two scans that must hold, and the texts for which it did not. */
export type Relation = {
  readonly name: string;
  readonly share: Share;
  readonly broken: readonly { readonly ruleId: string; readonly text: string }[];
};

const relation = (name: string, checked: readonly { ruleId: string; text: string; holds: boolean }[]): Relation => {
  const broken = checked.filter(({ holds }) => !holds);
  return { name, broken, share: { hits: checked.length - broken.length, of: checked.length } };
};

const edited = (text: string, { start, end, text: put }: Fix): string => text.slice(0, start) + put + text.slice(end);
const countOf = ({ findings }: Report, ruleId: string): number =>
  findings.filter((finding) => finding.ruleId === ruleId).length;

const shownBy = ({ evidence }: Finding, text: string): string =>
  evidence ? text.slice(evidence.start, evidence.end) : '';

/** How often a rule says the same of the same words. */
const sameOf = ({ ruleId, ...finding }: Finding, of: string, text: string): number =>
  scanText(text).findings.filter(
    (other) => other.ruleId === ruleId && shownBy(other, text) === shownBy({ ruleId, ...finding }, of),
  ).length;

/** More findings of one rule in a message are not told, so that one less need not show. */
const mostOfOneRule = 20;

const mixed = (each: number): readonly string[] => [
  ...implants(1, seeds.implants)
    .filter((_, at) => at % each === 0)
    .map(({ text }) => text),
  ...wild.filter((_, at) => at % each === 0),
  ...agentPrompts(Math.ceil(60 / each), seeds.agents).map(({ text }) => text),
  ...hosts.filter((_, at) => at % each === 0).map(({ text }) => text),
];

/** What the report offers as a fix, applied, makes its finding go. */
const fixesWork = (texts: readonly string[]): Relation =>
  relation(
    'the fix of a finding, applied, makes it go',
    texts.flatMap((text) => {
      const report = scanText(text);
      return report.findings.flatMap((finding) => {
        const { ruleId, fix } = finding;
        if (fix === undefined || countOf(report, ruleId) >= mostOfOneRule) return [];
        return [{ ruleId, text, holds: sameOf(finding, text, edited(text, fix)) < sameOf(finding, text, text) }];
      });
    }),
  );

const isAbsence = ({ fix, evidence }: Finding): boolean => fix !== undefined && evidence === undefined;

/** Each defence that the scanner asked for, taken away again from a text that has them all, is asked for again. */
const defencesMatter = (texts: readonly string[]): Relation =>
  relation(
    'a defence taken away is missed',
    texts.flatMap((text) => {
      const added = scanText(text).findings.filter(isAbsence);
      const parts = added.map(({ ruleId, fix }) => ({ ruleId, sentence: fix?.text ?? '' }));
      const hardened = text + parts.map(({ sentence }) => sentence).join('');
      return parts.flatMap(({ ruleId, sentence }) => {
        const rest = parts.filter((part) => part.sentence !== sentence);
        // Another defence may happen to say this as well: then there is nothing to miss.
        const without = text + rest.map((part) => part.sentence).join('');
        const covered = rest.some((part) => countOf(scanText(text + part.sentence), ruleId) === 0);
        if (covered || countOf(scanText(hardened), ruleId) > 0) return [];
        return [{ ruleId, text: without, holds: countOf(scanText(without), ruleId) > 0 }];
      });
    }),
  );

/** The same for defences in words of our own, which the rules have never seen. */
const ownDefencesMatter = (): Relation =>
  relation(
    'a defence in other words is seen, and missed when it goes',
    ownDefences.flatMap(({ ruleId, bare, defences }) =>
      defences.map((defence) => ({
        ruleId,
        text: defence,
        holds: countOf(scanText(bare), ruleId) > 0 && countOf(scanText(`${bare}\n${defence}`), ruleId) === 0,
      })),
    ),
  );

/** What a report says, wherever it says it. */
const saidOf = (text: string): string =>
  scanText(text)
    .findings.map(
      ({ ruleId, severity, evidence }) =>
        `${ruleId} ${severity} ${evidence ? text.slice(evidence.start, evidence.end) : ''}`,
    )
    .toSorted()
    .join('\n');

const sameSaid = (name: string, pairs: readonly (readonly [string, string])[]): Relation =>
  relation(
    name,
    pairs.map(([one, other]) => ({ ruleId: '', text: other, holds: saidOf(one) === saidOf(other) })),
  );

const swapped = (texts: readonly string[]): readonly (readonly [string, string])[] =>
  texts.map((text, at) => {
    const other = hosts[at % hosts.length]?.text ?? '';
    return [`${text}\n\n${other}`, `${other}\n\n${text}`];
  });

/** All relations; of the texts, one in `each`. */
export const relations = (each = 1): readonly Relation[] => {
  const texts = mixed(each);
  const short = implants(1, seeds.implants)
    .filter((_, at) => at % each === 0)
    .map(({ text }) => text);
  return [
    fixesWork(texts),
    defencesMatter(hosts.map(({ text }) => text)),
    ownDefencesMatter(),
    sameSaid(
      'harmless text appended changes nothing',
      texts.map((text) => [text, `${text}\n\n${harmlessText(text)}`]),
    ),
    sameSaid(
      'harmless text put before changes nothing',
      texts.map((text) => [text, `${harmlessText(text)}\n\n${text}`]),
    ),
    sameSaid('two texts in the other order say the same', swapped(short)),
  ];
};

export const metamorphicGoals = (): readonly Goal[] =>
  relations().map(({ name, share }) => shareAtLeast(name, share, 1));
