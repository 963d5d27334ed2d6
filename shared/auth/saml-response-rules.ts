import { refusedAnswer } from '../domain/saml-assertion.ts';
import type { ExpectedResponse } from '../domain/saml-provider.ts';
import { demandSignatures } from './saml-signature-rules.ts';
import { allOf, childOf, childrenOf, isA, type XmlElement } from './saml-xml.ts';

const success = 'urn:oasis:names:tc:SAML:2.0:status:Success';

/** Every spelling of an id that a signature library might look for. */
const idNames = ['ID', 'Id', 'id', 'xml:id'];

/** As a reference may name it: no quotation marks, nothing that means something to XPath. */
const idPattern = /^[A-Za-z_][\w.-]{0,255}$/;

const demandSuccess = (response: XmlElement): void => {
  const code = childOf(childOf(response, 'protocol', 'Status'), 'protocol', 'StatusCode');
  if (code.attributes.get('Value') === success) return;
  const [inner] = childrenOf(code, 'protocol', 'StatusCode');
  const said = (inner ?? code).attributes.get('Value')?.match(/[A-Za-z]{1,40}$/)?.[0] ?? 'no success';
  throw refusedAnswer(`the identity provider did not sign the person in and says ${said}`);
};

/** One assertion in the whole document, in the one place for it: so there is no second one to be mistaken for it. */
const onlyAssertion = (response: XmlElement): XmlElement => {
  const all = allOf(response);
  if (all.some(({ name }) => name.startsWith('Encrypted'))) {
    throw refusedAnswer('it is encrypted; turn the encryption of assertions off, TLS protects them on their way');
  }
  if (all.filter(({ name }) => name === 'Response').length > 1) throw refusedAnswer('it has a response within');
  const assertions = all.filter(({ name }) => name === 'Assertion');
  const [assertion] = childrenOf(response, 'assertion', 'Assertion');
  if (!assertion || assertions.length !== 1) throw refusedAnswer('it has not exactly one assertion');
  return assertion;
};

const demandDistinctIds = (response: XmlElement, owners: readonly XmlElement[]): void => {
  const ids = allOf(response).flatMap(({ attributes }) => idNames.flatMap((name) => attributes.get(name) ?? []));
  if (new Set(ids).size < ids.length) throw refusedAnswer('it has an id twice');
  const isPlain = ({ attributes }: XmlElement) => idPattern.test(attributes.get('ID') ?? '');
  if (!owners.every(isPlain)) throw refusedAnswer('it has an element without a plain id');
};

const demandAddressed = (
  response: XmlElement,
  idpEntityId: string,
  { acsUrl, requestId }: ExpectedResponse,
  isSigned: boolean,
): void => {
  const { attributes } = response;
  const destination = attributes.get('Destination');
  if (attributes.get('Version') !== '2.0') throw refusedAnswer('it is not SAML 2.0');
  // Needed where it is signed (bindings, section 3.5.5.2), and wrong nowhere.
  if (destination === undefined ? isSigned : destination !== acsUrl) throw refusedAnswer('its destination is not here');
  if (attributes.get('InResponseTo') !== requestId) throw refusedAnswer('it answers another request');
  const issuers = childrenOf(response, 'assertion', 'Issuer');
  if (issuers.some(({ text }) => text !== idpEntityId))
    throw refusedAnswer('its issuer is not the one of this connection');
};

/**
 * Looks at a response as a whole before any signature is verified, so that what is verified then is all that there is:
 * this shape leaves no room to wrap a second document around a signed one.
 * "On Breaking SAML: Be Whoever You Want to Be", USENIX Security 2012
 * @returns whether the response is signed beside its assertion.
 * @throws AppError `unauthenticated`.
 */
export const demandSoundResponse = (response: XmlElement, idpEntityId: string, expected: ExpectedResponse): boolean => {
  if (!isA(response, 'protocol', 'Response')) throw refusedAnswer('it is no SAML response');
  demandSuccess(response);
  const assertion = onlyAssertion(response);
  demandDistinctIds(response, [response, assertion]);
  const isSigned = demandSignatures(response, assertion);
  demandAddressed(response, idpEntityId, expected, isSigned);
  return isSigned;
};
