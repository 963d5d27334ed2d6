import type { Journal } from './command.ts';
import type { Environment } from './environment.ts';
import type { Member } from './member.ts';
import type { Organisation, OrganisationReader } from './organisation.ts';
import type { Session } from './session.ts';
import type { TenantContext } from './tenant.ts';
import type { Workspace } from './workspace.ts';

/** Everything that an organisation begins with; it comes into being in one piece. */
export type Founding = {
  readonly organisation: Organisation;
  readonly owner: Member;
  readonly workspace: Workspace;
  readonly environments: readonly Environment[];
  readonly session: Session;
};

export type OrganisationRepository = OrganisationReader & {
  readonly found: (tenant: TenantContext, founding: Founding, journal: Journal) => Promise<void>;
};
