/** What the story reads of the API's answers. */
export type Tokens = {
  readonly accessToken: string;
  readonly organisation: { readonly id: string };
  readonly user: { readonly id: string };
};
export type Problem = {
  readonly code: string;
  readonly detail: string;
  readonly status: number;
  readonly requestId: string;
};
type Place = { readonly messageIndex: number; readonly start: number; readonly end: number };
export type PromptMessage = { readonly role: string; readonly content: string };
export type Finding = {
  readonly category: string;
  readonly severity: string;
  readonly message: string;
  readonly remediation: string;
  readonly evidence?: Place & { readonly snippet: string };
  readonly fix?: Place & { readonly text: string };
};
export type Version = {
  readonly version: number;
  readonly status: string;
  readonly scan: { readonly id: string; readonly verdict: string | null };
};
export type Scan = { readonly verdict: string; readonly findings: readonly Finding[] };
export type Hunk = { readonly lines: readonly string[] };
export type Review = {
  readonly id: string;
  readonly status: string;
  readonly scan: { readonly verdict: string } | null;
  readonly diff: { readonly messages: readonly { readonly hunks: readonly Hunk[] }[] } | null;
};
type Arm = { readonly count: number; readonly errorRate: number | null };
type Counted = { readonly count: number; readonly errors: number };
type Standpoint = { readonly guardrail: string; readonly logE: number; readonly threshold: number };
export type Rollout = {
  readonly id: string;
  readonly status: string;
  readonly percent: number;
  readonly stats: { readonly stable: Arm; readonly canary: Arm };
  readonly decision?: {
    readonly guardrail: string;
    readonly reason: string;
    readonly evidence: {
      readonly logE: number;
      readonly threshold: number;
      readonly pValue: number;
      readonly alpha: number;
      readonly dispersion: number;
      readonly expected?: number;
      readonly difference: number;
      readonly stable: Counted;
      readonly canary: Counted;
    };
    readonly at: string;
  };
  readonly health: { readonly guardrails: readonly Standpoint[] };
};
export type AuditEvent = {
  readonly at: string;
  readonly actor: { readonly type: string; readonly id: string };
  readonly action: string;
  readonly target: string;
};
export type Page<T> = { readonly data: readonly T[]; readonly nextCursor: string | null };
