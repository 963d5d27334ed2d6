import { refusedAnswer } from '../domain/saml-assertion.ts';
import { allOf, childOf, childrenOf, isA, type XmlElement } from './saml-xml.ts';

/**
 * RSA with SHA-256 and up. SHA-1 is broken, an HMAC would be keyed with a public certificate, and elliptic curves are
 * not verified by the library beneath.
 */
const signatureMethods: readonly (string | undefined)[] = [
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
  'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
];
const digestMethods: readonly (string | undefined)[] = [
  'http://www.w3.org/2001/04/xmlenc#sha256',
  'http://www.w3.org/2001/04/xmlenc#sha512',
];
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

const algorithmOf = ({ attributes }: XmlElement): string | undefined => attributes.get('Algorithm');

const refuse = (reason: string): never => {
  throw refusedAnswer(`a signature ${reason}`);
};

/** One reference, to the signature's own parent, as SAML has it (core, sections 5.4.2 to 5.4.4). */
const demandReference = (reference: XmlElement, signed: XmlElement): void => {
  const id = signed.attributes.get('ID');
  if (id === undefined || reference.attributes.get('URI') !== `#${id}`) refuse('is of another element than its own');
  const transforms = childrenOf(childOf(reference, 'signature', 'Transforms'), 'signature', 'Transform').map(
    algorithmOf,
  );
  if (!transforms.includes(enveloped) || transforms.some((each) => each !== enveloped && each !== exclusive)) {
    refuse('has transforms that SAML does not know');
  }
  if (transforms.length > 2) refuse('has too many transforms');
  if (!digestMethods.includes(algorithmOf(childOf(reference, 'signature', 'DigestMethod')))) {
    refuse('has a digest other than SHA-256 or SHA-512');
  }
  if (childOf(reference, 'signature', 'DigestValue').children.length > 0) refuse('has a digest that is no text');
};

const demandSignature = (signature: XmlElement, signed: XmlElement): void => {
  const parts = signature.children.map(({ name }) => name);
  if (parts.some((name) => !['SignedInfo', 'SignatureValue', 'KeyInfo'].includes(name)))
    refuse('has more than SAML allows');
  const info = childOf(signature, 'signature', 'SignedInfo');
  childOf(signature, 'signature', 'SignatureValue');
  const known = ['CanonicalizationMethod', 'SignatureMethod', 'Reference'];
  if (info.children.length !== known.length) refuse('has not exactly one reference');
  if (algorithmOf(childOf(info, 'signature', 'CanonicalizationMethod')) !== exclusive) {
    refuse('is not over exclusive canonical XML');
  }
  const method = childOf(info, 'signature', 'SignatureMethod');
  if (!signatureMethods.includes(algorithmOf(method)) || method.children.length > 0) {
    refuse('is other than RSA with SHA-256 or SHA-512');
  }
  demandReference(childOf(info, 'signature', 'Reference'), signed);
};

/**
 * Looks at every signature before any is verified: there is one on the assertion, at most one more on the response, and
 * none elsewhere; each is of the element that it stands in.
 * @returns whether the response itself is signed.
 * @throws AppError `unauthenticated`.
 */
export const demandSignatures = (response: XmlElement, assertion: XmlElement): boolean => {
  const owners = [response, assertion];
  const found = allOf(response).filter(({ name }) => name === 'Signature');
  const placed = owners.map((owner) => owner.children.filter((child) => isA(child, 'signature', 'Signature')));
  if (found.length !== placed.flat().length) refuse('stands where none belongs');
  const [ofResponse = [], ofAssertion = []] = placed;
  if (ofAssertion.length === 0)
    throw refusedAnswer('its assertion is not signed; let the identity provider sign assertions');
  if (ofResponse.length > 1 || ofAssertion.length > 1) refuse('is one of several on one element');
  for (const signature of ofResponse) demandSignature(signature, response);
  for (const signature of ofAssertion) demandSignature(signature, assertion);
  return ofResponse.length > 0;
};
