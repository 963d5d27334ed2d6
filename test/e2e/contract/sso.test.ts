import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { apiCaller, until } from '#demo/api.ts';
import { dnsServer } from '#test/support/dns-server.ts';
import { demanded, newOrganisation, workspace } from '#test/support/organisation.ts';
import { type Claims, encoded, type Signing, samlIdp } from '#test/support/saml-idp.ts';
import {
  expectEntityTag,
  expectPrecondition,
  forbidden,
  id,
  jwt,
  notFound,
  postTwice,
  refusal,
  text,
  time,
  unauthenticated,
  user,
} from './shapes.ts';

type Tokens = {
  accessToken: string;
  refreshToken: string;
  user: { id: string; email: string };
  organisation: { id: string };
};
type Claim = { domain: string; record: { name: string; value: string } };
type Connection = {
  enforced: boolean;
  provenAt: string | null;
  serviceProvider: { entityId: string; acsUrl: string; metadataUrl: string; loginUrl: string };
};

const stack = inject('stack');
const { apiUrl } = stack;
const nobody = apiCaller(apiUrl);
const dns = await dnsServer(stack.port);
afterAll(() => dns.stop());

const idp = samlIdp(`https://idp.example.com/${randomBytes(4).toString('hex')}`);
const domain = `sso-${randomBytes(6).toString('hex')}.com`;
const password = 'a password of some length';
const credentials = { email: `owner@${domain}`, password };
const founder = await demanded(
  nobody<Tokens>('POST', '/v1/signup', { ...credentials, organisation: { name: 'Example' } }),
  201,
);
const owner = { call: apiCaller(apiUrl, founder.accessToken), id: founder.user.id };
const stranger = await newOrganisation(apiUrl);

const body = {
  idpEntityId: idp.idpEntityId,
  ssoUrl: 'https://idp.example.com/sso',
  certificates: [idp.certificate],
  defaultWorkspaces: [{ workspace: 'default', role: 'viewer' }],
  attributeMapping: {
    name: 'displayName',
    groups: 'groups',
    roles: [{ value: 'writers', workspace: 'default', workspaceRole: 'editor' }],
  },
};

describe('domain claims', () => {
  test('are proven by a TXT record that is published, and only then', async () => {
    const claim = await postTwice<Claim>(owner.call, '/v1/sso/domains', { domain: domain.toUpperCase() });
    const view = {
      domain,
      status: 'pending',
      record: {
        type: 'TXT',
        name: `_promptgate.${domain}`,
        value: expect.stringMatching(/^promptgate-domain-verification=/),
      },
      verifiedAt: null,
      createdAt: time,
      createdBy: user(owner.id),
    };
    expect([claim.status, claim.body]).toEqual([201, view]);
    expect((await owner.call('GET', '/v1/sso/domains')).body).toEqual({ data: [view], nextCursor: null });
    const verify = () => owner.call('POST', `/v1/sso/domains/${domain}/verify`);

    expect(await refusal(verify())).toEqual([409, 'conflict']);
    dns.publish(claim.body.record.name, 'v=spf1 -all', claim.body.record.value);
    expect(await demanded(verify(), 200)).toEqual({ ...view, status: 'verified', verifiedAt: time });
  });

  test('are for one’s own domains, once, and for owners', async () => {
    const claim = (name: string, call = owner.call) => refusal(call('POST', '/v1/sso/domains', { domain: name }));

    expect(await claim(domain)).toEqual([409, 'conflict']);
    for (const name of ['gmail.com', 'co.uk', 'nothing']) {
      expect(await claim(name)).toEqual([400, 'validation_failed', 'body.domain']);
    }
    const viewer = await stranger.join('viewer');
    expect(await claim('example.org', viewer.call)).toEqual(forbidden);
    expect(await refusal(viewer.call('GET', '/v1/sso/domains'))).toEqual(forbidden);
  });

  test('of another organisation are not there, and are let go by their own alone', async () => {
    const { call } = stranger.owner;
    expect(await refusal(call('POST', `/v1/sso/domains/${domain}/verify`))).toEqual(notFound);
    expect(await refusal(call('DELETE', `/v1/sso/domains/${domain}`))).toEqual(notFound);

    const other = `other-${domain}`;
    await demanded(owner.call('POST', '/v1/sso/domains', { domain: other }), 201);
    expect(await demanded(owner.call('DELETE', `/v1/sso/domains/${other}`), 204)).toBe('');
    expect(await refusal(owner.call('DELETE', `/v1/sso/domains/${other}`))).toEqual(notFound);
  });
});

describe('the connection', () => {
  test('is not there at first, and then shows what the identity provider is to be told', async () => {
    expect(await refusal(owner.call('GET', '/v1/sso/saml'))).toEqual(notFound);
    const query = `organisation=${founder.organisation.id}`;
    const saved = await demanded(owner.call<Connection>('PUT', '/v1/sso/saml', body), 200);

    expect(saved).toEqual({
      ...body,
      certificates: [{ pem: idp.certificate, sha256: text, notAfter: time }],
      enforced: false,
      defaultRole: 'member',
      attributeMapping: { email: 'NameID', ...body.attributeMapping },
      provenAt: null,
      updatedAt: time,
      serviceProvider: {
        entityId: expect.stringContaining(`/saml/${founder.organisation.id}`),
        acsUrl: `${apiUrl}/v1/sso/saml/acs`,
        metadataUrl: `${apiUrl}/v1/sso/saml/metadata?${query}`,
        loginUrl: `${apiUrl}/v1/sso/saml/login?${query}`,
      },
    });
    await expectEntityTag(owner.call, '/v1/sso/saml');
    await expectPrecondition(owner.call, 'PUT', '/v1/sso/saml', body);
  });

  test('has metadata for whoever asks', async () => {
    const { serviceProvider } = (await owner.call<Connection>('GET', '/v1/sso/saml')).body;
    const named = await fetch(serviceProvider.metadataUrl);
    const xml = await named.text();

    expect([named.status, named.headers.get('content-type')]).toEqual([200, 'application/samlmetadata+xml']);
    expect(xml).toContain(`entityID="${serviceProvider.entityId}"`);
    expect(xml).toContain(`Location="${serviceProvider.acsUrl}"`);
    expect((await owner.call('GET', '/v1/sso/saml/metadata')).body).toBe(xml);
    expect(await refusal(nobody('GET', '/v1/sso/saml/metadata'))).toEqual(unauthenticated);
  });

  test('is refused when it could not work, or would let nobody in', async () => {
    const put = (changes: object) => refusal(owner.call('PUT', '/v1/sso/saml', { ...body, ...changes }));

    expect(await put({ ssoUrl: 'ftp://idp.example.com' })).toEqual([400, 'validation_failed', 'body.ssoUrl']);
    expect(await put({ certificates: ['x'] })).toEqual([400, 'validation_failed', 'body.certificates.0']);
    expect(await put({ metadataXml: '<x/>' })).toEqual([400, 'validation_failed', 'body']);
    expect(await put({ enforced: true })).toEqual([409, 'conflict']);
    expect(await refusal(stranger.owner.call('GET', '/v1/sso/saml'))).toEqual(notFound);
  });
});

/** What a browser is sent away with. */
const begin = async (query: Readonly<Record<string, string>> = { organisation: founder.organisation.id }) => {
  const response = await fetch(`${apiUrl}/v1/sso/saml/login?${new URLSearchParams(query)}`, { redirect: 'manual' });
  if (response.status !== 303) throw new Error(`answered ${response.status}: ${await response.text()}`);
  const url = new URL(response.headers.get('location') ?? '');
  const xml = inflateRawSync(Buffer.from(url.searchParams.get('SAMLRequest') ?? '', 'base64')).toString();
  return { requestId: /ID="([^"]+)"/.exec(xml)?.[1] ?? '', relayState: url.searchParams.get('RelayState') ?? '', url };
};

/** What the identity provider knows of us. */
const service = async () => {
  const xml = await demanded(
    nobody<string>('GET', `/v1/sso/saml/metadata?organisation=${founder.organisation.id}`),
    200,
  );
  const attribute = (name: string) => new RegExp(`${name}="([^"]+)"`).exec(xml)?.[1] ?? '';
  return { audience: attribute('entityID'), acsUrl: attribute('Location') };
};

const responseOf = async (
  requestId: string,
  claims: Partial<Claims> & { readonly email: string },
  signing: Signing = {},
  by = idp,
) => encoded(by.answer({ ...(await service()), requestId, at: new Date(), ...claims }, signing));

const post = async (SAMLResponse: string, RelayState: string) => {
  const form = new URLSearchParams({ SAMLResponse, RelayState });
  const response = await fetch(`${apiUrl}/v1/sso/saml/acs`, { method: 'POST', body: form, redirect: 'manual' });
  const answer = await response.text();
  return { status: response.status, headers: response.headers, body: answer === '' ? undefined : JSON.parse(answer) };
};

const signIn = async (email: string, claims: Partial<Claims> = {}): Promise<Tokens> => {
  const { requestId, relayState } = await begin();
  return demanded(post(await responseOf(requestId, { email, ...claims }), relayState), 200);
};

describe('signing in', () => {
  test('goes by the identity provider and ends with tokens for a new member', async () => {
    const { requestId, relayState, url } = await begin({ email: `grace@${domain}` });
    expect(url.origin + url.pathname).toBe(body.ssoUrl);
    const attributes = { displayName: ['Grace'], groups: ['writers'] };
    const answer = await post(await responseOf(requestId, { email: `grace@${domain}`, attributes }), relayState);

    expect([answer.status, answer.body]).toEqual([
      200,
      {
        accessToken: jwt,
        refreshToken: text,
        expiresIn: 3600,
        organisation: { id: founder.organisation.id, name: 'Example', region: stack.region, plan: text },
        user: { id: id('usr'), email: `grace@${domain}` },
      },
    ]);
    const grace = apiCaller(apiUrl, answer.body.accessToken);
    expect((await grace('GET', '/v1/me')).body).toMatchObject({
      user: { name: 'Grace' },
      roles: { organisation: 'member', workspaces: { default: 'editor' } },
    });
    const { refreshToken } = await demanded(
      nobody<Tokens>('POST', '/v1/sessions/refresh', { refreshToken: answer.body.refreshToken }),
      200,
    );
    expect(refreshToken).toBeTypeOf('string');
    const actions = await demanded(
      owner.call<{ data: { action: string }[] }>('GET', `/v1/audit-events?target=${answer.body.user.id}`),
      200,
    );
    expect(actions.data.map(({ action }) => action)).toContain('member.join');
  });

  test('takes each response once, signed, for us, and from the domains of the organisation', async () => {
    const { requestId, relayState } = await begin();
    const claims = { email: `linus@${domain}` };
    const attempts: [Partial<Claims>, Signing?, typeof idp?][] = [
      [{}, { assertion: false }],
      [{ audience: 'https://another.example.com' }],
      [{ recipient: 'https://another.example.com' }],
      [{ issuer: 'https://another.example.com' }],
      [{ confirmedRequest: '_another' }],
      [{ at: new Date(Date.now() - 3_600_000) }],
      [{ email: 'linus@example.org' }],
      [{}, {}, samlIdp(idp.idpEntityId)],
      [{}, { signatureAlgorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' }],
    ];
    for (const [changes, signing, by] of attempts) {
      const own = await begin();
      const response = await responseOf(own.requestId, { ...claims, ...changes }, signing, by);
      expect(await refusal(post(response, own.relayState)), JSON.stringify(changes)).toEqual(unauthenticated);
    }
    const good = await responseOf(requestId, claims);
    expect(await refusal(post(good, 'another'))).toEqual(unauthenticated);
    expect((await post(good, relayState)).status).toBe(200);
    expect(await refusal(post(good, relayState))).toEqual(unauthenticated);
  });

  test('is posted as a form, and not begun where there is no connection', async () => {
    expect(await refusal(nobody('POST', '/v1/sso/saml/acs', { SAMLResponse: 'x' }))).toEqual([
      415,
      'unsupported_media_type',
    ]);
    const start = (query: string) => refusal(nobody('GET', `/v1/sso/saml/login?${query}`));
    expect(await start(`organisation=${stranger.id}`)).toEqual(notFound);
    expect(await start(`email=someone@not-${domain}`)).toEqual(notFound);
    expect(await start('')).toEqual([400, 'validation_failed', 'query']);
  });

  test('answers a client at its own address with a code, which is good once and with its verifier', async () => {
    const codeVerifier = randomBytes(32).toString('base64url');
    const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
    const returnTo = 'http://127.0.0.1:51234/callback';
    const come = async () => {
      const { requestId, relayState } = await begin({
        organisation: founder.organisation.id,
        returnTo,
        codeChallenge,
        state: 'mine',
      });
      const { status, headers } = await post(await responseOf(requestId, { email: `grace@${domain}` }), relayState);
      const url = new URL(headers.get('location') ?? '');
      expect([status, url.origin + url.pathname, url.searchParams.get('state')]).toEqual([303, returnTo, 'mine']);
      return url.searchParams.get('code') ?? '';
    };
    const exchange = (code: string, verifier = codeVerifier) =>
      nobody<Tokens>('POST', '/v1/sso/sessions', { code, codeVerifier: verifier });

    const code = await come();
    const tokens = await demanded(exchange(code), 200);
    expect(tokens.user.email).toBe(`grace@${domain}`);
    expect(await refusal(exchange(code))).toEqual(unauthenticated);
    const stolen = await come();
    expect(await refusal(exchange(stolen, randomBytes(32).toString('base64url')))).toEqual(unauthenticated);
    expect(await refusal(exchange(stolen))).toEqual(unauthenticated);
    const elsewhere = { organisation: founder.organisation.id, returnTo: 'https://evil.example.com/', codeChallenge };
    expect(await refusal(nobody('GET', `/v1/sso/saml/login?${new URLSearchParams(elsewhere)}`))).toEqual([
      400,
      'validation_failed',
      'query.returnTo',
    ]);
  });
});

/** The token of the last mail to an address. */
const mailed = (email: string): Promise<string> =>
  until(
    async () => {
      const folder = join(stack.directory, 'mail');
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(`-${email}.eml`));
      const mails = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
      return /#token=(\S+)/.exec(mails.join('\n'))?.[1] ?? '';
    },
    (token) => token !== '',
  );

test('enforced SSO is passed by no password, reset, invitation or older session; keys go on', async () => {
  const invite = async (call: typeof owner.call, email: string) =>
    demanded(
      call<{ invitation: { token: string } }>('POST', '/v1/members', { email, role: 'member', workspaces: [] }),
      201,
    );
  const bob = { email: `bob@${domain}`, password };
  const { invitation } = await invite(owner.call, bob.email);
  const joined = await demanded(
    nobody<Tokens>('POST', '/v1/invitations/accept', { token: invitation.token, password }),
    200,
  );
  const asBob = apiCaller(apiUrl, joined.accessToken);
  const late = await invite(owner.call, `late@${domain}`);
  const key = await demanded(
    owner.call<{ secret: string }>('POST', `${workspace}/api-keys`, { name: 'ci', scopes: ['read'] }),
    201,
  );
  await demanded(nobody('POST', '/v1/password-resets', { email: bob.email }), 202);
  const token = await mailed(bob.email);

  const boss = apiCaller(apiUrl, (await signIn(credentials.email)).accessToken);
  expect((await boss<Connection>('GET', '/v1/sso/saml')).body.provenAt).toEqual(time);
  expect(await demanded(boss<Connection>('PUT', '/v1/sso/saml', { ...body, enforced: true }), 200)).toMatchObject({
    enforced: true,
  });
  expect(await refusal(boss('DELETE', `/v1/sso/domains/${domain}`))).toEqual([409, 'conflict']);

  const required = [403, 'sso_required'];
  expect(await refusal(nobody('POST', '/v1/sessions', bob))).toEqual(required);
  expect(await refusal(nobody('POST', '/v1/sessions', { ...bob, organisationId: founder.organisation.id }))).toEqual(
    required,
  );
  expect(
    await refusal(
      nobody('POST', '/v1/password-resets/confirm', { token, password: 'another password of some length' }),
    ),
  ).toEqual(required);
  expect(await refusal(nobody('POST', '/v1/invitations/accept', { token: late.invitation.token, password }))).toEqual(
    required,
  );
  expect(await refusal(asBob('GET', '/v1/me'))).toEqual(unauthenticated);
  expect(await refusal(nobody('POST', '/v1/sessions/refresh', { refreshToken: joined.refreshToken }))).toEqual(
    unauthenticated,
  );
  await until(
    () => owner.call('GET', '/v1/me'),
    ({ status }) => status === 401,
    60,
  );
  expect((await apiCaller(apiUrl, key.secret)('GET', `${workspace}/prompts`)).status).toBe(200);
  expect((await signIn(bob.email)).user.id).toBe(joined.user.id);
  expect((await signIn(`late@${domain}`)).user.email).toBe(`late@${domain}`);

  expect(await demanded(boss('DELETE', '/v1/sso/saml'), 204)).toBe('');
  expect(await refusal(boss('GET', '/v1/sso/saml'))).toEqual(notFound);
  expect((await boss('GET', '/v1/me')).status).toBe(200);
  // Bob’s address was proven by the identity provider, which is why the password from before is no more.
  expect(await refusal(nobody('POST', '/v1/sessions', bob))).toEqual(unauthenticated);
});
