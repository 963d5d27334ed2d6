import type { AccountRepository } from '#shared/domain/account.ts';
import type { Origin } from '#shared/domain/audit.ts';
import { journalOf } from '#shared/domain/command.ts';
import { type DomainClaimRepository, type DomainHolders, speaksFor } from '#shared/domain/domain-claim.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type Guesses, withToken } from '#shared/domain/guesses.ts';
import type { MemberRepository } from '#shared/domain/member.ts';
import { retryConflict } from '#shared/domain/retry-conflict.ts';
import {
  clockSkewSeconds,
  demandGoodAssertion,
  refusedAnswer,
  type SamlAssertion,
} from '#shared/domain/saml-assertion.ts';
import { type SamlConnection, type SamlConnectionRepository, serviceEntityId } from '#shared/domain/saml-connection.ts';
import { domainOf, identityOf } from '#shared/domain/saml-identity.ts';
import type { SamlProvider } from '#shared/domain/saml-provider.ts';
import type { VouchedAccounts } from '#shared/domain/sso-account.ts';
import type { SsoMemberRepository } from '#shared/domain/sso-membership.ts';
import { errorLocation } from '#shared/domain/sso-return.ts';
import { type SamlSignIn, type SamlSignInRepository, unaskedAnswer } from '#shared/domain/sso-sign-in.ts';
import { type TenantContext, tenantOf } from '#shared/domain/tenant.ts';
import { admitMember, demandNotShutOut } from './admit-member.ts';
import { type FinishDependencies, finishSignIn } from './finish-sign-in.ts';

type Dependencies = FinishDependencies & {
  readonly accounts: AccountRepository;
  readonly vouched: VouchedAccounts;
  readonly connections: SamlConnectionRepository;
  readonly domainClaims: DomainClaimRepository;
  readonly domains: DomainHolders;
  readonly guesses: Guesses;
  readonly members: MemberRepository;
  readonly ssoMembers: SsoMemberRepository;
  readonly saml: Pick<SamlProvider, 'readResponse'>;
  readonly signIns: SamlSignInRepository;
  readonly tokenIssuer: string;
};
type Command = {
  readonly origin: Origin;
  readonly body: { readonly SAMLResponse: string; readonly RelayState: string };
};

/** Reads the response and takes it, once. @throws AppError `unauthenticated`. */
const takeAssertion = async (
  { saml, signIns, tokenIssuer, hash, now }: Dependencies,
  signIn: SamlSignIn,
  connection: SamlConnection,
  encoded: string,
): Promise<SamlAssertion> => {
  const { requestId, acsUrl, organisationId } = signIn;
  const at = now();
  const entityId = serviceEntityId(tokenIssuer, tenantOf(organisationId));
  const assertion = await saml.readResponse(connection, encoded, { entityId, acsUrl, requestId, now: at });
  const { idpEntityId } = connection;
  demandGoodAssertion(assertion, { idpEntityId, audience: entityId, acsUrl, requestId }, at);
  const until = Date.parse(assertion.notOnOrAfter ?? signIn.endsAt) + clockSkewSeconds * 1000;
  await signIns.complete(signIn, {
    id: hash(`${idpEntityId}\n${assertion.id}`),
    endsAt: new Date(until).toISOString(),
  });
  return assertion;
};

/** An identity provider speaks for the domains of its organisation, and for nobody else. */
const demandOwnDomain = async (dependencies: Dependencies, tenant: TenantContext, email: string): Promise<void> => {
  const domain = domainOf(email);
  if (await speaksFor(dependencies, tenant, domain)) return;
  throw refusedAnswer(`the organisation has not verified that ${domain} is its domain`);
};

/** The account of an address that is proven now, if it was not before; what was before it is over then. */
const provenAccount = (
  { accounts, vouched, members, ssoMembers, newId, now }: Dependencies,
  tenant: TenantContext,
  email: string,
) =>
  retryConflict(async () => {
    const account = await accounts.reserve(email, () => newId('user'));
    await demandNotShutOut({ members, ssoMembers }, tenant, account.userId);
    const at = now();
    if (account.emailVerifiedAt === undefined) await vouched.prove(account, at.toISOString());
    return { account, provenAt: at };
  });

/** Notes that an owner has come through the connection as it is. Should it change meanwhile, the next owner will do. */
const noteProof = async (
  { connections, ...effects }: Dependencies,
  tenant: TenantContext,
  before: SamlConnection,
  userId: string,
  origin: Origin,
): Promise<void> => {
  if (before.provenAt !== undefined) return;
  const after = { ...before, provenAt: effects.now().toISOString(), revision: before.revision + 1 };
  const actor = { type: 'user', id: userId } as const;
  const deed = { tenant, actor, origin, action: 'saml_connection.prove', target: tenant.organisationId };
  await connections.change(tenant, { before, after }, journalOf(effects, deed)).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
  });
};

const finish = async (dependencies: Dependencies, signIn: SamlSignIn, { body, origin }: Command) => {
  const { connections, organisations, accounts, now } = dependencies;
  const tenant = tenantOf(signIn.organisationId);
  const [connection, organisation] = await Promise.all([connections.find(tenant), organisations.get(tenant)]);
  if (!connection) throw unaskedAnswer();
  const assertion = await takeAssertion(dependencies, signIn, connection, body.SAMLResponse);
  const identity = identityOf(assertion, connection.attributeMapping);
  await demandOwnDomain(dependencies, tenant, identity.email);

  const { account, provenAt } = await provenAccount(dependencies, tenant, identity.email);
  const { userId } = account;
  const comer = { tenant, organisation, settings: connection, userId, identity, origin };
  const member = await admitMember(dependencies, comer);
  await accounts.join(account, tenant.organisationId);
  if (member.role === 'owner') await noteProof(dependencies, tenant, connection, userId, origin);
  const { sessionEndsAt } = assertion;
  // Behind both what has just ended and the moment in which they joined: sessions from before either are over.
  const signedInAt = new Date(Math.max(now().getTime(), provenAt.getTime() + 1));
  const signedIn = { tenant, userId, method: 'saml', signedInAt, sessionEndsAt } as const;
  return finishSignIn(dependencies, signedIn, signIn.to, origin);
};

const underWay = async ({ signIns, hash, now }: Dependencies, relayState: string): Promise<SamlSignIn> => {
  const signIn = await signIns.find(hash(relayState));
  if (!signIn || signIn.endsAt <= now().toISOString()) throw unaskedAnswer();
  return signIn;
};

/**
 * Takes the response of an identity provider to a sign-in that was begun here. Which organisation it is of, only our
 * own note of that says. A client that waits at an address of its own is told of failures there.
 * @throws AppError `unauthenticated`, `rate_limited`, `forbidden`, `organisation_closed`, `quota_exceeded`.
 */
export const finishSamlSignIn = async (dependencies: Dependencies, command: Command) => {
  const { guesses } = dependencies;
  const { origin, body } = command;
  const signIn = await withToken(guesses, origin.ip, () => underWay(dependencies, body.RelayState));
  try {
    return await withToken(guesses, origin.ip, () => finish(dependencies, signIn, command));
  } catch (error) {
    if (!signIn.to || !(error instanceof AppError)) throw error;
    return { location: errorLocation(signIn.to, error) };
  }
};
