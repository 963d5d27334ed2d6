import { AppError, invalidAt } from '../domain/errors.ts';
import type { IdentityProvider } from '../domain/saml-connection.ts';
import type { IdentityProviderReader } from '../domain/saml-provider.ts';
import { certificateFacts, readCertificate } from './saml-certificate.ts';
import { childrenOf, plainXml, readXml, type XmlElement } from './saml-xml.ts';

const redirectBinding = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
const path = 'body.metadataXml';

const refuse = (message: string): never => {
  throw invalidAt([{ path, message }]);
};

const documentOf = (xml: string): XmlElement => {
  try {
    return readXml(plainXml(Buffer.from(xml)));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return refuse('must be XML without document type, comments and processing instructions, of 256 KiB at most');
  }
};

const pemOf = (base64: string): string =>
  `-----BEGIN CERTIFICATE-----\n${base64.replaceAll(/\s+/g, '')}\n-----END CERTIFICATE-----\n`;

/** Keys that are for signatures, or for whatever (metadata, section 2.4.1.1). */
const certificatesOf = (descriptor: XmlElement): string[] => {
  const texts = childrenOf(descriptor, 'metadata', 'KeyDescriptor')
    .filter(({ attributes }) => attributes.get('use') !== 'encryption')
    .flatMap((key) => childrenOf(key, 'signature', 'KeyInfo'))
    .flatMap((info) => childrenOf(info, 'signature', 'X509Data'))
    .flatMap((data) => childrenOf(data, 'signature', 'X509Certificate'))
    .map(({ text }) => pemOf(text));
  return [...new Set(texts)];
};

/**
 * Reads an identity provider's metadata (SAML 2.0 metadata, section 2.4.3). They are what an owner says, so their own
 * signature is not looked at.
 * @throws AppError `validation_failed`.
 */
const readMetadata = (xml: string): IdentityProvider => {
  const root = documentOf(xml);
  const [descriptor, ...more] = childrenOf(root, 'metadata', 'IDPSSODescriptor');
  const idpEntityId = root.attributes.get('entityID');
  if (root.name !== 'EntityDescriptor' || !descriptor || more.length > 0 || idpEntityId === undefined) {
    return refuse('is not the EntityDescriptor of one identity provider');
  }
  const services = childrenOf(descriptor, 'metadata', 'SingleSignOnService');
  const ssoUrl = services
    .find(({ attributes }) => attributes.get('Binding') === redirectBinding)
    ?.attributes.get('Location');
  if (ssoUrl === undefined) return refuse('has no SingleSignOnService for the HTTP-Redirect binding');
  const certificates = certificatesOf(descriptor);
  if (certificates.length === 0) return refuse('has no certificate for signatures');
  return { idpEntityId, ssoUrl, certificates };
};

/** {@link IdentityProviderReader} by Node's own X.509. */
export const identityProviderReader: IdentityProviderReader = {
  readMetadata,
  readCertificate,
  factsOf: certificateFacts,
};
