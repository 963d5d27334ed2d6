import { type Confirmation, refusedAnswer, type SamlAssertion } from '../domain/saml-assertion.ts';
import { childOf, childrenOf, isA, type XmlElement } from './saml-xml.ts';

/** Conditions that one may know and pass over here: we take each assertion once and vouch for nobody to others. */
const knownConditions = ['AudienceRestriction', 'OneTimeUse', 'ProxyRestriction'];

const required = ({ name, attributes }: XmlElement, attribute: string): string => {
  const value = attributes.get(attribute);
  if (value === undefined) throw refusedAnswer(`its ${name} has no ${attribute}`);
  return value;
};

const confirmationOf = (element: XmlElement): Confirmation => {
  const [data] = childrenOf(element, 'assertion', 'SubjectConfirmationData');
  return {
    method: required(element, 'Method'),
    recipient: data?.attributes.get('Recipient'),
    inResponseTo: data?.attributes.get('InResponseTo'),
    notBefore: data?.attributes.get('NotBefore'),
    notOnOrAfter: data?.attributes.get('NotOnOrAfter'),
  };
};

/** A condition that is not understood makes an assertion worthless (SAML 2.0 core, section 2.5.1). */
const conditionsOf = (assertion: XmlElement): XmlElement => {
  const conditions = childOf(assertion, 'assertion', 'Conditions');
  const unknown = conditions.children.find(({ name }) => !knownConditions.includes(name));
  if (unknown) throw refusedAnswer(`it has a condition that is not known here: ${unknown.name}`);
  return conditions;
};

/** Values that are elements themselves say nothing to us. */
const valuesOf = (attribute: XmlElement): string[] =>
  childrenOf(attribute, 'assertion', 'AttributeValue').flatMap(({ children, text }) =>
    children.length === 0 && text.trim() !== '' ? [text.trim()] : [],
  );

const attributesOf = (assertion: XmlElement): SamlAssertion['attributes'] =>
  childrenOf(assertion, 'assertion', 'AttributeStatement').flatMap((statement) =>
    childrenOf(statement, 'assertion', 'Attribute').map((attribute) => ({
      name: required(attribute, 'Name'),
      values: valuesOf(attribute),
    })),
  );

const sessionEndOf = (assertion: XmlElement): string | undefined => {
  const statements = childrenOf(assertion, 'assertion', 'AuthnStatement');
  if (statements.length === 0) throw refusedAnswer('it does not say that anybody has signed in');
  return statements
    .flatMap(({ attributes }) => attributes.get('SessionNotOnOrAfter') ?? [])
    .sort()
    .at(0);
};

/** What an assertion says, given as the very XML that was under its signature. @throws AppError `unauthenticated`. */
export const assertionFacts = (assertion: XmlElement): SamlAssertion => {
  if (!isA(assertion, 'assertion', 'Assertion') || assertion.attributes.get('Version') !== '2.0') {
    throw refusedAnswer('it has no SAML 2.0 assertion');
  }
  const subject = childOf(assertion, 'assertion', 'Subject');
  const conditions = conditionsOf(assertion);
  return {
    id: required(assertion, 'ID'),
    issuer: childOf(assertion, 'assertion', 'Issuer').text,
    issuedAt: required(assertion, 'IssueInstant'),
    subject: childOf(subject, 'assertion', 'NameID').text.trim(),
    confirmations: childrenOf(subject, 'assertion', 'SubjectConfirmation').map(confirmationOf),
    notBefore: conditions.attributes.get('NotBefore'),
    notOnOrAfter: conditions.attributes.get('NotOnOrAfter'),
    audiences: childrenOf(conditions, 'assertion', 'AudienceRestriction').map((restriction) =>
      childrenOf(restriction, 'assertion', 'Audience').map(({ text }) => text.trim()),
    ),
    sessionEndsAt: sessionEndOf(assertion),
    attributes: attributesOf(assertion),
  };
};
