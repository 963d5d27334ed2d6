import {
  capped,
  type Finding,
  type Report,
  type ScanMessage,
  type Severity,
  severities,
  summarise,
  type Verdict,
  verdictOf,
  weightOf,
} from '../report.ts';
import type { Category } from '../rules/rule.ts';
import { categories } from '../ruleset.ts';
import { snippetOf } from '../snippet.ts';
import type { Span } from '../span.ts';
import { fold } from '../text/fold.ts';
import { criteria } from './criteria.ts';
import type { Raise } from './weigh.ts';

/** More would bury what the rules have found; the worst come first. */
const mostRaised = 20;
const idLength = 16;
const verdicts: readonly Verdict[] = ['pass', 'warn', 'block'];

export type Subject = {
  readonly messages: readonly ScanMessage[];
  /** What must not be shown of each message: sorted, without overlaps. */
  readonly hidden: readonly (readonly Span[])[];
  readonly hash: (text: string) => string;
};

const categoriesById: ReadonlyMap<string, Category> = new Map(categories.map((category) => [category.id, category]));
const remediations: ReadonlyMap<string, string> = new Map(criteria.map(({ id, remediation }) => [id, remediation]));

/** The rule that a judge's findings of a category are listed under. */
export const judgeRuleOf = (categoryId: string): string => `${categoryId}.judge`;

const messageOf = ({ title }: Category, doubtful: boolean): string =>
  `A model that read the prompt twice sees a case of ${title.toLowerCase()} here.${
    doubtful ? ' Only one of its readings calls it critical: a person has to decide.' : ''
  }`;

const covers = (finding: Finding, { key }: Category, raise: Raise, severity: Severity): boolean =>
  finding.category === key &&
  finding.evidence?.messageIndex === raise.messageIndex &&
  finding.evidence.start < raise.end &&
  raise.start < finding.evidence.end &&
  weightOf(finding.severity) >= weightOf(severity);

const findingsOf = (
  report: Report,
  raises: readonly Raise[],
  { messages, hidden, hash }: Subject,
): readonly Finding[] => {
  const ordinals = new Map<string, number>();
  return raises.flatMap((raise): readonly Finding[] => {
    const { categoryId, messageIndex, start, end, doubtful } = raise;
    const category = categoriesById.get(categoryId);
    const content = messages[messageIndex]?.content;
    if (category === undefined || content === undefined) return [];
    const severity = capped(raise.severity, category.maxSeverity);
    if (report.findings.some((finding) => covers(finding, category, raise, severity))) return [];
    const ruleId = judgeRuleOf(categoryId);
    const subject = `${ruleId}|${fold(content.slice(start, end)).text}`;
    const ordinal = ordinals.get(subject) ?? 0;
    ordinals.set(subject, ordinal + 1);
    const fingerprint = hash(`${subject}|${ordinal}`);
    return [
      {
        id: `fnd_${fingerprint.slice(0, idLength)}`,
        category: category.key,
        severity,
        ruleId,
        detector: 'judge',
        message: messageOf(category, doubtful),
        fingerprint,
        evidence: { messageIndex, start, end, snippet: snippetOf(content, { start, end }, hidden[messageIndex] ?? []) },
        remediation: remediations.get(categoryId) ?? '',
        references: category.references,
      },
    ];
  });
};

const position = ({ evidence }: Finding): readonly [number, number] =>
  evidence ? [evidence.messageIndex, evidence.start] : [Number.MAX_SAFE_INTEGER, 0];

/** In the order of the text; what is about the whole prompt comes last. */
const inOrder = (a: Finding, b: Finding): number => {
  const [aMessage, aStart] = position(a);
  const [bMessage, bStart] = position(b);
  return aMessage - bMessage || aStart - bStart;
};

/** A report with findings added to it. Those that it has stay as they are, and its verdict gets worse or stays. */
const added = (report: Report, findings: readonly Finding[]): Report => {
  const summary = summarise(findings);
  const total = Object.fromEntries(severities.map((each) => [each, report.summary[each] + summary[each]]));
  const [before, after] = [verdicts.indexOf(report.verdict), verdicts.indexOf(verdictOf(summary))];
  return {
    ...report,
    verdict: verdicts[Math.max(before, after)] ?? 'block',
    summary: total as Report['summary'],
    findings: [...report.findings, ...findings].toSorted(inOrder),
  };
};

/**
 * The report with what the judge adds: the maximum of both, category by category. A {@link Raise} has a place and a
 * severity of its own and names no finding, so none of the report's can be lowered, changed or dropped by it.
 */
export const raised = (report: Report, raises: readonly Raise[], subject: Subject): Report =>
  added(report, findingsOf(report, raises.slice(0, mostRaised), subject));

/** The report of a prompt beside which the judge did not see a planted fault: the prompt may have talked it round. */
export const raisedByControl = (report: Report, hash: Subject['hash']): Report => {
  const category = categoriesById.get('PG01');
  const ruleId = 'PG01.judge-control';
  const fingerprint = hash(`${ruleId}||0`);
  return added(report, [
    {
      id: `fnd_${fingerprint.slice(0, idLength)}`,
      category: category?.key ?? '',
      severity: 'high',
      ruleId,
      detector: 'judge',
      message:
        'A model that judges prompts overlooked a planted fault while it read this one, which may have talked it round. A person has to look.',
      fingerprint,
      remediation:
        'Look for text that speaks to whoever checks the prompt; if there is none, scan again or take another model.',
      references: category?.references ?? [],
    },
  ]);
};
