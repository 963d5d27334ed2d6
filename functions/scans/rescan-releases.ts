import type { EnvironmentRepository } from '#shared/domain/environment.ts';
import type { FindState } from '#shared/domain/organisation-state.ts';
import type { Page, PageRequest } from '#shared/domain/page.ts';
import type { Rescan } from '#shared/domain/rescan.ts';
import { type TenantContext, tenantOf } from '#shared/domain/tenant.ts';
import type { WorkspaceRepository } from '#shared/domain/workspace.ts';
import { type RescanDependencies, rescanVersion } from './rescan-version.ts';

/** A look at an organisation, or at one of its protected environments, from behind a prompt on. */
export type LookMessage = {
  readonly organisationId: string;
  readonly workspace?: string | undefined;
  readonly environment?: string | undefined;
  readonly after?: string | undefined;
};
type Dependencies = RescanDependencies & {
  readonly findState: FindState;
  readonly workspaces: Pick<WorkspaceRepository, 'list'>;
  readonly environments: Pick<EnvironmentRepository, 'list'>;
  readonly sendLooks: (messages: readonly LookMessage[]) => Promise<void>;
};

/** Prompts that one message looks at. */
const mostPrompts = 25;

const allOf = async <T>(list: (page: PageRequest) => Promise<Page<T>>): Promise<readonly T[]> => {
  const found: T[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { data, nextCursor } = await list({ limit: 100, cursor });
    found.push(...data);
    cursor = nextCursor;
  }
  return found;
};

const protectedIn = async ({ workspaces, environments }: Dependencies, tenant: TenantContext) => {
  const found: { readonly workspace: string; readonly environment: string }[] = [];
  for (const { slug } of await allOf((page) => workspaces.list(tenant, page))) {
    for (const each of await allOf((page) => environments.list(tenant, slug, page)))
      if (each.protected) found.push({ workspace: slug, environment: each.name });
  }
  return found;
};

const countsOf = (rescans: readonly Rescan[]) => ({
  rescanned: rescans.length,
  wouldBlock: rescans.filter(({ verdict }) => verdict === 'block').length,
  appeared: rescans.reduce((sum, { appeared }) => sum + appeared, 0),
  gone: rescans.reduce((sum, { gone }) => sum + gone, 0),
});

/**
 * Looks at what an organisation's protected environments serve by the present ruleset: first which environments there
 * are, each by a message of its own, then some prompts at a time. Whatever comes twice finds it done.
 */
export const rescanReleases = async (dependencies: Dependencies, message: LookMessage) => {
  const { findState, rescans, sendLooks } = dependencies;
  const { organisationId, workspace, environment, after } = message;
  const tenant = tenantOf(organisationId);
  const state = await findState(tenant);
  if (state !== 'open') return { outcome: state };
  if (workspace === undefined || environment === undefined) {
    const places = await protectedIn(dependencies, tenant);
    await sendLooks(places.map((place) => ({ organisationId, ...place })));
    return { outcome: 'spread', environments: places.length };
  }
  const served = await rescans.served(tenant, { workspace, environment, after }, mostPrompts);
  const done: Rescan[] = [];
  for (const { prompt, versions } of served) {
    for (const version of new Set(versions)) {
      const rescan = await rescanVersion(dependencies, tenant, { workspace, environment, prompt, version });
      if (rescan) done.push(rescan);
    }
  }
  const last = served.at(-1);
  const more = served.length === mostPrompts && last !== undefined;
  if (more) await sendLooks([{ organisationId, workspace, environment, after: last.prompt }]);
  return { outcome: more ? 'goes on' : 'done', workspace, environment, prompts: served.length, ...countsOf(done) };
};
