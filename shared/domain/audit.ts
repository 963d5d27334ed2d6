/** Who did it: a person, an API key, or Promptgate itself (a guardrail, a schedule, the scanner). */
export type Actor = { readonly type: 'user' | 'apiKey' | 'provisioner' | 'system'; readonly id: string };

/** Where a change came from; absent in workers. */
export type Origin = { readonly requestId: string; readonly ip?: string };

/**
 * One line of the audit trail. `change` holds ids, names, states and numbers only: never prompt text, never a secret.
 */
export type AuditEntry = {
  readonly id: string;
  readonly at: string;
  readonly actor: Actor;
  readonly action: string;
  readonly target: string;
  readonly workspace?: string;
  readonly ip?: string;
  readonly requestId?: string;
  readonly change: Readonly<Record<string, unknown>>;
};
