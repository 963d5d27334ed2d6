import type { Log, Notification, Region } from 'sarif';
import type { Engine, Finding, Report, ScanMessage, Verdict } from './report.ts';
import { mostResults, type PlacedFinding, resultsOf, type ScannedSource } from './sarif-results.ts';
import { components, descriptors } from './sarif-rules.ts';
import { taxonomies } from './taxonomies.ts';

/** What was scanned: its address, and its messages if lines and columns are wanted beside offsets. */
export type ScannedArtifact = { readonly uri: string; readonly messages?: readonly ScanMessage[] };

/** Something that could not be scanned, and why. */
export type Unscanned = { readonly uri: string; readonly message: string };

/** A run over any number of sources. */
export type ScanRun = {
  readonly engine: Engine;
  readonly verdict: Verdict;
  readonly sources: readonly ScannedSource[];
  readonly unscanned?: readonly Unscanned[];
};

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** Line and column count from one; columns are UTF-16 units (SARIF 2.1.0, section 3.30). */
const positionIn = (content: string, offset: number): { readonly line: number; readonly column: number } => {
  const before = content.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
};

type Stretch = { readonly messageIndex: number; readonly start: number; readonly end: number };

const regionIn = ({ messages }: ScannedArtifact, { messageIndex, start, end }: Stretch): Region => {
  const offsets: Region = { charOffset: start, charLength: end - start };
  const content = messages?.[messageIndex]?.content;
  if (content === undefined) return offsets;
  const from = positionIn(content, start);
  const to = positionIn(content, end);
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column, ...offsets };
};

const placedIn = (artifact: ScannedArtifact, finding: Finding): PlacedFinding => {
  const { evidence, fix } = finding;
  return {
    finding,
    region: evidence && { ...regionIn(artifact, evidence), snippet: { text: evidence.snippet } },
    fix: fix && { region: regionIn(artifact, fix), text: fix.text },
  };
};

const notificationOf = ({ uri, message }: Unscanned): Notification => ({
  level: 'error',
  message: { text: `${uri}: ${message}` },
  locations: [{ physicalLocation: { artifactLocation: { uri } } }],
});

const leftOutNotification = (count: number): Notification => ({
  level: 'warning',
  message: { text: `${count} of the milder results are left out: code hosts take ${mostResults} of a run.` },
});

/** All that the results depend on beside the text (SARIF 2.1.0, section 3.17.2). */
const automationId = ({ ruleset, judge }: Engine): string => {
  const judged = judge ? `${judge.model.replaceAll('/', '-')}@${judge.promptDigest.slice(0, 12)}/` : '';
  return `promptgate/${ruleset}/${judged}`;
};

/** A run as a log of the Static Analysis Results Interchange Format 2.1.0 (OASIS Standard). */
export const sarifLog = ({ engine, verdict, sources, unscanned = [] }: ScanRun): Log => {
  const { results, leftOut } = resultsOf(sources);
  const notifications = [...unscanned.map(notificationOf), ...(leftOut > 0 ? [leftOutNotification(leftOut)] : [])];
  return {
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Promptgate',
            semanticVersion: engine.version,
            rules: [...descriptors],
            supportedTaxonomies: taxonomies.map(({ name }, index) => ({ name, index })),
            properties: { ruleset: engine.ruleset, llm: engine.llm, ...(engine.judge && { judge: engine.judge }) },
          },
        },
        automationDetails: { id: automationId(engine) },
        columnKind: 'utf16CodeUnits',
        taxonomies: [...components],
        artifacts: sources.map(({ uri }) => ({ location: { uri } })),
        invocations: [
          {
            executionSuccessful: unscanned.length === 0,
            ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
          },
        ],
        results,
        properties: { verdict },
      },
    ],
  };
};

/**
 * A report on one prompt as SARIF. Offsets, lines and columns are those of one message's content, which the logical
 * location names.
 */
export const toSarif = (report: Report, artifact: ScannedArtifact): Log =>
  sarifLog({
    engine: report.engine,
    verdict: report.verdict,
    sources: [{ uri: artifact.uri, findings: report.findings.map((finding) => placedIn(artifact, finding)) }],
  });
