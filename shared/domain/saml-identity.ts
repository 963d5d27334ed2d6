import { normaliseEmail } from './account.ts';
import { refusedAnswer, type SamlAssertion } from './saml-assertion.ts';
import { type AttributeMapping, subjectName } from './saml-connection.ts';

/** Whom an identity provider has signed in. */
export type FederatedIdentity = {
  readonly email: string;
  readonly name: string | null;
  readonly groups: readonly string[];
};

const maxEmailLength = 254;
/** One at sign and a host name of two labels at least: what is written around it need not be understood here. */
const emailPattern = /^[^\s@"<>]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/;

const maxNameLength = 100;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is left out
const controlCharacters = /[\u0000-\u001f\u007f]+/g;

const valuesOf = ({ subject, attributes }: SamlAssertion, name: string | undefined): readonly string[] => {
  if (name === undefined) return [];
  if (name === subjectName) return [subject];
  return attributes.flatMap((attribute) => (attribute.name === name ? attribute.values : []));
};

const emailIn = (assertion: SamlAssertion, name: string): string => {
  const [email, ...more] = valuesOf(assertion, name).map(normaliseEmail);
  if (email === undefined || more.length > 0) throw refusedAnswer(`it has not exactly one value of ${name}`);
  if (email.length > maxEmailLength || !emailPattern.test(email)) {
    throw refusedAnswer(`its ${name} is no e-mail address`);
  }
  return email;
};

const nameIn = (assertion: SamlAssertion, name: string | undefined): string | null => {
  const text = valuesOf(assertion, name)[0]?.replaceAll(controlCharacters, ' ').trim() ?? '';
  return text === '' ? null : [...text].slice(0, maxNameLength).join('');
};

/** Reads a person out of an assertion. @throws AppError `unauthenticated` without one e-mail address. */
export const identityOf = (assertion: SamlAssertion, { email, name, groups }: AttributeMapping): FederatedIdentity => ({
  email: emailIn(assertion, email),
  name: nameIn(assertion, name),
  groups: valuesOf(assertion, groups),
});

/** The part of a normalised address that says whose it is. */
export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1);
