import { type Finding, type Report, summarise, verdictOf } from './scanner/report.ts';
import type { Authorship, LeanedOn } from './version.ts';
import { covers, isInForce, type Waiver } from './waiver.ts';

/** One transaction later checks each of them: of more critical findings than this, the others block. */
const mostLeanedOn = 50;

/** Of several the one that lasts longest. */
const waiverFor = (finding: Finding, inForce: readonly Waiver[]): Waiver | undefined =>
  inForce
    .filter((waiver) => covers(waiver, finding))
    .reduce<Waiver | undefined>((best, waiver) => (best && best.endsAt >= waiver.endsAt ? best : waiver), undefined);

const leanedOn = (waivers: readonly Waiver[]): LeanedOn | undefined => {
  const [first = undefined] = waivers.map(({ endsAt }) => endsAt).toSorted();
  return first === undefined ? undefined : { waivers: waivers.map(({ id }) => id), until: first };
};

/**
 * Applies a workspace's waivers to the report on a version, as the last that happens to it: a waived finding says so,
 * and counts neither in the summary nor for the verdict. Without a waived finding the report is as it was.
 */
export const applyWaivers = (
  report: Report,
  waivers: readonly Waiver[],
  version: Authorship,
  now: Date,
): { readonly report: Report; readonly leansOn: LeanedOn | undefined } => {
  const inForce = waivers.filter((waiver) => isInForce(waiver, version, now));
  const critical = new Set<Waiver>();
  const findings = report.findings.map((finding): Finding => {
    const waiver = waiverFor(finding, inForce);
    if (!waiver) return finding;
    if (finding.severity === 'critical') {
      if (!critical.has(waiver) && critical.size >= mostLeanedOn) return finding;
      critical.add(waiver);
    }
    const { createdBy, reason, endsAt: expiresAt } = waiver;
    return { ...finding, waived: { by: createdBy.id, reason, expiresAt } };
  });
  const counted = findings.filter(({ waived }) => waived === undefined);
  if (counted.length === findings.length) return { report, leansOn: undefined };
  const summary = summarise(counted);
  return { report: { ...report, verdict: verdictOf(summary), summary, findings }, leansOn: leanedOn([...critical]) };
};
