import type {
  Location,
  Log,
  Region,
  ReportingDescriptor,
  ReportingDescriptorReference,
  Result,
  ToolComponent,
} from 'sarif';
import type { Evidence, Finding, Report, ScanMessage, Severity } from './report.ts';
import { type ScanCategory, type ScanRule, scanCategories } from './scan-categories.ts';
import { taxonOf, taxonomies } from './taxonomies.ts';

/** What was scanned: its address, and its messages if lines and columns are wanted beside offsets. */
export type ScannedArtifact = { readonly uri: string; readonly messages?: readonly ScanMessage[] };

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** Scores that code hosts sort security results by; each lies in the band of its severity. */
const securitySeverity: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.0',
  low: '2.0',
};
const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
};

const taxaIn = (component: string): readonly string[] => [
  ...new Set(
    scanCategories
      .flatMap(({ references }) => references)
      .flatMap((reference) => {
        const taxon = taxonOf(reference);
        return taxon?.taxonomy.name === component ? [taxon.id] : [];
      }),
  ),
];

const referencesOf = (references: readonly string[]): ReportingDescriptorReference[] =>
  references.flatMap((reference) => {
    const taxon = taxonOf(reference);
    return taxon === undefined ? [] : [{ id: taxon.id, toolComponent: { name: taxon.taxonomy.name } }];
  });

const components: readonly ToolComponent[] = taxonomies.map((taxonomy) => ({
  name: taxonomy.name,
  version: taxonomy.version,
  organization: taxonomy.organization,
  informationUri: taxonomy.informationUri,
  shortDescription: { text: taxonomy.description },
  taxa: taxaIn(taxonomy.name).map((id) => ({ id })),
}));

const descriptorOf = (category: ScanCategory, rule: ScanRule): ReportingDescriptor => ({
  id: rule.id,
  shortDescription: { text: rule.title },
  fullDescription: { text: `${category.description} ${rule.message}` },
  help: { text: rule.remediation },
  defaultConfiguration: { level: levels[rule.severity] },
  relationships: referencesOf(category.references).map((target) => ({ target, kinds: ['relevant'] })),
  properties: { tags: ['security', category.key], 'security-severity': securitySeverity[rule.severity] },
});

const descriptors: readonly ReportingDescriptor[] = scanCategories.flatMap((category) =>
  category.rules.map((rule) => descriptorOf(category, rule)),
);
const descriptorIndex = new Map(descriptors.map(({ id }, at) => [id, at]));

/** Line and column count from one; columns are UTF-16 units (SARIF 2.1.0, section 3.30). */
const positionIn = (content: string, offset: number): { readonly line: number; readonly column: number } => {
  const before = content.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
};

const regionOf = ({ messageIndex, start, end, snippet }: Evidence, { messages }: ScannedArtifact): Region => {
  const offsets: Region = { charOffset: start, charLength: end - start, snippet: { text: snippet } };
  const content = messages?.[messageIndex]?.content;
  if (content === undefined) return offsets;
  const from = positionIn(content, start);
  const to = positionIn(content, end);
  return { ...offsets, startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
};

const locationOf = (evidence: Evidence | undefined, artifact: ScannedArtifact): Location => ({
  physicalLocation: {
    artifactLocation: { uri: artifact.uri },
    ...(evidence && { region: regionOf(evidence, artifact) }),
  },
  ...(evidence && {
    logicalLocations: [{ fullyQualifiedName: `messages[${evidence.messageIndex}].content`, kind: 'member' }],
  }),
});

const resultOf = (finding: Finding, artifact: ScannedArtifact): Result => ({
  ruleId: finding.ruleId,
  ruleIndex: descriptorIndex.get(finding.ruleId) ?? -1,
  level: levels[finding.severity],
  message: { text: `${finding.message} ${finding.remediation}` },
  locations: [locationOf(finding.evidence, artifact)],
  partialFingerprints: { 'promptgate/v1': finding.fingerprint },
  taxa: referencesOf(finding.references),
  properties: {
    id: finding.id,
    category: finding.category,
    severity: finding.severity,
    detector: finding.detector,
    'security-severity': securitySeverity[finding.severity],
  },
});

/**
 * A report as a log of the Static Analysis Results Interchange Format 2.1.0 (OASIS Standard). Offsets count UTF-16
 * units within one message, which the logical location names.
 */
export const toSarif = (report: Report, artifact: ScannedArtifact): Log => ({
  $schema: schema,
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: {
          name: 'Promptgate',
          semanticVersion: report.engine.version,
          rules: [...descriptors],
          properties: { ruleset: report.engine.ruleset, llm: report.engine.llm },
        },
      },
      automationDetails: { id: `promptgate/${report.engine.ruleset}/` },
      columnKind: 'utf16CodeUnits',
      taxonomies: [...components],
      artifacts: [{ location: { uri: artifact.uri } }],
      invocations: [{ executionSuccessful: true }],
      results: report.findings.map((finding) => resultOf(finding, artifact)),
      properties: { verdict: report.verdict },
    },
  ],
});
