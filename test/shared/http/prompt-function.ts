import { createPrompt } from '#functions/prompts/create-prompt.ts';
import { getPrompt } from '#functions/prompts/get-prompt.ts';
import { listPrompts } from '#functions/prompts/list-prompts.ts';
import { updatePrompt } from '#functions/prompts/update-prompt.ts';
import { promptRoutes } from '#shared/contracts/prompts.ts';
import { keys } from '#shared/data/keys.ts';
import { promptRepository } from '#shared/data/prompt-repository.ts';
import type { Principal } from '#shared/domain/access.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import { httpEvent, type Sent } from '#test/support/http-event.ts';
import { apiKeyOf, memoryTables, organisationA, organisationB, testEffects, userOf } from '#test/support/world.ts';

export const {
  createPrompt: creating,
  listPrompts: listing,
  getPrompt: getting,
  updatePrompt: updating,
} = promptRoutes;
const routes = { createPrompt: creating, listPrompts: listing, getPrompt: getting, updatePrompt: updating };

export const editor = userOf('editor', { default: 'editor' });
export const viewer = userOf('viewer', { default: 'viewer' });
export const stranger = userOf('stranger', {});
export const foreigner = userOf('foreigner', { default: 'admin' }, organisationB);

export const keyOf = (workspace: string, scopes: readonly ('read' | 'write')[]): Principal =>
  apiKeyOf('key_1', 'usr_editor', scopes, workspace);

/** The function that answers the prompts' routes, two organisations with a workspace `default`, and their members. */
export const promptFunction = async () => {
  const tables = memoryTables();
  const effects = testEffects();
  for (const organisationId of [organisationA, organisationB]) {
    const tenant = tenantOf(organisationId);
    await tables
      .openTable(tenant)
      .transact([{ put: { ...keys.organisation(tenant), plan: 'trial' } }, { put: keys.workspace(tenant, 'default') }]);
  }
  for (const principal of [editor, viewer, stranger, foreigner]) {
    const tenant = tenantOf(principal.organisationId);
    const put = { ...keys.member(tenant, principal.id), ...principal, status: 'active' };
    await tables.openTable(tenant).transact([{ put }]);
  }
  const lines: Readonly<Record<string, unknown>>[] = [];
  const handler = httpFunction(
    routes,
    { createPrompt, listPrompts, getPrompt, updatePrompt },
    { ...effects, prompts: promptRepository(tables.openTable) },
    { effects, log: (line) => lines.push(line), openTable: tables.openTable },
  );
  const call = async (route: (typeof routes)[keyof typeof routes], sent: Sent = {}) =>
    handler(httpEvent(route, { ...sent, params: { workspace: 'default', ...sent.params } }));
  const create = (name = 'support-reply', more: Sent = {}) => call(creating, { as: editor, body: { name }, ...more });
  return { ...tables, lines, handler, call, create };
};

export const codeOf = ({ body }: { readonly body: string }) => JSON.parse(body).code;

export const tagOf = ({ headers }: { readonly headers?: Readonly<Record<string, unknown>> | undefined }) =>
  String(headers?.['etag']);
