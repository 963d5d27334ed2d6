import {
  type Finding,
  type Summary,
  summarise,
  type Verdict,
  verdictOf,
  weightOf,
} from '#shared/domain/scanner/report.ts';
import { scan } from '#shared/domain/scanner/scan.ts';
import type { Span } from '#shared/domain/scanner/span.ts';
import type { PlacedPrompt } from './inputs/placed-prompt.ts';
import { readPrompts } from './inputs/read-prompts.ts';
import { sha256 } from './sha256.ts';

/** A finding and the stretch of the file that it points at; one about something missing points nowhere. */
export type LocatedFinding = {
  readonly finding: Finding;
  readonly span?: Span | undefined;
  readonly fix?: { readonly span: Span; readonly text: string } | undefined;
};

export type ScannedFile = {
  readonly path: string;
  /** Empty where nothing was found, so that many files take little memory. */
  readonly text: string;
  readonly findings: readonly LocatedFinding[];
  readonly summary: Summary;
  readonly verdict: Verdict;
};

const located = ({ messages }: PlacedPrompt, finding: Finding): LocatedFinding => {
  const { evidence, fix } = finding;
  const mended = fix && messages[fix.messageIndex];
  const text = fix && mended?.spell(fix.text);
  return {
    finding,
    span: evidence && messages[evidence.messageIndex]?.placeOf(evidence),
    ...(fix && mended && text !== undefined && { fix: { span: mended.placeOf(fix), text } }),
  };
};

/** What stands around the messages, such as front matter, is told only when it is critical wherever it stands. */
const foundAround = (text: string, prompts: readonly PlacedPrompt[]): readonly LocatedFinding[] => {
  const whole = prompts.some(({ messages }) => messages.some(({ content }) => content.length === text.length));
  if (whole) return [];
  const critical = scan({ messages: [{ role: 'system', content: text }] }, sha256).findings.flatMap((finding) =>
    finding.severity === 'critical' && finding.evidence ? [{ finding, span: finding.evidence as Span }] : [],
  );
  if (critical.length === 0) return [];
  const taken = prompts.flatMap(({ messages }) =>
    messages.map(({ content, placeOf }) => placeOf({ start: 0, end: content.length })),
  );
  return critical.filter(({ span }) => !taken.some(({ start, end }) => span.start < end && span.end > start));
};

/** What is missing comes after all that is there, the worst first. */
const orderOf = ({ span, finding }: LocatedFinding): number =>
  span?.start ?? Number.MAX_SAFE_INTEGER - weightOf(finding.severity);

/**
 * Scans all prompts of a file; findings come in the order of the text, those about something missing last.
 *
 * @param path whose extension tells the format; undefined for standard input
 * @param categories the keys of those to tell about
 * @returns undefined for data that holds no prompt
 * @throws AppError `validation_failed`, `payload_too_large`.
 */
export const scanText = (
  text: string,
  path: string | undefined,
  categories: ReadonlySet<string>,
): ScannedFile | undefined => {
  const prompts = readPrompts(text, path);
  if (prompts.length === 0 && text.trim() !== '') return undefined;
  const inPrompts = prompts.flatMap((prompt) =>
    scan(prompt, sha256).findings.map((finding) => located(prompt, finding)),
  );
  const findings = [...foundAround(text, prompts), ...inPrompts]
    .filter(({ finding }) => categories.has(finding.category))
    .sort((a, b) => orderOf(a) - orderOf(b));
  const summary = summarise(findings.map(({ finding }) => finding));
  return {
    path: path ?? 'stdin',
    text: findings.length > 0 ? text : '',
    findings,
    summary,
    verdict: verdictOf(summary),
  };
};
