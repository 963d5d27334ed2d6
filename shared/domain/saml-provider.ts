import type { SamlAssertion } from './saml-assertion.ts';
import type { IdentityProvider } from './saml-connection.ts';

/** The two names that an identity provider has for us: who we are, and where answers are sent to. */
export type ServiceProvider = { readonly entityId: string; readonly acsUrl: string };

export type AuthnRequest = { readonly id: string; readonly relayState: string };

/** What answers that came by a browser are measured by. */
export type ExpectedResponse = ServiceProvider & { readonly requestId: string; readonly now: Date };

/** What is shown of a certificate. */
export type CertificateFacts = { readonly sha256: string; readonly notAfter: string };

/** SAML 2.0 on the wire; what verified answers mean is decided elsewhere. */
export type SamlProvider = {
  /** The address that carries an AuthnRequest to the identity provider (bindings, section 3.4). */
  readonly requestUrl: (idp: IdentityProvider, service: ServiceProvider, request: AuthnRequest) => Promise<string>;
  /** The metadata of a service provider, as XML. */
  readonly metadataOf: (service: ServiceProvider) => Promise<string>;
  /**
   * The one assertion of a response whose signatures are the identity provider's; nothing that was not signed is in it.
   * @throws AppError `unauthenticated`, with what is wrong.
   */
  readonly readResponse: (idp: IdentityProvider, encoded: string, expected: ExpectedResponse) => Promise<SamlAssertion>;
};

/** Reads what an owner enters of an identity provider. */
export type IdentityProviderReader = {
  /** @throws AppError `validation_failed` for metadata that are not of one identity provider. */
  readonly readMetadata: (xml: string) => IdentityProvider;
  /** A certificate in its one form. @throws AppError `validation_failed` for one that is no good, or no good any more. */
  readonly readCertificate: (pem: string, path: string, now: Date) => string;
  readonly factsOf: (pem: string) => CertificateFacts;
};
