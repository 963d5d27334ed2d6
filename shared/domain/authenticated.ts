import type { Scope } from './access.ts';
import type { PlanName } from './plan.ts';

/** Whom credentials belong to, before anything is known of what they may do. */
export type Authenticated =
  | { readonly type: 'user'; readonly id: string; readonly organisationId: string; readonly sessionId: string }
  | {
      readonly type: 'apiKey';
      readonly id: string;
      readonly organisationId: string;
      readonly workspace: string;
      readonly scopes: readonly Scope[];
      readonly plan: PlanName;
    }
  | { readonly type: 'provisioner'; readonly id: string; readonly organisationId: string; readonly plan: PlanName };
