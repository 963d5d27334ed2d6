import type { Scope } from './access.ts';
import type { PlanName } from './plan.ts';
import type { Rate } from './rate-limit.ts';
import type { Region } from './region.ts';

/** Whom credentials belong to, before anything is known of what they may do. */
export type Authenticated =
  | {
      readonly type: 'user';
      readonly id: string;
      readonly organisationId: string;
      readonly sessionId: string;
      readonly plan?: PlanName;
    }
  | {
      readonly type: 'apiKey';
      readonly id: string;
      readonly organisationId: string;
      readonly workspace: string;
      readonly scopes: readonly Scope[];
      readonly createdBy: string;
      readonly createdByMailbox: string;
      readonly plan: PlanName;
      readonly rateLimit?: Rate | undefined;
    }
  | { readonly type: 'provisioner'; readonly id: string; readonly organisationId: string; readonly plan: PlanName };

/** Credentials of the same stage in another region, where their organisation lives. */
export type Elsewhere = { readonly type: 'elsewhere'; readonly region: Region };

/** What credentials turn out to be; undefined for nobody's. */
export type Verdict = Authenticated | Elsewhere | undefined;
