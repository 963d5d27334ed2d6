import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { selfSigned } from './x509.ts';

const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';

/** What a response says; whatever is not said is as it should be. */
export type Claims = {
  readonly acsUrl: string;
  readonly audience: string;
  readonly requestId: string;
  readonly at: Date;
  readonly email: string;
  readonly issuer?: string;
  readonly responseIssuer?: string;
  readonly recipient?: string;
  readonly destination?: string;
  readonly inResponseTo?: string;
  readonly confirmedRequest?: string;
  readonly method?: string;
  readonly notBefore?: string;
  readonly notOnOrAfter?: string;
  readonly confirmedUntil?: string;
  readonly issuedAt?: string;
  readonly sessionEndsAt?: string;
  readonly assertionId?: string;
  readonly responseId?: string;
  readonly status?: string;
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
  readonly conditions?: string;
  readonly inAssertion?: string;
};

export type Signing = {
  readonly assertion?: boolean;
  readonly response?: boolean;
  readonly signatureAlgorithm?: string;
  readonly digestAlgorithm?: string;
  readonly transforms?: readonly string[];
  readonly canonicalization?: string;
};

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const newId = () => `_${randomBytes(16).toString('hex')}`;
const shifted = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1000).toISOString();

const attributesOf = (attributes: NonNullable<Claims['attributes']>) =>
  Object.entries(attributes)
    .map(
      ([name, values]) =>
        `<saml:Attribute Name="${escaped(name)}">${values.map((value) => `<saml:AttributeValue>${escaped(value)}</saml:AttributeValue>`).join('')}</saml:Attribute>`,
    )
    .join('');

/** An identity provider as a test wants it: its entity, its keys, and answers that are right or wrong on purpose. */
export const samlIdp = (
  idpEntityId = 'https://idp.example.com/metadata',
  { from = new Date('2026-01-01'), to = new Date('2036-01-01'), bits = 2048 } = {},
) => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const certificate = selfSigned({ name: idpEntityId, publicKey, privateKey, from, to });
  const privatePem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

  const assertionXml = (claims: Claims): string => {
    const { acsUrl, audience, requestId, at, email, issuer = idpEntityId, conditions = '', inAssertion = '' } = claims;
    const end = claims.notOnOrAfter ?? shifted(at, 300);
    const session = claims.sessionEndsAt ? ` SessionNotOnOrAfter="${claims.sessionEndsAt}"` : '';
    return (
      `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${claims.assertionId ?? newId()}" IssueInstant="${claims.issuedAt ?? at.toISOString()}" Version="2.0">` +
      `<saml:Issuer>${issuer}</saml:Issuer>` +
      `<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">${email}</saml:NameID>` +
      `<saml:SubjectConfirmation Method="${claims.method ?? bearer}"><saml:SubjectConfirmationData InResponseTo="${claims.confirmedRequest ?? requestId}" NotOnOrAfter="${claims.confirmedUntil ?? end}" Recipient="${claims.recipient ?? acsUrl}"/></saml:SubjectConfirmation></saml:Subject>` +
      `<saml:Conditions NotBefore="${claims.notBefore ?? shifted(at, -60)}" NotOnOrAfter="${end}"><saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction>${conditions}</saml:Conditions>` +
      `<saml:AuthnStatement AuthnInstant="${at.toISOString()}"${session}><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>` +
      `<saml:AttributeStatement>${attributesOf(claims.attributes ?? {})}</saml:AttributeStatement>${inAssertion}</saml:Assertion>`
    );
  };

  const responseXml = (claims: Claims, inner = assertionXml(claims)): string => {
    const { acsUrl, requestId, at, responseIssuer = idpEntityId } = claims;
    const status = claims.status ?? 'urn:oasis:names:tc:SAML:2.0:status:Success';
    return (
      `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="${claims.responseId ?? newId()}" Version="2.0" IssueInstant="${at.toISOString()}" Destination="${claims.destination ?? acsUrl}" InResponseTo="${claims.inResponseTo ?? requestId}">` +
      `<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${responseIssuer}</saml:Issuer>` +
      `<samlp:Status><samlp:StatusCode Value="${status}"/></samlp:Status>${inner}</samlp:Response>`
    );
  };

  /** Signs the one element of this name, its signature behind its issuer. */
  const signed = (xml: string, element: 'Assertion' | 'Response', options: Signing = {}): string => {
    const signer = new SignedXml({
      privateKey: privatePem,
      publicCert: certificate,
      signatureAlgorithm: (options.signatureAlgorithm ?? rsaSha256) as typeof rsaSha256,
      canonicalizationAlgorithm: (options.canonicalization ?? exclusive) as typeof exclusive,
    });
    const xpath = `//*[local-name(.)='${element}']`;
    signer.addReference({
      xpath,
      digestAlgorithm: (options.digestAlgorithm ?? sha256) as typeof sha256,
      transforms: [...(options.transforms ?? [enveloped, exclusive])] as (typeof exclusive)[],
    });
    signer.computeSignature(xml, {
      prefix: 'ds',
      location: { reference: `${xpath}/*[local-name(.)='Issuer']`, action: 'after' },
    });
    return signer.getSignedXml();
  };

  /** The whole answer as XML, the assertion signed unless said otherwise. */
  const answer = (claims: Claims, signing: Signing = {}): string => {
    const { assertion = true, response = false } = signing;
    const inner = assertion ? signed(responseXml(claims), 'Assertion', signing) : responseXml(claims);
    return response ? signed(inner, 'Response', signing) : inner;
  };

  return { idpEntityId, certificate, privatePem, assertionXml, responseXml, signed, answer };
};

export type SamlIdp = ReturnType<typeof samlIdp>;

/** As a browser posts it. */
export const encoded = (xml: string): string => Buffer.from(xml).toString('base64');
