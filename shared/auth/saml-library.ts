/** A bundle names only the default of a CommonJS module that is imported late: from here, its names come too. */
export { generateServiceProviderMetadata, SAML } from '@node-saml/node-saml';
