import { apiCaller, until } from '#demo/api.ts';
import { harmless, release, workspace } from '#test/support/organisation.ts';
import { type Stop, tourWorld } from './tour-world.ts';

/** Every operation of the API with a request that it takes, in an order that each finds what it needs. */
export const operationsTour = async (apiUrl: string): Promise<{ stops: Record<string, Stop>; end: () => void }> => {
  const world = await tourWorld(apiUrl);
  const { organisation, other, nobody, editor, member, as, key, hook, steps, drafts, served } = world;
  const { fresh, made, draft, invite, session, abortLive, rollout, moved, get, reviewed, webhook } = world;
  const resolve = `${served}/resolve?environment=production&subject=ada`;
  const annotation = { messageIndex: 0, start: 0, end: 3, body: 'Say who.' };
  const fragments = `${workspace}/fragments`;
  const providerKey = `${workspace}/provider-keys/openai`;
  const secret = { apiKey: 'sk-proj-0123456789abcdefghijklmnop' };
  let password = other.credentials.password;

  const stops: Record<string, Stop> = {
    getHealth: get('/v1/health', nobody),
    getOpenApi: get('/v1/openapi.json', nobody),
    getSecurityTxt: get('/.well-known/security.txt', nobody),
    getJwks: get('/.well-known/jwks.json', nobody),
    signUp: () => [
      nobody,
      'POST',
      '/v1/signup',
      { email: `${fresh()}@example.com`, password: `password ${fresh()}`, organisation: { name: 'Example' } },
    ],
    createSession: () => [nobody, 'POST', '/v1/sessions', organisation.credentials],
    refreshSession: async () => {
      const { refreshToken } = await session(organisation.credentials);
      return [nobody, 'POST', '/v1/sessions/refresh', { refreshToken }];
    },
    deleteCurrentSession: async () => {
      const { accessToken } = await session(organisation.credentials);
      return [apiCaller(apiUrl, accessToken), 'DELETE', '/v1/sessions/current'];
    },
    changePassword: async () => {
      const { accessToken } = await session({ ...other.credentials, password });
      const body = { currentPassword: password, password: `password ${fresh()}` };
      password = body.password;
      return [apiCaller(apiUrl, accessToken), 'PUT', '/v1/me/password', body];
    },
    getMe: get('/v1/me'),
    listAuditEvents: get('/v1/audit-events'),
    getUsage: get('/v1/usage'),
    listMembers: get('/v1/members'),
    inviteMember: () => [
      as,
      'POST',
      '/v1/members',
      { email: `${fresh()}@example.com`, role: 'member', workspaces: [] },
    ],
    acceptInvitation: async () => {
      const { invitation } = await invite();
      return [nobody, 'POST', '/v1/invitations/accept', { token: invitation.token, password: `password ${fresh()}` }];
    },
    updateMember: (turn) => [as, 'PATCH', `/v1/members/${member.id}`, { role: turn === 1 ? 'admin' : 'member' }],
    removeMember: async () => [as, 'DELETE', `/v1/members/${(await organisation.join('viewer')).id}`],
    listWorkspaces: get('/v1/workspaces'),
    createWorkspace: () => [as, 'POST', '/v1/workspaces', { slug: fresh(), name: 'Support' }],
    getWorkspace: get(workspace),
    updateWorkspace: () => [as, 'PATCH', workspace, { name: fresh() }],
    listWorkspaceMembers: get(`${workspace}/members`),
    setWorkspaceMember: (turn) => [
      as,
      'PUT',
      `${workspace}/members/${member.id}`,
      { role: turn === 1 ? 'editor' : 'reviewer' },
    ],
    removeWorkspaceMember: async () => {
      await as('PUT', `${workspace}/members/${member.id}`, { role: 'viewer' });
      return [as, 'DELETE', `${workspace}/members/${member.id}`];
    },
    listEnvironments: get(`${workspace}/environments`),
    createEnvironment: (turn) => [
      as,
      'POST',
      `${workspace}/environments`,
      { name: `canary-${turn}`, protected: false, minHoldSeconds: 60 },
    ],
    getEnvironment: get(`${workspace}/environments/canary-1`),
    updateEnvironment: (turn) => [
      as,
      'PATCH',
      `${workspace}/environments/canary-${turn}`,
      { minHoldSeconds: 60 + turn },
    ],
    deleteEnvironment: (turn) => [as, 'DELETE', `${workspace}/environments/canary-${turn}`],
    listApiKeys: get(`${workspace}/api-keys`),
    getApiKey: async () => [as, 'GET', `${workspace}/api-keys/${(await organisation.key('read')).id}`],
    createApiKey: () => [as, 'POST', `${workspace}/api-keys`, { name: fresh(), scopes: ['read'] }],
    deleteApiKey: async () => [as, 'DELETE', `${workspace}/api-keys/${(await organisation.key('read')).id}`],
    resolvePrompt: get(resolve, key),
    renderPrompt: () => [
      key,
      'POST',
      `${served}/render`,
      { environment: 'production', subject: 'ada', variables: { subject: 'Help', body: 'It does not start.' } },
    ],
    getSnapshot: get(`${workspace}/snapshot?environment=production`, key),
    reportOutcomes: async () => {
      await rollout();
      const { exposure } = (await key<{ readonly exposure: string }>('GET', resolve)).body;
      const outcomes = [{ id: fresh(), exposure, success: true, latencyMs: 700 }];
      return [key, 'POST', `${workspace}/outcomes`, { outcomes }];
    },
    createPrompt: () => [as, 'POST', `${workspace}/prompts`, { name: fresh() }],
    listPrompts: get(`${workspace}/prompts`),
    getPrompt: get(served),
    updatePrompt: () => [as, 'PATCH', drafts, { description: fresh() }],
    archivePrompt: async () => {
      const name = fresh();
      await made(as, `${workspace}/prompts`, { name });
      return [as, 'DELETE', `${workspace}/prompts/${name}`];
    },
    createVersion: () => [as, 'POST', `${drafts}/versions`, harmless(fresh())],
    listVersions: get(`${served}/versions`),
    getVersion: get(`${served}/versions/1`),
    diffVersions: get(`${served}/versions/1/diff/2`),
    createAnnotation: () => [as, 'POST', `${served}/versions/1/annotations`, annotation],
    listAnnotations: get(`${served}/versions/1/annotations`),
    createFragment: (turn) => [as, 'POST', fragments, { name: `tone-${turn}`, content: 'Be kind and brief.' }],
    listFragments: get(fragments),
    getFragment: get(`${fragments}/tone-1`),
    createFragmentVersion: () => [as, 'POST', `${fragments}/tone-1/versions`, { content: `Be kind, ${fresh()}.` }],
    listFragmentVersions: get(`${fragments}/tone-1/versions`),
    getFragmentVersion: get(`${fragments}/tone-1/versions/1`),
    putProviderKey: () => [as, 'PUT', providerKey, secret],
    getProviderKey: get(providerKey),
    listProviderKeys: get(`${workspace}/provider-keys`),
    deleteProviderKey: async () => {
      await as('PUT', providerKey, secret);
      return [as, 'DELETE', providerKey];
    },
    requestScan: () => [as, 'POST', `${drafts}/versions/1/scans`],
    listScans: get(`${drafts}/versions/1/scans`),
    getScan: async () => {
      const { body } = await as<{ readonly scan: { readonly id: string } }>('GET', `${drafts}/versions/1`);
      return [as, 'GET', `${drafts}/versions/1/scans/${body.scan.id}`];
    },
    scanMessages: () => [as, 'POST', `${workspace}/scans`, { messages: harmless('x').messages }],
    listScanCategories: get('/v1/scan-categories'),
    requestReview: async () => [editor.call, 'POST', `${await draft()}/reviews`, {}],
    listReviews: get(`${workspace}/reviews`),
    getReview: async () => [as, 'GET', `${workspace}/reviews/${(await reviewed()).id}`],
    decideReview: async () => [
      as,
      'POST',
      `${workspace}/reviews/${(await reviewed()).id}/decisions`,
      { decision: 'approve' },
    ],
    withdrawReview: async () => {
      const path = `${workspace}/reviews/${(await reviewed()).id}`;
      await as('POST', `${path}/decisions`, { decision: 'approve' });
      return [as, 'POST', `${path}/withdraw`, { reason: 'It promises refunds.' }];
    },
    breakGlass: async () => [
      as,
      'POST',
      `${await draft()}/break-glass`,
      { reason: 'Customers are told wrong prices; the incident cannot wait.' },
    ],
    withdrawBreakGlass: async () => {
      const path = `${await draft()}/break-glass`;
      await as('POST', path, { reason: 'Customers are told wrong prices; the incident cannot wait.' });
      return [as, 'POST', `${path}/withdraw`, { reason: 'It is over.' }];
    },
    startRollout: async () => {
      await abortLive();
      return [as, 'POST', `${served}/rollouts`, { environment: 'production', version: 2, steps }];
    },
    listRollouts: get(`${served}/rollouts`),
    getRollout: async () => [as, 'GET', await rollout()],
    listRolloutBlocks: async () => [as, 'GET', `${await rollout()}/blocks`],
    pauseRollout: moved('pause'),
    resumeRollout: moved('resume', ['pause']),
    promoteRollout: moved('promote'),
    rollbackRollout: moved('rollback'),
    abortRollout: moved('abort'),
    listReleases: get(`${served}/releases`),
    rollbackRelease: async () => {
      await release(organisation, 'released', 2);
      return [
        as,
        'POST',
        `${workspace}/prompts/released/releases/production/rollback`,
        { reason: 'Customers complain.' },
      ];
    },
    createWebhook: () => [as, 'POST', `${workspace}/webhooks`, hook],
    listWebhooks: get(`${workspace}/webhooks`),
    getWebhook: async () => [as, 'GET', await webhook()],
    updateWebhook: async () => [as, 'PATCH', await webhook(), { description: fresh() }],
    deleteWebhook: async () => [as, 'DELETE', await webhook()],
    rotateWebhookSecret: async () => [as, 'POST', `${await webhook()}/rotate-secret`],
    testWebhook: async () => [as, 'POST', `${await webhook()}/test`],
    listDeliveries: async () => [as, 'GET', `${await webhook()}/deliveries`],
    redeliverDelivery: async () => {
      const path = await webhook();
      await made(as, `${path}/test`, undefined);
      type Deliveries = { readonly data: readonly { readonly id: string }[] };
      const [delivery] = await until(
        async () => (await as<Deliveries>('GET', `${path}/deliveries`)).body.data,
        ({ length }) => length > 0,
      );
      return [as, 'POST', `${path}/deliveries/${delivery?.id}/redeliver`];
    },
  };
  return { stops, end: world.end };
};
