/** What a scan reads and what it says; the shapes are those of the API's scan reports. */

export const severities = ['critical', 'high', 'medium', 'low'] as const;

export type Severity = (typeof severities)[number];

export type Verdict = 'pass' | 'warn' | 'block';

export type Role = 'system' | 'user' | 'assistant';

export type ScanMessage = { readonly role: Role; readonly content: string };

export type ScanVariable = {
  readonly type: 'string' | 'number' | 'boolean';
  readonly required?: boolean | undefined;
  readonly untrusted?: boolean | undefined;
  readonly description?: string | undefined;
};

export type ScanInput = {
  readonly messages: readonly ScanMessage[];
  readonly variables?: Readonly<Record<string, ScanVariable>> | undefined;
};

/** A place in one message: UTF-16 offsets into its content, end exclusive; the snippet is masked and cut. */
export type Evidence = {
  readonly messageIndex: number;
  readonly start: number;
  readonly end: number;
  readonly snippet: string;
  /** The fragment that all of it comes from: then the offsets are those of its tag, and these are within its content. */
  readonly fragment?:
    | { readonly name: string; readonly version: number; readonly start: number; readonly end: number }
    | undefined;
};

export const detectors = ['static', 'model', 'judge'] as const;

/** One edit of a message's content that makes a finding go: the range, in UTF-16 offsets, becomes the text. */
export type Fix = {
  readonly messageIndex: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
};

/** Who answers for a finding that stays, why, and until when. */
export type Waived = { readonly by: string; readonly reason: string; readonly expiresAt: string };

export type Finding = {
  readonly id: string;
  readonly category: string;
  readonly severity: Severity;
  readonly ruleId: string;
  readonly detector: (typeof detectors)[number];
  readonly message: string;
  readonly fingerprint: string;
  readonly waived?: Waived;
  readonly evidence?: Evidence;
  readonly remediation: string;
  readonly fix?: Fix;
  readonly references: readonly string[];
};

export type Summary = Readonly<Record<Severity, number>>;

/** The model that judged beside the rules, all that its word depends on, and how far its two readings agreed. */
export type JudgedBy = {
  /** Provider and name. */
  readonly model: string;
  readonly parameters: Readonly<Record<string, number>>;
  /** Of the judge's own words. */
  readonly promptDigest: string;
  readonly calls: number;
  /** Quotations that were dropped, since they are not in the text. */
  readonly ungrounded: number;
  /** Categories that one reading alone saw in a message. */
  readonly disagreements: number;
};

export type Engine = {
  readonly version: string;
  readonly ruleset: string;
  readonly llm: boolean;
  readonly judge?: JudgedBy;
};

export type Report = {
  readonly verdict: Verdict;
  readonly engine: Engine;
  readonly summary: Summary;
  readonly findings: readonly Finding[];
};

/** How bad a severity is, 0 for low to 3 for critical. */
export const weightOf = (severity: Severity): number => severities.length - 1 - severities.indexOf(severity);

/** The severity that many steps milder, never below low. */
export const milder = (severity: Severity, steps: number): Severity =>
  severities[Math.min(severities.indexOf(severity) + steps, severities.length - 1)] ?? 'low';

/** The milder of a severity and a ceiling. */
export const capped = (severity: Severity, ceiling: Severity): Severity =>
  weightOf(severity) > weightOf(ceiling) ? ceiling : severity;

/** Counts findings by severity. */
export const summarise = (findings: readonly Pick<Finding, 'severity'>[]): Summary => {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return { critical: count('critical'), high: count('high'), medium: count('medium'), low: count('low') };
};

/** A critical finding blocks, a high or medium one warns, and low ones alone pass. */
export const verdictOf = ({ critical, high, medium }: Summary): Verdict => {
  if (critical > 0) return 'block';
  return high + medium > 0 ? 'warn' : 'pass';
};
