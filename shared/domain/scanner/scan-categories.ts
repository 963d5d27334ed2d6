import type { Severity } from './report.ts';
import { categories } from './ruleset.ts';

export type ScanRule = {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly message: string;
  readonly remediation: string;
};

export type ScanCategory = {
  readonly key: string;
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly defaultSeverity: Severity;
  readonly maxSeverity: Severity;
  readonly references: readonly string[];
  readonly rules: readonly ScanRule[];
};

/** The catalogue of what a scan looks for: words and severities, without the patterns. */
export const scanCategories: readonly ScanCategory[] = categories.map(({ rules, ...category }) => ({
  ...category,
  rules: rules.map(({ id, title, severity, message, remediation }) => ({ id, title, severity, message, remediation })),
}));
