import type { SamlConfig } from '@node-saml/node-saml';
import { refusedAnswer } from '../domain/saml-assertion.ts';
import type { IdentityProvider } from '../domain/saml-connection.ts';
import type { ExpectedResponse, SamlProvider, ServiceProvider } from '../domain/saml-provider.ts';
import { assertionFacts } from './saml-assertion-facts.ts';
import { isValid } from './saml-certificate.ts';
import { demandSoundResponse } from './saml-response-rules.ts';
import { plainXml, readXml } from './saml-xml.ts';

/** Loaded when SAML is first spoken: its XML libraries are most of what this function starts with. */
const library = () => import('./saml-library.ts');

const base64Pattern = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;

const bytesOf = (encoded: string): Uint8Array => {
  if (!base64Pattern.test(encoded)) throw refusedAnswer('it is not base64');
  return Buffer.from(encoded, 'base64');
};

/**
 * What is asked of the library: to verify signatures and to cut out what they cover. Time, audience, and what is
 * answered are left to `demandGoodAssertion`, which knows the time as an argument and forgets none of them.
 */
const configOf = ({ ssoUrl }: IdentityProvider, { entityId, acsUrl }: ServiceProvider) =>
  ({
    issuer: entityId,
    audience: false,
    callbackUrl: acsUrl,
    entryPoint: ssoUrl,
    idpCert: '',
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: true,
    acceptedClockSkewMs: -1,
    identifierFormat: null,
    disableRequestedAuthnContext: true,
  }) satisfies SamlConfig;

/** The assertion as the signature covers it. */
const verifiedAssertion = async (config: SamlConfig, SAMLResponse: string): Promise<string> => {
  const { SAML } = await library();
  try {
    const { profile } = await new SAML(config).validatePostResponseAsync({ SAMLResponse });
    const xml = profile?.getAssertionXml?.();
    if (xml !== undefined) return xml;
  } catch (cause) {
    throw refusedAnswer('its signature does not verify with a certificate of this connection', cause);
  }
  throw refusedAnswer('it has no verified assertion');
};

const readResponse = async (
  idp: IdentityProvider,
  encoded: string,
  expected: ExpectedResponse,
): Promise<ReturnType<typeof assertionFacts>> => {
  const text = plainXml(bytesOf(encoded));
  const isSigned = demandSoundResponse(readXml(text), idp.idpEntityId, expected);
  const idpCert = idp.certificates.filter((certificate) => isValid(certificate, expected.now));
  if (idpCert.length === 0) throw refusedAnswer('every certificate of this connection has expired');
  const config = { ...configOf(idp, expected), idpCert, wantAuthnResponseSigned: isSigned };
  // The library is given what was looked at, byte for byte, and what it gives back is all that is read.
  const verified = await verifiedAssertion(config, Buffer.from(text).toString('base64'));
  return assertionFacts(readXml(plainXml(Buffer.from(verified))));
};

/** {@link SamlProvider} by node-saml, inside rules that leave it nothing to be lenient with. */
export const samlProvider: SamlProvider = {
  requestUrl: async (idp, service, { id, relayState }) => {
    const { SAML } = await library();
    const config = { ...configOf(idp, service), idpCert: [...idp.certificates], generateUniqueId: () => id };
    return new SAML(config).getAuthorizeUrlAsync(relayState, undefined, {});
  },

  metadataOf: async ({ entityId, acsUrl }) => {
    const { generateServiceProviderMetadata } = await library();
    return generateServiceProviderMetadata({
      issuer: entityId,
      callbackUrl: acsUrl,
      identifierFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
      wantAssertionsSigned: true,
      // The same metadata have the same entity tag.
      generateUniqueId: () => '_promptgate',
    });
  },

  readResponse,
};
