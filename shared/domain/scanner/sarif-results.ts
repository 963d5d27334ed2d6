import type { ArtifactLocation, Fix, Location, Region, Result } from 'sarif';
import { type Finding, weightOf } from './report.ts';
import { descriptors, levels, securitySeverity, taxaOf } from './sarif-rules.ts';

/** A finding with its places in the artifact, and the text of its fix as it has to be spelled there. */
export type PlacedFinding = {
  readonly finding: Finding;
  readonly region?: Region | undefined;
  readonly fix?: { readonly region: Region; readonly text: string } | undefined;
};

/** What was scanned: its address, and what was found in it. */
export type ScannedSource = { readonly uri: string; readonly findings: readonly PlacedFinding[] };

/** GitHub takes no run with more results. */
export const mostResults = 25_000;

const descriptorIndex: ReadonlyMap<string, number> = new Map(descriptors.map(({ id }, at) => [id, at]));

type Of = { readonly artifact: ArtifactLocation; readonly placed: PlacedFinding };

const locationOf = ({ artifact, placed: { finding, region } }: Of): Location => ({
  physicalLocation: { artifactLocation: artifact, ...(region && { region }) },
  ...(finding.evidence && {
    logicalLocations: [{ fullyQualifiedName: `messages[${finding.evidence.messageIndex}].content`, kind: 'member' }],
  }),
});

const fixOf = ({ artifact, placed: { finding, fix } }: Of): Fix[] => {
  if (fix === undefined) return [];
  const replacements = [{ deletedRegion: fix.region, insertedContent: { text: fix.text } }];
  return [
    { description: { text: finding.remediation }, artifactChanges: [{ artifactLocation: artifact, replacements }] },
  ];
};

/** An accepted finding is suppressed; where one is, SARIF wants all others to say that they are not (section 3.27.23). */
const suppressionsOf = ({ waived }: Finding): Pick<Result, 'suppressions'> => ({
  suppressions: waived
    ? [
        {
          kind: 'external',
          status: 'accepted',
          justification: waived.reason,
          properties: { by: waived.by, expiresAt: waived.expiresAt },
        },
      ]
    : [],
});

const resultOf = (of: Of, anyWaived: boolean): Result => {
  const { finding } = of.placed;
  const fixes = fixOf(of);
  return {
    ruleId: finding.ruleId,
    ruleIndex: descriptorIndex.get(finding.ruleId) ?? -1,
    level: levels[finding.severity],
    message: { text: `${finding.message} ${finding.remediation}` },
    locations: [locationOf(of)],
    partialFingerprints: { 'promptgate/v1': finding.fingerprint },
    taxa: taxaOf(finding.references),
    ...(fixes.length > 0 && { fixes }),
    ...(anyWaived && suppressionsOf(finding)),
    properties: {
      id: finding.id,
      category: finding.category,
      severity: finding.severity,
      detector: finding.detector,
      'security-severity': securitySeverity[finding.severity],
    },
  };
};

export type Results = { readonly results: Result[]; readonly leftOut: number };

/** The results of all sources in their order; of too many the worst are kept. */
export const resultsOf = (sources: readonly ScannedSource[]): Results => {
  const all = sources.flatMap(({ uri, findings }, index) =>
    findings.map((placed): Of => ({ artifact: { uri, index }, placed })),
  );
  const anyWaived = all.some(({ placed }) => placed.finding.waived !== undefined);
  const weight = ({ placed }: Of): number => weightOf(placed.finding.severity);
  const worst = new Set(all.toSorted((a, b) => weight(b) - weight(a)).slice(0, mostResults));
  return {
    results: all.filter((of) => worst.has(of)).map((of) => resultOf(of, anyWaived)),
    leftOut: all.length - worst.size,
  };
};
