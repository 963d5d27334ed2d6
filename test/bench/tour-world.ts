import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  addVersion,
  approvedPrompt,
  type Caller,
  demanded,
  harmless,
  newOrganisation,
  release,
  startRollout,
  workspace,
} from '#test/support/organisation.ts';

export type Call = Caller['call'];
/** What is to be asked, once all that it needs is there. */
export type Asked = readonly [call: Call, method: string, path: string, body?: unknown];
/** Makes ready for an operation; the turn (1, 2) keeps names apart. */
export type Stop = (turn: number) => Promise<Asked> | Asked;

/** An organisation with people, keys, prompts and releases, and ways to make the things that operations are about. */
export const tourWorld = async (apiUrl: string) => {
  const organisation = await newOrganisation(apiUrl);
  const other = await newOrganisation(apiUrl);
  const { owner, nobody } = organisation;
  const [editor, member] = [await organisation.join('editor'), await organisation.join('viewer')];
  const application = await organisation.key('read');
  const [as, key] = [owner.call, application.call];
  for (const name of ['served', 'released']) await approvedPrompt(organisation, name, 2);
  await release(organisation, 'served', 1);
  await release(organisation, 'released', 1);
  await demanded(as('POST', `${workspace}/prompts`, { name: 'drafts' }), 201);
  const receiver = createServer((request, response) => request.resume().on('end', () => response.writeHead(204).end()));
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const hook = { url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`, events: ['*'] };

  let count = 0;
  const fresh = (): string => {
    count += 1;
    return `bench-${process.pid}-${count}`;
  };
  const made = async <T = { readonly id: string }>(call: Call, path: string, body: unknown): Promise<T> => {
    const reply = await call<T>('POST', path, body);
    if (reply.status >= 300) throw new Error(`POST ${path} answered ${reply.status}: ${JSON.stringify(reply.body)}`);
    return reply.body;
  };
  const [drafts, served] = [`${workspace}/prompts/drafts`, `${workspace}/prompts/served`];
  const draft = async () => `${drafts}/versions/${(await addVersion(editor, 'drafts', harmless(fresh()))).version}`;
  const invite = () =>
    made<{ readonly invitation: { readonly token: string } }>(as, '/v1/members', {
      email: `${fresh()}@example.com`,
      role: 'member',
      workspaces: [{ workspace: 'default', role: 'viewer' }],
    });
  const session = (credentials: object) =>
    made<{ readonly accessToken: string; readonly refreshToken: string }>(nobody, '/v1/sessions', credentials);
  const steps = [10, 50, 100].map((percent) => ({ percent, holdSeconds: 600 }));
  const abortLive = async (): Promise<void> => {
    type Rollouts = { readonly data: readonly { readonly id: string; readonly status: string }[] };
    const { data } = (await as<Rollouts>('GET', `${served}/rollouts`)).body;
    const live = data.filter(({ status }) => status === 'ramping' || status === 'paused');
    for (const { id } of live) await made(as, `${served}/rollouts/${id}/abort`, {});
  };
  const rollout = async (): Promise<string> => {
    await abortLive();
    return `${served}/rollouts/${(await startRollout(owner, 'served', { version: 2, steps })).id}`;
  };
  const moved =
    (verb: string, before: readonly string[] = []): Stop =>
    async () => {
      const path = await rollout();
      for (const step of before) await made(as, `${path}/${step}`, {});
      return [as, 'POST', `${path}/${verb}`, {}];
    };
  const get =
    (path: string, call: Call = as): Stop =>
    () => [call, 'GET', path];
  const reviewed = async () => made(editor.call, `${await draft()}/reviews`, {});
  const webhook = async () => `${workspace}/webhooks/${(await made(as, `${workspace}/webhooks`, hook)).id}`;

  return {
    ...{ organisation, other, nobody, editor, member, as, key, hook, steps, drafts, served },
    ...{ fresh, made, draft, invite, session, abortLive, rollout, moved, get, reviewed, webhook },
    end: () => receiver.close(),
  };
};
