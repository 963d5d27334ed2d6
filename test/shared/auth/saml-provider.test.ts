import { createRequire } from 'node:module';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { samlProvider } from '#shared/auth/saml-provider.ts';
import type { AppError } from '#shared/domain/errors.ts';
import { demandGoodAssertion } from '#shared/domain/saml-assertion.ts';
import { type Claims, encoded, type Signing, samlIdp } from '#test/support/saml-idp.ts';

const { default: saml20 } = createRequire(import.meta.url)('@boxyhq/saml20') as typeof import('@boxyhq/saml20');

const now = new Date('2026-11-21T08:00:00.000Z');
const idp = samlIdp();
const stranger = samlIdp(idp.idpEntityId);
const service = {
  entityId: 'https://promptgate.dev/test/saml/org_1',
  acsUrl: 'https://api.example.com/v1/sso/saml/acs',
};
const expected = { ...service, requestId: '_request', now };
const trusted = {
  idpEntityId: idp.idpEntityId,
  ssoUrl: 'https://idp.example.com/sso',
  certificates: [idp.certificate],
};
const claims: Claims = {
  acsUrl: service.acsUrl,
  audience: service.entityId,
  requestId: '_request',
  at: now,
  email: 'ada@example.com',
  attributes: { groups: ['engineering', 'admins'] },
};

/** Both halves of what is demanded: that it was signed, and that what was signed is good here and now. */
const take = async (xml: string, connection = trusted) => {
  const assertion = await samlProvider.readResponse(connection, encoded(xml), expected);
  demandGoodAssertion(assertion, { ...expected, audience: service.entityId, idpEntityId: connection.idpEntityId }, now);
  return assertion;
};
const refusal = async (xml: string, connection = trusted) => {
  const error: AppError = await take(xml, connection).then(
    () => expect.unreachable('it was taken'),
    (thrown) => thrown,
  );
  return [error.code, error.message.replace(/^The identity provider's answer is refused: /, '')] as const;
};
const says = (changes: Partial<Claims> = {}, signing: Signing = {}) => idp.answer({ ...claims, ...changes }, signing);

afterEach(() => {
  vi.useRealTimers();
});

describe('an answer that is good', () => {
  test.each([
    ['the assertion alone', {}],
    ['response and assertion', { response: true }],
  ])('may be signed on %s', async (_, signing) => {
    expect(await take(says({}, signing))).toMatchObject({
      issuer: idp.idpEntityId,
      subject: 'ada@example.com',
      audiences: [[service.entityId]],
      attributes: [{ name: 'groups', values: ['engineering', 'admins'] }],
    });
  });

  test('may be one that another library made', async () => {
    vi.useFakeTimers({ now, toFake: ['Date'] });
    const response = await saml20.createSAMLResponse({
      audience: service.entityId,
      issuer: idp.idpEntityId,
      acsUrl: service.acsUrl,
      claims: { email: 'ada@example.com', raw: { displayName: 'Ada', groups: ['a', 'b'] } },
      requestId: '_request',
      privateKey: idp.privatePem,
      publicKey: idp.certificate,
    });

    expect(await take(response)).toMatchObject({
      subject: 'ada@example.com',
      attributes: [
        { name: 'displayName', values: ['Ada'] },
        { name: 'groups', values: ['a', 'b'] },
      ],
    });
  });

  test('may begin with an XML declaration, and be signed with RSA-PSS or SHA-512', async () => {
    const sha512 = {
      signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
      digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha512',
    };
    const pss = { signatureAlgorithm: 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1' };
    for (const xml of [`<?xml version="1.0" encoding="UTF-8"?>\n${says()}`, says({}, sha512), says({}, pss)]) {
      expect((await take(xml)).subject).toBe('ada@example.com');
    }
  });

  test('may be signed with the second of the certificates, as after a change of keys', async () => {
    const certificates = [stranger.certificate, idp.certificate];

    expect((await take(says(), { ...trusted, certificates })).subject).toBe('ada@example.com');
  });
});

const signature = (xml: string) => /<ds:Signature.*<\/ds:Signature>/s.exec(xml)?.[0] ?? '';
const assertionOf = (xml: string) => /<saml:Assertion.*<\/saml:Assertion>/s.exec(xml)?.[0] ?? '';
const evil = (changes: Partial<Claims> = {}) => idp.assertionXml({ ...claims, email: 'eve@example.com', ...changes });
const within = (xml: string, before: string, inserted: string) => xml.replace(before, `${inserted}${before}`);
const sha1 = { signatureAlgorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' };
const digestSha1 = { digestAlgorithm: 'http://www.w3.org/2000/09/xmldsig#sha1' };

describe('an answer is refused', () => {
  const good = says();

  test.each<[string, string, RegExp]>([
    ['that nobody signed', says({}, { assertion: false }), /assertion is not signed/],
    ['whose response alone is signed', says({}, { assertion: false, response: true }), /assertion is not signed/],
    ['that a stranger signed', stranger.answer(claims), /does not verify/],
    ['whose response a stranger signed', stranger.signed(good, 'Response'), /does not verify/],
    ['for another audience', says({ audience: 'https://promptgate.dev/test/saml/org_2' }), /audience/],
    ['of another issuer', says({ issuer: 'https://evil.example.com' }), /issuer/],
    ['whose response has another issuer', says({ responseIssuer: 'https://evil.example.com' }), /issuer/],
    ['for another recipient', says({ recipient: 'https://evil.example.com/acs' }), /confirmed/],
    ['with another destination', says({ destination: 'https://evil.example.com/acs' }), /destination/],
    ['to another request', says({ inResponseTo: '_other' }), /another request/],
    ['to no request', good.replace(' InResponseTo="_request"', ''), /another request/],
    ['whose subject answers another request', says({ confirmedRequest: '_other' }), /confirmed/],
    [
      'whose subject is not confirmed by bearing it',
      says({ method: 'urn:oasis:names:tc:SAML:2.0:cm:sender-vouches' }),
      /confirmed/,
    ],
    [
      'that has expired',
      says({ notOnOrAfter: '2026-11-21T07:59:00.000Z', confirmedUntil: '2026-11-21T08:05:00.000Z' }),
      /expired/,
    ],
    ['whose subject is no longer confirmed', says({ confirmedUntil: '2026-11-21T07:59:00.000Z' }), /confirmed/],
    ['that is not valid yet', says({ notBefore: '2026-11-21T08:01:00.001Z' }), /not valid yet/],
    ['that was issued in the future', says({ issuedAt: '2026-11-21T08:01:00.001Z' }), /future/],
    ['that was issued long ago', says({ issuedAt: '2026-11-21T07:53:59.000Z' }), /too long ago/],
    ['whose session is over', says({ sessionEndsAt: '2026-11-21T07:59:00.000Z' }), /session is over/],
    ['with a time that is none', says({ notBefore: 'yesterday' }), /time/],
    [
      'with a condition that nobody here knows',
      says({ conditions: '<saml:Condition xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="x"/>' }),
      /condition/,
    ],
    ['that says no success', says({ status: 'urn:oasis:names:tc:SAML:2.0:status:Responder' }), /says Responder/],
    ['whose name was changed', good.replace('ada@example.com', 'eve@example.com'), /does not verify/],
    ['whose attribute was changed', good.replace('>admins<', '>owners<'), /does not verify/],
    ['signed with SHA-1', says({}, sha1), /RSA with SHA-256/],
    ['digested with SHA-1', says({}, digestSha1), /SHA-256 or SHA-512/],
    [
      'signed with an HMAC keyed with the certificate',
      good.replace('xmldsig-more#rsa-sha256', 'xmldsig-more#hmac-sha256'),
      /RSA with/,
    ],
    [
      'signed over inclusive canonical XML',
      says({}, { canonicalization: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315' }),
      /exclusive/,
    ],
    [
      'with a third transform',
      good.replace(
        /(<ds:Transform )/,
        '<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>$1',
      ),
      /too many transforms/,
    ],
    [
      'with a transform that SAML does not know',
      good.replace('xmldsig#enveloped-signature', 'xmldsig#base64'),
      /transforms/,
    ],
    ['with a document type', `<!DOCTYPE samlp:Response>${good}`, /document type/],
    ['with an entity bomb', `<!DOCTYPE x [<!ENTITY a "aaaa">]>${good}`, /document type/],
    ['with an external entity', `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${good}`, /document type/],
    ['with a comment in the name', good.replace('ada@example.com', 'ada@example.com<!-- -->.evil.example'), /comment/],
    [
      'with a comment in the digest (SAMLStorm, CVE-2025-29775)',
      good.replace('<ds:DigestValue>', '<ds:DigestValue><!--x-->'),
      /comment/,
    ],
    ['with a processing instruction', good.replace('<saml:Issuer', '<?evil?><saml:Issuer'), /processing instruction/],
    ['with CDATA', good.replace('ada@example.com', '<![CDATA[ada@example.com]]>'), /CDATA/],
    [
      'with a second SignedInfo (SAMLStorm, CVE-2025-29774)',
      good.replace(/(<ds:SignedInfo>.*<\/ds:SignedInfo>)/s, '$1$1'),
      /SignedInfo/,
    ],
    ['with a second reference', good.replace(/(<ds:Reference.*<\/ds:Reference>)/s, '$1$1'), /exactly one reference/],
    ['with a signature over another element', good.replace(/URI="#[^"]+"/, 'URI="#elsewhere"'), /another element/],
    ['with a signature over the whole document', good.replace(/URI="#[^"]+"/, 'URI=""'), /another element/],
    [
      'with an object in the signature',
      good.replace('</ds:Signature>', '<ds:Object/></ds:Signature>'),
      /more than SAML allows/,
    ],
    ['with two signatures on one element', within(good, '<ds:Signature', signature(good)), /several|id twice/],
    ['with two assertions', within(good, '</samlp:Response>', evil()), /one assertion/],
    ['without an assertion', good.replace(assertionOf(good), ''), /one assertion/],
    [
      'with an encrypted assertion',
      good.replace(assertionOf(good), '<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"/>'),
      /encrypted/,
    ],
    [
      'with an id that occurs twice',
      good.replace('<samlp:Status>', `<samlp:Status ID="${/Assertion [^>]*ID="([^"]+)"/.exec(good)?.[1]}">`),
      /id twice/,
    ],
    ['that is another message', good.replaceAll('samlp:Response', 'samlp:LogoutResponse'), /no SAML response/],
    ['of another version', good.replace('Version="2.0"', 'Version="1.1"'), /SAML 2.0/],
    ['that is not well-formed', good.replace('</saml:Subject>', ''), /well-formed/],
    ['with two roots', `${good}${good}`, /well-formed|one root/],
    ['that is deep', good.replace('<saml:Issuer', `${'<x>'.repeat(40)}${'</x>'.repeat(40)}<saml:Issuer`), /too deep/],
    ['that is large', good.replace('<saml:Issuer', `<x>${' '.repeat(256 * 1024)}</x><saml:Issuer`), /KiB/],
    ['that has very many elements', good.replace('<saml:Issuer', `${'<x/>'.repeat(6000)}<saml:Issuer`), /too large/],
    ['that is no XML', 'SAMLResponse', /not XML/],
  ])('%s', async (_, xml, reason) => {
    expect(await refusal(xml)).toEqual(['unauthenticated', expect.stringMatching(reason)]);
  });

  test('whose key is the one in its own KeyInfo', async () => {
    const info = `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${stranger.certificate.replaceAll(/-----.*-----|\s/g, '')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`;
    const foreign = stranger.answer(claims).replace(/<ds:KeyInfo>.*<\/ds:KeyInfo>|(?=<\/ds:Signature>)/s, info);

    expect(foreign).toContain('X509Certificate');
    expect(await refusal(foreign)).toEqual(['unauthenticated', expect.stringMatching(/does not verify/)]);
  });

  test('when the certificate that it was signed with has expired', async () => {
    const old = samlIdp(idp.idpEntityId, { to: new Date('2026-11-21T07:59:59.000Z') });
    const connection = { ...trusted, certificates: [old.certificate] };

    expect(await refusal(old.answer(claims), connection)).toEqual([
      'unauthenticated',
      expect.stringMatching(/expired/),
    ]);
    expect(await refusal(old.answer(claims), { ...trusted, certificates: [old.certificate, idp.certificate] })).toEqual(
      ['unauthenticated', expect.stringMatching(/does not verify/)],
    );
  });

  test('that is not base64, or not UTF-8', async () => {
    for (const [text, reason] of [
      ['%%%', /base64/],
      [Buffer.from([0x3c, 0xff, 0xfe]).toString('base64'), /UTF-8/],
    ] as const) {
      await expect(samlProvider.readResponse(trusted, text, expected)).rejects.toThrow(reason);
    }
  });
});

/** XSW 1 to 8 of "On Breaking SAML: Be Whoever You Want to Be", USENIX Security 2012, figure 4, and what SAML Raider makes. */
describe('a wrapped signature is refused', () => {
  const signedResponse = says({ responseId: '_r', assertionId: '_a' }, { assertion: false, response: true });
  const both = says({ responseId: '_r', assertionId: '_a' }, { response: true });
  const signedAssertion = says({ responseId: '_r', assertionId: '_a' });
  const stolen = assertionOf(signedAssertion);
  const bare = stolen.replace(signature(stolen), '');
  const shell = (inner: string) => idp.responseXml({ ...claims, responseId: '_evil' }, inner);
  const forged = evil({ assertionId: '_evil' });
  const inIssuer = (xml: string, inserted: string) => xml.replace('</saml:Issuer>', `</saml:Issuer>${inserted}`);
  const emptied = (inner: string) =>
    signature(stolen).replace('</ds:Signature>', `<ds:Object>${inner}</ds:Object></ds:Signature>`);

  test.each<[string, string]>([
    [
      '1: a forged response around the signed one, which is in its signature',
      within(
        shell(forged),
        '<samlp:Status>',
        signature(signedResponse).replace(
          '</ds:Signature>',
          `<ds:Object>${signedResponse.replace(signature(signedResponse), '')}</ds:Object></ds:Signature>`,
        ),
      ),
    ],
    [
      '2: the same, with the signature before the signed response',
      within(
        shell(forged),
        '<samlp:Status>',
        `${signature(signedResponse)}${signedResponse.replace(signature(signedResponse), '')}`,
      ),
    ],
    ['3: a forged assertion before the signed one', within(signedAssertion, '<saml:Assertion', forged)],
    [
      '4: the signed assertion inside a forged one',
      shell(forged.replace('</saml:Assertion>', `${stolen}</saml:Assertion>`)),
    ],
    [
      '5: the forged assertion has the signature, the signed one follows',
      shell(`${inIssuer(forged, signature(stolen))}${bare}`),
    ],
    ['6: the forged assertion has the signature, the signed one is in it', shell(inIssuer(forged, emptied(bare)))],
    [
      '7: the forged assertion is in an extension',
      within(signedAssertion, '<samlp:Status>', `<samlp:Extensions>${forged}</samlp:Extensions>`),
    ],
    ['8: the signed assertion is in an object of the forged one’s signature', shell(inIssuer(forged, emptied(stolen)))],
    ['with the id of the signed one', shell(`${evil({ assertionId: '_a' })}${stolen}`)],
    ['the same, the signature moved', shell(inIssuer(evil({ assertionId: '_a' }), signature(stolen)))],
    [
      'in the advice of a forged assertion',
      shell(forged.replace('<saml:AuthnStatement', `<saml:Advice>${stolen}</saml:Advice><saml:AuthnStatement`)),
    ],
    ['of a response, whose assertion is replaced', both.replace(assertionOf(both), forged)],
    [
      'of a response, whose signed assertion is replaced by an older one',
      both.replace(assertionOf(both), assertionOf(says({ responseId: '_r', email: 'eve@example.com' }))),
    ],
    [
      'in another namespace',
      within(
        signedAssertion,
        '</samlp:Response>',
        forged.replaceAll('urn:oasis:names:tc:SAML:2.0:assertion', 'urn:evil'),
      ),
    ],
    ['with an attribute that only looks like an id', shell(`${stolen.replace('ID="_a"', 'ID="_b" Id="_a"')}`)],
  ])('%s', async (_, xml) => {
    expect((await refusal(xml))[0]).toBe('unauthenticated');
  });

  test('and what they are made of is good by itself', async () => {
    expect((await take(signedAssertion)).subject).toBe('ada@example.com');
    expect((await take(both)).subject).toBe('ada@example.com');
    expect((await take(shell(stolen))).subject).toBe('ada@example.com');
  });
});

test('what is read is what was signed: any one byte less, and nothing is read', async () => {
  const good = says();
  const from = good.indexOf('<saml:Assertion');
  const to = good.indexOf('</saml:Assertion>');
  for (let at = from; at < to; at += 61) {
    const broken = good.slice(0, at) + good.slice(at + 1);
    const read = await take(broken).then(
      ({ subject, attributes }) => ({ subject, attributes }),
      ({ code }) => code,
    );
    expect(read === 'unauthenticated' || JSON.stringify(read).includes('"ada@example.com"')).toBe(true);
  }
});

test('a request is carried by the address, and says where its answer goes', async () => {
  const url = new URL(await samlProvider.requestUrl(trusted, service, { id: '_abc', relayState: 'relay' }));
  const { inflateRawSync } = await import('node:zlib');
  const xml = inflateRawSync(Buffer.from(url.searchParams.get('SAMLRequest') ?? '', 'base64')).toString();

  expect(url.origin + url.pathname).toBe(trusted.ssoUrl);
  expect(url.searchParams.get('RelayState')).toBe('relay');
  for (const part of ['ID="_abc"', `AssertionConsumerServiceURL="${service.acsUrl}"`, `>${service.entityId}<`]) {
    expect(xml).toContain(part);
  }
});

test('metadata name us and the address for answers, and are the same each time', async () => {
  const xml = await samlProvider.metadataOf(service);

  expect(xml).toContain(`entityID="${service.entityId}"`);
  expect(xml).toContain(`Location="${service.acsUrl}"`);
  expect(xml).toContain('WantAssertionsSigned="true"');
  expect(await samlProvider.metadataOf(service)).toBe(xml);
});
