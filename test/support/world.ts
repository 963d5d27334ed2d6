import type { ApiKeyPrincipal, Principal, Scope, WorkspaceRole } from '#shared/domain/access.ts';
import type { Caller, Effects } from '#shared/domain/command.ts';
import { idPrefixes } from '#shared/domain/ports.ts';
import { type TenantContext, tenantOf } from '#shared/domain/tenant.ts';
import { memoryTable } from '#test/fakes/memory-table.ts';

/** A ULID that says which it is: the number at its end. */
const ulidOf = (number: number): string => `01JD6Y8Z3K5V7W9X1${String(number).padStart(9, '0')}`;

export const organisationA = `org_${ulidOf(1)}`;
export const organisationB = `org_${ulidOf(2)}`;

/** Effects that repeat exactly: the clock stands still until it is moved, ids and random texts count up. */
export const testEffects = (start = '2026-11-21T08:00:00.000Z') => {
  let time = Date.parse(start);
  let count = 0;
  const next = () => {
    count += 1;
    return count;
  };
  const effects: Effects = {
    now: () => new Date(time),
    newId: (kind) => `${idPrefixes[kind]}_${ulidOf(next())}`,
    hash: (text) => `hash(${text})`,
    randomText: () => `random-${next()}`,
  };
  return {
    ...effects,
    advance: (seconds: number) => {
      time += seconds * 1000;
    },
  };
};

export const userOf = (
  id: string,
  workspaces: Readonly<Record<string, WorkspaceRole>>,
  organisationId = organisationA,
): Principal => ({
  type: 'user',
  id: `usr_${id}`,
  organisationId,
  sessionId: `ses_${id}`,
  role: 'member',
  workspaces,
});

/** An API key of organisation A, made by a member. */
export const apiKeyOf = (
  id: string,
  createdBy: string,
  scopes: readonly Scope[],
  workspace = 'default',
): ApiKeyPrincipal => ({
  type: 'apiKey',
  id,
  organisationId: organisationA,
  workspace,
  scopes,
  createdBy,
  createdByMailbox: `mailbox of ${createdBy}`,
});

export const callerOf = (principal: Principal): Caller => ({
  tenant: tenantOf(principal.organisationId),
  principal,
  origin: { requestId: 'request-1', ip: '192.0.2.1' },
  plan: 'trial',
});

export const editor = callerOf(userOf('editor', { default: 'editor' }));

/** What use cases are given beside their own command. */
export const asked = (caller: Caller = editor) => ({ caller, precondition: () => undefined });

/** Tables in memory, one for each organisation, as the tenant's credentials would have it. */
export const memoryTables = () => {
  const tables = new Map<string, ReturnType<typeof memoryTable>>();
  const openTable = ({ organisationId }: TenantContext) => {
    const table = tables.get(organisationId) ?? memoryTable();
    tables.set(organisationId, table);
    return table;
  };
  /** The rows of a kind, such as `AUDIT` or `EVENT`, in the order of their keys. */
  const rowsOf = (entity: string, organisationId = organisationA) =>
    [...(tables.get(organisationId)?.rows.values() ?? [])]
      .filter((row) => row['entity'] === entity)
      .sort((a, b) => (a.SK < b.SK ? -1 : 1));
  return { openTable, rowsOf };
};
