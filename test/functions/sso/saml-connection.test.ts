import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { deleteSamlConnection } from '#functions/sso/delete-saml-connection.ts';
import { getSamlConnection } from '#functions/sso/get-saml-connection.ts';
import { getSamlMetadata } from '#functions/sso/get-saml-metadata.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { ada } from '#test/support/identity-world.ts';
import { samlIdp } from '#test/support/saml-idp.ts';
import { acsUrl, apiUrl, connect, connectionBody, signInAs, ssoWorld, tokenIssuer } from '#test/support/sso-world.ts';
import { selfSigned } from '#test/support/x509.ts';

const idp = samlIdp();
const next = samlIdp(idp.idpEntityId);
const [from, to] = [new Date('2026-01-01'), new Date('2036-01-01')];
const invalid = (path: string, reason = /./) => ({
  code: 'validation_failed',
  faults: [{ path, message: expect.stringMatching(reason) }],
});
const certificateLine = (pem: string) => pem.replaceAll(/-----.*-----|\s/g, '');
const metadata = ({ idpEntityId, certificate } = idp, binding = 'HTTP-Redirect') =>
  `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${idpEntityId}">
  <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>
      <ds:X509Certificate>${certificateLine(certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
    <md:KeyDescriptor use="encryption"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>
      <ds:X509Certificate>${certificateLine(next.certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example.com/post"/>
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="https://idp.example.com/sso"/>
  </md:IDPSSODescriptor>
</md:EntityDescriptor>`;

describe('a connection', () => {
  test('is shown with what the identity provider is to be told', async () => {
    const world = await ssoWorld();
    const saved = await connect(world, {}, idp);

    expect(saved).toMatchObject({
      idpEntityId: idp.idpEntityId,
      ssoUrl: 'https://idp.example.com/sso',
      certificates: [{ sha256: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/), notAfter: to.toISOString() }],
      enforced: false,
      provenAt: null,
      serviceProvider: {
        entityId: `${tokenIssuer}/saml/${world.organisationId}`,
        acsUrl,
        metadataUrl: `${apiUrl}/v1/sso/saml/metadata?organisation=${world.organisationId}`,
        loginUrl: `${apiUrl}/v1/sso/saml/login?organisation=${world.organisationId}`,
      },
    });
    expect(await getSamlConnection(world.dependencies, { ...world.owner, apiUrl })).toMatchObject(saved);
    expect(world.actions()).toContain('saml_connection.put');
  });

  test('may come as metadata, whose keys for encryption are none for signatures', async () => {
    const world = await ssoWorld();
    const plain = { idpEntityId: undefined, ssoUrl: undefined, certificates: undefined };
    const { idpEntityId, ssoUrl, certificates } = await connect(world, { ...plain, metadataXml: metadata() });

    expect([idpEntityId, ssoUrl]).toEqual([idp.idpEntityId, 'https://idp.example.com/sso']);
    expect(certificates.map(({ pem }) => certificateLine(pem))).toEqual([certificateLine(idp.certificate)]);
  });

  test.each([
    ['with a document type', `<!DOCTYPE x>${metadata()}`],
    ['that are none', '<x/>'],
    ['that are no XML', 'x'],
    ['of a provider without the redirect binding', metadata(idp, 'SOAP')],
    ['without a certificate', metadata({ ...idp, certificate: 'AAAA' })],
  ])('does not come as metadata %s', async (_, metadataXml) => {
    const plain = { idpEntityId: undefined, ssoUrl: undefined, certificates: undefined };

    await expect(connect(await ssoWorld(), { ...plain, metadataXml })).rejects.toMatchObject(
      invalid('body.metadataXml'),
    );
  });

  test('needs all three of what it is, or metadata, and not both', async () => {
    const world = await ssoWorld();
    await expect(connect(world, { ssoUrl: undefined })).rejects.toMatchObject(invalid('body'));
    await expect(connect(world, { metadataXml: metadata() })).rejects.toMatchObject(invalid('body'));
  });

  test.each([
    ['plain http', 'http://idp.example.com/sso'],
    ['this machine', 'http://127.0.0.1/sso'],
    ['a script', 'javascript:alert(1)'],
    ['credentials', 'https://a:b@idp.example.com/'],
    ['rubbish', 'sso'],
  ])('does not send browsers to %s', async (_, ssoUrl) => {
    await expect(connect(await ssoWorld(), { ssoUrl })).rejects.toMatchObject(invalid('body.ssoUrl'));
  });

  test('may send browsers into the organisation’s own network, and on a local stack to this machine', async () => {
    const world = await ssoWorld();
    expect(await connect(world, { ssoUrl: 'https://adfs.corp.example.com:8080/adfs/ls' })).toBeDefined();
    const local = { ...world, dependencies: { ...world.dependencies, allowLoopback: true } };
    expect(await connect(local, { ssoUrl: 'http://127.0.0.1:8081/sso' })).toBeDefined();
  });

  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  test.each([
    ['a text', 'certificate', /no X\.509/],
    ['a key of 1,024 bits', samlIdp('x', { bits: 1024 }).certificate, /2048 bits/],
    ['an elliptic curve', selfSigned({ name: 'x', ...ec, from, to }), /RSA/],
    ['one that has expired', samlIdp('x', { to: new Date('2026-11-20') }).certificate, /expired at/],
    ['one that is not valid yet', samlIdp('x', { from: new Date('2027-01-01') }).certificate, /not valid before/],
  ])('does not trust %s', async (_, certificate, reason) => {
    const certificates = [idp.certificate, certificate];

    await expect(connect(await ssoWorld(), { certificates })).rejects.toMatchObject(
      invalid('body.certificates.1', reason),
    );
  });

  test.each([
    ['nothing', { value: 'a' }],
    ['a workspace without a role in it', { value: 'a', workspace: 'default' }],
    ['a role in no workspace', { value: 'a', workspaceRole: 'editor' }],
  ] as const)('has no rule that gives %s', async (_, rule) => {
    const attributeMapping = { email: 'NameID', groups: 'groups', roles: [rule] };

    await expect(connect(await ssoWorld(), { attributeMapping })).rejects.toMatchObject(
      invalid('body.attributeMapping.roles.0'),
    );
  });

  test('has no rules without groups to go by, and none in workspaces that do not exist', async () => {
    const roles = [{ value: 'a', workspace: 'nowhere', workspaceRole: 'editor' }] as const;
    const world = await ssoWorld();

    await expect(connect(world, { attributeMapping: { email: 'NameID', roles } })).rejects.toMatchObject(
      invalid('body.attributeMapping.groups'),
    );
    await expect(
      connect(world, { attributeMapping: { email: 'NameID', groups: 'groups', roles } }),
    ).rejects.toMatchObject(invalid('body.workspaces', /nowhere/));
    await expect(
      connect(world, { defaultWorkspaces: [{ workspace: 'nowhere', role: 'viewer' }] }),
    ).rejects.toMatchObject(invalid('body.workspaces', /nowhere/));
  });

  test('is gone once it is deleted', async () => {
    const world = await ssoWorld();
    await connect(world);
    await deleteSamlConnection(world.dependencies, world.owner);

    await expect(getSamlConnection(world.dependencies, { ...world.owner, apiUrl })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(deleteSamlConnection(world.dependencies, world.owner)).rejects.toMatchObject({ code: 'not_found' });
    expect(world.actions()).toContain('saml_connection.delete');
  });
});

describe('enforcing', () => {
  const proven = async () => {
    const world = await ssoWorld();
    await world.ownDomain('example.com');
    await connect(world);
    await signInAs(world, ada.email);
    return world;
  };
  const isEnforced = async ({ dependencies, organisationId }: Awaited<ReturnType<typeof proven>>) =>
    (await dependencies.organisations.get(tenantOf(organisationId))).ssoEnforced === true;
  const unproven = { code: 'conflict', message: expect.stringMatching(/No owner has signed in/) };

  test('waits until an owner has come through the connection', async () => {
    const world = await ssoWorld();
    await world.ownDomain('example.com');
    await expect(connect(world, { enforced: true })).rejects.toMatchObject(unproven);
    await connect(world);
    await signInAs(world, 'grace@example.com');
    await expect(connect(world, { enforced: true })).rejects.toMatchObject(unproven);

    await signInAs(world, ada.email);
    expect(world.actions()).toContain('saml_connection.prove');
    expect(await connect(world, { enforced: true })).toMatchObject({ enforced: true, provenAt: expect.any(String) });
    expect(await isEnforced(world)).toBe(true);
  });

  test('ends with the connection, or when it is saved so', async () => {
    const world = await proven();
    await connect(world, { enforced: true });
    await connect(world, { enforced: false });
    expect(await isEnforced(world)).toBe(false);
    await connect(world, { enforced: true });
    await deleteSamlConnection(world.dependencies, world.owner);
    expect(await isEnforced(world)).toBe(false);
  });

  test('goes on while keys are changed one after the other, and not for another way in', async () => {
    const world = await proven();
    const { certificates = [] } = connectionBody();
    await connect(world, { enforced: true });
    await connect(world, { enforced: true, certificates: [...certificates, next.certificate] });
    await connect(world, { enforced: true, certificates: [next.certificate] });
    for (const change of [
      { certificates: [idp.certificate] },
      { idpEntityId: 'https://another.example.com' },
      { ssoUrl: 'https://another.example.com/sso' },
      { attributeMapping: { email: 'mail', roles: [] } },
    ]) {
      const body = { enforced: true, certificates: [next.certificate], ...change };
      await expect(connect(world, body)).rejects.toMatchObject(unproven);
    }
    expect(await isEnforced(world)).toBe(true);
  });

  test('keeps the domains that members come by', async () => {
    const world = await proven();
    const { deleteDomainClaim } = await import('#functions/sso/delete-domain-claim.ts');
    const remove = () => deleteDomainClaim(world.dependencies, { ...world.owner, domain: 'example.com' });
    await connect(world, { enforced: true });
    await expect(remove()).rejects.toMatchObject({ code: 'conflict' });
    await connect(world, { enforced: false });
    await remove();
    await expect(signInAs(world, 'grace@example.com')).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});

test('metadata are of the organisation that is named, or that a token is of, and of none without either', async () => {
  const { dependencies, organisationId, signedUp } = await ssoWorld();
  const get = (organisation?: string, bearer?: string) =>
    getSamlMetadata(dependencies, { apiUrl, bearer, query: { organisation } });

  expect(await get(organisationId)).toContain(`entityID="${tokenIssuer}/saml/${organisationId}"`);
  expect(await get(undefined, signedUp.accessToken)).toBe(await get(organisationId));
  for (const bearer of [undefined, 'forged']) {
    await expect(get(undefined, bearer)).rejects.toMatchObject({ code: 'unauthenticated' });
  }
});
