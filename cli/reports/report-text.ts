import { type Finding, type Severity, type Summary, severities, type Verdict } from '#shared/domain/scanner/report.ts';
import { categories } from '#shared/domain/scanner/ruleset.ts';
import { sensitiveStretches } from '#shared/domain/scanner/scan.ts';
import { joinSpans } from '#shared/domain/scanner/snippet.ts';
import type { Span } from '#shared/domain/scanner/span.ts';
import { positionsIn } from '../inputs/text-position.ts';
import type { LocatedFinding, ScannedFile } from '../scan-file.ts';
import type { ScanResult } from '../scan-files.ts';
import { codeFrame, type Framed } from './code-frame.ts';
import { fixDiff } from './fix-diff.ts';
import type { Palette } from './palette.ts';
import { visible } from './visible.ts';

const rules = categories.flatMap((category) => category.rules);
const titles: ReadonlyMap<string, string> = new Map(rules.map(({ id, title }) => [id, title]));
const sensitiveRules: ReadonlySet<string> = new Set(rules.filter(({ sensitive }) => sensitive).map(({ id }) => id));

const titleOf = ({ ruleId }: Finding): string => titles.get(ruleId) ?? ruleId;

const framedFile = ({ text, findings }: ScannedFile): Framed => {
  const told = findings.flatMap(({ finding, span }) => (span && sensitiveRules.has(finding.ruleId) ? [span] : []));
  const seen: readonly Span[] = sensitiveStretches({ messages: [{ role: 'system', content: text }] }).flat();
  return { text, hidden: joinSpans([...told, ...seen]), positionOf: positionsIn(text) };
};

/** Where a finding is, as editors and terminals make links of: `path:line:column`. */
const placeOf = (path: string, { span }: LocatedFinding, { positionOf }: Pick<Framed, 'positionOf'>): string => {
  if (!span) return visible(path);
  const { line, column } = positionOf(span.start);
  return `${visible(path)}:${line}:${column}`;
};

const noted = (label: string, lines: readonly string[], palette: Palette): string[] =>
  lines.map((line, index) => `  ${palette.dim((index === 0 ? label : '').padEnd(5))} ${line}`);

const blockOf = (path: string, located: LocatedFinding, framed: Framed, palette: Palette): string => {
  const { finding, span, fix } = located;
  const paint = palette.severity(finding.severity);
  return [
    `${palette.bold(placeOf(path, located, framed))}  ${paint(finding.severity)}  ${titleOf(finding)}  ${palette.dim(finding.ruleId)}`,
    ...(span ? codeFrame(framed, span, paint, palette) : []),
    ...noted('why', [finding.message], palette),
    ...noted('fix', [finding.remediation, ...(fix ? fixDiff(framed, fix, palette) : [])], palette),
    ...noted('see', [finding.references.join(', ')].filter(Boolean), palette),
  ].join('\n');
};

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const summaryText = (summary: Summary, palette: Palette): string => {
  const told = severities.filter((severity) => summary[severity] > 0);
  const all = severities.reduce((sum, severity) => sum + summary[severity], 0);
  const details = told.map((severity) => palette.severity(severity)(`${summary[severity]} ${severity}`)).join(', ');
  return all === 0 ? 'no findings' : `${counted(all, 'finding')}: ${details}`;
};

const conclusions: Readonly<Record<Verdict, string>> = {
  block: 'blocked',
  warn: 'passed with warnings',
  pass: 'passed',
};

/** One line on the whole: how many files, what was found, and what follows. */
export const summaryLine = ({ files, unread, passedOver, summary, verdict }: ScanResult, palette: Palette): string => {
  const notes = [
    counted(files.length, 'file'),
    ...(passedOver > 0 ? [`${passedOver} without messages passed over`] : []),
    ...(unread.length > 0 ? [palette.severity('critical')(`${unread.length} could not be read`)] : []),
  ];
  return `${notes.join(', ')} · ${summaryText(summary, palette)} · ${palette.bold(unread.length > 0 ? 'incomplete' : conclusions[verdict])}`;
};

/** The report for people: each finding with its line, why it matters and what to do. */
export const reportText = (result: ScanResult, palette: Palette): string => {
  const blocks = result.files.flatMap((file) => {
    if (file.findings.length === 0) return [];
    const framed = framedFile(file);
    return file.findings.map((located) => blockOf(file.path, located, framed, palette));
  });
  return `${[...blocks, summaryLine(result, palette)].join('\n\n')}\n`;
};

/** Only what is at or above a bar, a line each. */
export const briefText = ({ files }: ScanResult, reaches: (severity: Severity) => boolean): string =>
  files
    .flatMap(({ path, text, findings }) => {
      const positionOf = positionsIn(text);
      return findings
        .filter(({ finding }) => reaches(finding.severity))
        .map((located) => {
          const { severity, ruleId } = located.finding;
          return `${placeOf(path, located, { positionOf })}: ${severity}: ${titleOf(located.finding)} (${ruleId})\n`;
        });
    })
    .join('');
