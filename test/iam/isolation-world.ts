import { apiCaller } from '#demo/api.ts';
import type { Nameable } from '#test/iam/reference-cases.ts';
import {
  addVersion,
  approvedPrompt,
  type Caller,
  demanded,
  newOrganisation,
  release,
  startRollout,
  workspace,
} from '#test/support/organisation.ts';
import type { ParameterName } from './identifiers.ts';

/** Well formed, and nobody's. */
export const nobodys = (prefix: string): string => `${prefix}_${'Z'.repeat(26)}`;
const alteredSecret = (token: string): string => `${token.slice(0, -4)}${token.endsWith('aaaa') ? 'bbbb' : 'aaaa'}`;

type Tokens = { readonly accessToken: string; readonly user: { readonly id: string } };
type Organisation = Awaited<ReturnType<typeof newOrganisation>>;

const create = async <T = { readonly id: string }>({ call }: Caller, path: string, body?: object): Promise<T> => {
  const { status, body: made } = await call<T>('POST', path, body);
  if (status >= 300) throw new Error(`POST ${path} answered ${status}: ${JSON.stringify(made)}`);
  return made;
};

/** A workspace beside `default`, with an administrator and keys of each scope that act in it alone. */
const secondWorkspace = async ({ owner, nobody }: Organisation) => {
  await create(owner, '/v1/workspaces', { slug: 'second', name: 'Second' });
  const invited = {
    email: `neighbour.${owner.id.toLowerCase()}@example.com`,
    role: 'member',
    workspaces: [{ workspace: 'second', role: 'admin' }],
  };
  const { invitation } = await create<{ readonly invitation: { readonly token: string } }>(
    owner,
    '/v1/members',
    invited,
  );
  const accepted = { token: invitation.token, password: 'an honest long password' };
  const { accessToken } = await demanded(nobody<Tokens>('POST', '/v1/invitations/accept', accepted), 200);
  const keys = ['read', 'write', 'deploy'].map(async (scope) => {
    const body = { name: scope, scopes: [scope] };
    const { secret } = await create<{ readonly secret: string }>(owner, '/v1/workspaces/second/api-keys', body);
    return [`a key to ${scope} in another workspace`, secret] as const;
  });
  return { member: accessToken, keys: await Promise.all(keys) };
};

const group = (workspaceName: string) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
  displayName: `promptgate:${workspaceName}:editor`,
});

/** An identity provider's token, and the one group that it has made. */
const provider = async ({ owner, apiUrl }: Organisation, workspaceName: string) => {
  const made = await create<{ readonly id: string; readonly secret: string }>(owner, '/v1/sso/scim-tokens', {
    name: 'provider',
  });
  const asked = { call: apiCaller(apiUrl, made.secret), id: made.id, token: made.secret };
  return { ...asked, group: (await create(asked, '/scim/v2/Groups', group(workspaceName))).id };
};

/** What owners make for their identity provider and for themselves. */
const provisionedThings = async (ours: Organisation) => {
  const { owner } = ours;
  const domain = `${owner.id.toLowerCase().replace('_', '-')}.example.com`;
  await create(owner, '/v1/sso/domains', { domain });
  const { id: scimToken, group: ourGroup } = await provider(ours, 'ours-1234');
  const { id: exportId } = await create(owner, '/v1/organisation/exports');
  return { domain, scimToken, group: ourGroup, exportId, resourceType: 'NoSuch', schema: 'urn:no-such' };
};

/** A waiver that waits for a second admin, of a key of nobody. */
const waivedFinding = async (ours: Organisation) => {
  const { owner } = ours;
  await create(owner, `${workspace}/prompts`, { name: 'leaking' });
  const content = 'Use the key AKIAQ3EGRTZX7WMNP5LD to call S3.';
  const { scan } = await addVersion(await ours.join('editor'), 'leaking', { messages: [{ role: 'system', content }] });
  const { body } = await owner.call<{ findings: readonly { severity: string; fingerprint: string }[] }>(
    'GET',
    `${workspace}/prompts/leaking/versions/1/scans/${scan.id}`,
  );
  const fingerprint = body.findings.find(({ severity }) => severity === 'critical')?.fingerprint;
  const expiresAt = new Date(Date.now() + 24 * 3600 * 1000).toISOString();
  const reason = 'It is the key of nobody, and opens nothing.';
  return create(owner, `${workspace}/waivers`, { fingerprint, reason, expiresAt });
};

/** One of everything that a path can name, in our organisation's first workspace. */
const ourThings = async (ours: Organisation): Promise<Readonly<Record<ParameterName, string>>> => {
  const { owner } = ours;
  await approvedPrompt(ours, 'ours', 2);
  await release(ours, 'ours', 1);
  const reviews = await owner.call<{ readonly data: readonly { readonly id: string }[] }>(
    'GET',
    `${workspace}/reviews`,
  );
  const version = await owner.call<{ readonly scan: { readonly id: string } }>(
    'GET',
    `${workspace}/prompts/ours/versions/1`,
  );
  const steps = [
    { percent: 25, holdSeconds: 3600 },
    { percent: 100, holdSeconds: 3600 },
  ];
  const rollout = await startRollout(owner, 'ours', { version: 2, steps });
  await create(owner, `${workspace}/fragments`, { name: 'ours-1234', content: 'Be kind.' });
  await create(owner, `${workspace}/environments`, { name: 'ours-1234', protected: false, minHoldSeconds: 60 });
  const webhook = await create(owner, `${workspace}/webhooks`, { url: 'http://127.0.0.1:9/nobody', events: ['*'] });
  await demanded(owner.call('PUT', `${workspace}/provider-keys/openai`, { apiKey: 'sk-0000000000000000000000' }), 200);
  return {
    workspace: 'default',
    prompt: 'ours',
    fragment: 'ours-1234',
    environment: 'ours-1234',
    provider: 'openai',
    version: '1',
    other: '2',
    userId: (await ours.join('viewer')).id,
    keyId: (await ours.key('read')).id,
    scan: version.body.scan.id,
    review: reviews.body.data[0]?.id ?? '',
    waiver: (await waivedFinding(ours)).id,
    rollout: rollout.id,
    webhook: webhook.id,
    delivery: nobodys('dlv'),
    ...(await provisionedThings(ours)),
  };
};

/** The same names and ids, of things that are nowhere. */
export const nowhere: Readonly<Record<ParameterName, string>> = {
  workspace: 'no-such',
  prompt: 'no-such',
  fragment: 'no-such',
  environment: 'no-such',
  provider: 'anthropic',
  version: '1',
  other: '2',
  userId: nobodys('usr'),
  keyId: nobodys('key'),
  scan: nobodys('scn'),
  review: nobodys('rev'),
  waiver: nobodys('wvr'),
  rollout: nobodys('rol'),
  webhook: nobodys('whk'),
  delivery: nobodys('dlv'),
  domain: 'no-such.example.com',
  scimToken: nobodys('scm'),
  group: nobodys('grp'),
  exportId: nobodys('exp'),
  resourceType: 'NoSuch',
  schema: 'urn:no-such',
};

/** What a body or a query of the stranger's can name. */
const nameable = async (ours: Organisation, theirs: Organisation): Promise<Nameable> => {
  const { owner } = ours;
  const exposures = Array.from({ length: 40 }, async (_, index) => {
    const path = `${workspace}/prompts/ours/resolve?environment=production&subject=${index}`;
    return (await owner.call<{ readonly exposure?: string }>('GET', path)).body.exposure;
  });
  const exposure = (await Promise.all(exposures)).find((each) => each !== undefined) ?? '';
  const waivers = await owner.call<{ data: readonly { fingerprint: string }[] }>('GET', `${workspace}/waivers`);
  const invited = { email: `guest.${owner.id.toLowerCase()}@example.com`, role: 'member', workspaces: [] };
  const { invitation } = await create<{ readonly invitation: { readonly token: string } }>(
    owner,
    '/v1/members',
    invited,
  );
  // A session of its own: whoever guesses at one may end it.
  const { refreshToken } = await demanded(
    ours.nobody<{ readonly refreshToken: string }>('POST', '/v1/sessions', ours.credentials),
    200,
  );
  const otherwise = (token: string, id: string, prefix: string) => alteredSecret(token).replace(id, nobodys(prefix));
  await create(theirs.owner, '/v1/workspaces/second/environments', {
    name: 'near-1234',
    protected: false,
    minHoldSeconds: 60,
  });
  await create(theirs.owner, '/v1/workspaces/second/prompts', { name: 'near-1234' });
  await create(theirs.owner, '/v1/workspaces/second/fragments', { name: 'near-1234', content: 'Be brief.' });
  await create(owner, '/v1/workspaces', { slug: 'ours-1234', name: 'Ours' });
  // As long as the others, so that places and lengths in answers say nothing.
  const missing = 'none-1234';
  const email = ours.credentials.email;
  return {
    email: { foreign: email, missing: email.replace('owner', 'other') },
    environment: { foreign: 'ours-1234', elsewhere: 'near-1234', missing },
    exposure: { foreign: exposure, missing: alteredSecret(exposure) },
    finding: { foreign: waivers.body.data[0]?.fingerprint ?? '', missing: '0'.repeat(64) },
    fragment: { foreign: 'ours-1234', elsewhere: 'near-1234', missing },
    invitation: {
      foreign: alteredSecret(invitation.token),
      missing: otherwise(invitation.token, ours.id, 'org'),
    },
    organisation: { foreign: ours.id, missing: nobodys('org') },
    prompt: { foreign: 'ours', elsewhere: 'near-1234', missing: 'none' },
    refreshToken: { foreign: alteredSecret(refreshToken), missing: otherwise(refreshToken, ours.id, 'org') },
    reset: { foreign: `prt_${owner.id}_${'a'.repeat(43)}`, missing: `prt_${nobodys('usr')}_${'a'.repeat(43)}` },
    user: { foreign: owner.id, missing: nobodys('usr') },
    workspace: { foreign: 'ours-1234', missing },
  };
};

/** Our organisation with one of everything, and a stranger's with callers of every kind and things of its own. */
export const isolationWorld = async (apiUrl: string) => {
  const [ours, theirs] = [await newOrganisation(apiUrl), await newOrganisation(apiUrl)];
  await approvedPrompt(theirs, 'own');
  await create(theirs.owner, `${workspace}/fragments`, { name: 'own', content: 'Be brief.' });
  const things = await ourThings(ours);
  const [neighbours, theirNeighbours] = [await secondWorkspace(ours), await secondWorkspace(theirs)];
  const strangers = new Map<string, string>([
    ['an owner of another organisation', theirs.owner.token],
    ['a viewer of another organisation', (await theirs.join('viewer')).token],
    ['an administrator of a workspace of another organisation', theirNeighbours.member],
  ]);
  for (const scope of ['read', 'write', 'deploy'] as const) {
    strangers.set(`a key to ${scope} of another organisation`, (await theirs.key(scope)).token);
  }
  const theirProvider = await provider(theirs, 'default');
  strangers.set('an identity provider of another organisation', theirProvider.token);
  return {
    ours,
    theirs,
    provider: theirProvider,
    things,
    names: await nameable(ours, theirs),
    strangers,
    neighbours: new Map([['an administrator of another workspace', neighbours.member], ...neighbours.keys]),
  };
};

export type IsolationWorld = Awaited<ReturnType<typeof isolationWorld>>;
