import { randomBytes } from 'node:crypto';
import { apiCaller, until } from '#demo/api.ts';
import { promptFile } from '#demo/story.ts';

export const workspace = '/v1/workspaces/default';

type Call = ReturnType<typeof apiCaller>;
type Tokens = {
  accessToken: string;
  refreshToken: string;
  organisation: { id: string };
  user: { id: string; email: string };
};
type Role = 'viewer' | 'editor' | 'reviewer' | 'admin';
export type Caller = { readonly call: Call; readonly id: string; readonly token: string };
export type Person = Caller & { readonly refreshToken: string };

const account = (name: string) => ({
  email: `${name}.${randomBytes(6).toString('hex')}@example.com`,
  password: randomBytes(18).toString('base64url'),
});

const demanded = async <T>(answer: Promise<{ status: number; body: T }>, status: number): Promise<T> => {
  const { status: actual, body } = await answer;
  if (actual !== status) throw new Error(`answered ${actual} instead of ${status}: ${JSON.stringify(body)}`);
  return body;
};

/** A new organisation on the stack, and ways to people it and give it keys. */
export const newOrganisation = async (apiUrl: string) => {
  const nobody = apiCaller(apiUrl);
  const credentials = account('owner');
  const signup = { ...credentials, organisation: { name: 'Example' } };
  const tokens = await demanded(nobody<Tokens>('POST', '/v1/signup', signup), 201);
  const personOf = ({ accessToken: token, refreshToken, user: { id } }: Tokens): Person => ({
    call: apiCaller(apiUrl, token),
    id,
    token,
    refreshToken,
  });
  const owner: Caller = personOf(tokens);

  const join = async (role: Role): Promise<Person> => {
    const { email, password } = account(role);
    const invited = { email, role: 'member', workspaces: [{ workspace: 'default', role }] };
    const { invitation } = await demanded(
      owner.call<{ invitation: { token: string } }>('POST', '/v1/members', invited),
      201,
    );
    const accepted = { token: invitation.token, password };
    return personOf(await demanded(nobody<Tokens>('POST', '/v1/invitations/accept', accepted), 200));
  };

  const key = async (...scopes: ('read' | 'write' | 'deploy')[]): Promise<Caller> => {
    const made = await demanded(
      owner.call<{ id: string; secret: string }>('POST', `${workspace}/api-keys`, { name: scopes.join(' '), scopes }),
      201,
    );
    return { call: apiCaller(apiUrl, made.secret), id: made.id, token: made.secret };
  };

  return { id: tokens.organisation.id, apiUrl, credentials, tokens, owner, nobody, join, key };
};

export type Organisation = Awaited<ReturnType<typeof newOrganisation>>;

const good = await promptFile('ticket-triage');

/** A version body that passes its scan; `mark` makes it differ from others. */
export const harmless = (mark: string) => ({
  ...good,
  messages: good.messages.map((message, index) =>
    index === 0 ? { ...message, content: `${message.content}\n\nRevision ${mark} of this text.` } : message,
  ),
});

type Version = { version: number; status: string; contentHash: string; scan: { id: string; verdict: string | null } };

/** Adds a version and waits for its scan. */
export const addVersion = async ({ call }: Caller, prompt: string, body: unknown): Promise<Version> => {
  const path = `${workspace}/prompts/${prompt}/versions`;
  const { version } = await demanded(call<Version>('POST', path, body), 201);
  return until(
    async () => (await call<Version>('GET', `${path}/${version}`)).body,
    ({ status }) => status !== 'scanning',
  );
};

/** A prompt with as many approved versions as asked for. */
export const approvedPrompt = async (organisation: Organisation, prompt: string, versions = 1): Promise<void> => {
  const { owner } = organisation;
  const editor = await organisation.join('editor');
  await demanded(owner.call('POST', `${workspace}/prompts`, { name: prompt }), 201);
  for (let number = 1; number <= versions; number += 1) {
    const { version } = await addVersion(editor, prompt, harmless(String(number)));
    const path = `${workspace}/prompts/${prompt}/versions/${version}/reviews`;
    const { id } = await demanded(editor.call<{ id: string }>('POST', path, {}), 201);
    await demanded(owner.call('POST', `${workspace}/reviews/${id}/decisions`, { decision: 'approve' }), 200);
  }
};

export type RolloutView = {
  id: string;
  status: string;
  percent: number;
  stepIndex: number;
  stats: Record<'stable' | 'canary', { count: number; errors: number; errorRate: number | null }>;
  decision?: { guardrail: string; reason: string; evidence: Record<string, number> };
};

export const startRollout = ({ call }: Caller, prompt: string, body: object): Promise<RolloutView> =>
  demanded(
    call<RolloutView>('POST', `${workspace}/prompts/${prompt}/rollouts`, { environment: 'production', ...body }),
    201,
  );

export const getRollout = async ({ call }: Caller, prompt: string, id: string): Promise<RolloutView> =>
  demanded(call<RolloutView>('GET', `${workspace}/prompts/${prompt}/rollouts/${id}`), 200);

/** Rolls a version out to everyone, quickly, and waits for the end. */
export const release = async (organisation: Organisation, prompt: string, version: number): Promise<void> => {
  const steps = [
    { percent: 25, holdSeconds: 1 },
    { percent: 100, holdSeconds: 1 },
  ];
  const { id } = await startRollout(organisation.owner, prompt, { version, steps });
  await until(
    () => getRollout(organisation.owner, prompt, id),
    ({ status }) => status === 'completed',
  );
};

export { demanded };
