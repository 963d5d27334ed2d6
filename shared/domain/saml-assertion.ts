import { AppError } from './errors.ts';

/** How far our clock and an identity provider's may be apart. */
export const clockSkewSeconds = 60;

/** How old an assertion may be when it arrives: it is carried by a browser that goes straight from there to here. */
const maxAgeSeconds = 300;

const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';

/** To whom, in answer to what and until when an assertion may be shown (SAML 2.0 core, section 2.4.1.2). */
export type Confirmation = {
  readonly method: string;
  readonly recipient?: string | undefined;
  readonly inResponseTo?: string | undefined;
  readonly notBefore?: string | undefined;
  readonly notOnOrAfter?: string | undefined;
};

/** What a verified assertion says (SAML 2.0 core, section 2.3.3); all of it was under the signature. */
export type SamlAssertion = {
  readonly id: string;
  readonly issuer: string;
  readonly issuedAt: string;
  /** The text of the NameID. */
  readonly subject: string;
  readonly confirmations: readonly Confirmation[];
  readonly notBefore?: string | undefined;
  readonly notOnOrAfter?: string | undefined;
  /** Each restriction must name us (section 2.5.1.4). */
  readonly audiences: readonly (readonly string[])[];
  /** When the identity provider wants the session to end, the earliest if it says so more than once. */
  readonly sessionEndsAt?: string | undefined;
  readonly attributes: readonly { readonly name: string; readonly values: readonly string[] }[];
};

/** What an assertion must say to be the answer to one request of ours. */
export type ExpectedAssertion = {
  readonly idpEntityId: string;
  readonly audience: string;
  readonly acsUrl: string;
  readonly requestId: string;
};

/** The one kind of error for an identity provider's answer that is not good; the reason helps whoever sets it up. */
export const refusedAnswer = (reason: string, cause?: unknown): AppError =>
  new AppError('unauthenticated', `The identity provider's answer is refused: ${reason}.`, { cause });

/** UTC, as SAML demands of all its times (core, section 1.3.3). */
const timePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

const timeOf = (text: string): number => {
  const time = timePattern.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw refusedAnswer('it has a time that is none in UTC');
  return time;
};

const hasBegun = (notBefore: string | undefined, now: number): boolean =>
  notBefore === undefined || timeOf(notBefore) <= now + clockSkewSeconds * 1000;

const isOver = (notOnOrAfter: string, now: number): boolean => timeOf(notOnOrAfter) <= now - clockSkewSeconds * 1000;

/** Whether one may come with it: the rules for bearers in the web browser profile (profiles, section 4.1.4.2). */
const confirms = (confirmation: Confirmation, { acsUrl, requestId }: ExpectedAssertion, now: number): boolean =>
  confirmation.method === bearer &&
  confirmation.recipient === acsUrl &&
  confirmation.inResponseTo === requestId &&
  confirmation.notOnOrAfter !== undefined &&
  !isOver(confirmation.notOnOrAfter, now) &&
  hasBegun(confirmation.notBefore, now);

/**
 * Refuses a verified assertion unless it was made by this identity provider, for us, in answer to this very request,
 * and is of this moment.
 * @throws AppError `unauthenticated`, with what is wrong.
 */
export const demandGoodAssertion = (assertion: SamlAssertion, expected: ExpectedAssertion, at: Date): void => {
  const now = at.getTime();
  const { issuer, issuedAt, notBefore, notOnOrAfter, audiences, confirmations, sessionEndsAt } = assertion;
  if (issuer !== expected.idpEntityId) throw refusedAnswer('its issuer is not the one of this connection');
  if (audiences.length === 0 || !audiences.every((names) => names.includes(expected.audience))) {
    throw refusedAnswer('its audience is not this connection');
  }
  if (!hasBegun(notBefore, now)) throw refusedAnswer('it is not valid yet; are the clocks right?');
  if (notOnOrAfter === undefined || isOver(notOnOrAfter, now)) throw refusedAnswer('it has expired');
  const age = now - timeOf(issuedAt);
  if (age < -clockSkewSeconds * 1000) throw refusedAnswer('it was issued in the future; are the clocks right?');
  if (age > (maxAgeSeconds + clockSkewSeconds) * 1000) throw refusedAnswer('it was issued too long ago');
  if (!confirmations.some((confirmation) => confirms(confirmation, expected, now))) {
    throw refusedAnswer('its subject is not confirmed for this address, this sign-in and this moment');
  }
  if (sessionEndsAt !== undefined && isOver(sessionEndsAt, now)) throw refusedAnswer('its session is over');
};
