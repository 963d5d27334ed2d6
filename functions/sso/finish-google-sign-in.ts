import { type Account, type AccountRepository, normaliseEmail } from '#shared/domain/account.ts';
import type { Origin } from '#shared/domain/audit.ts';
import { AppError } from '#shared/domain/errors.ts';
import {
  type GoogleAccounts,
  type GoogleIdentity,
  type GoogleProvider,
  type GoogleSecretsOf,
  type GoogleSignIn,
  type GoogleSignInRepository,
  notSetUp,
  speaksFor,
  unaskedGoogleAnswer,
  unknownToUs,
} from '#shared/domain/google-sign-in.ts';
import { admits } from '#shared/domain/live-session.ts';
import type { MemberRepository } from '#shared/domain/member.ts';
import { membershipsOf } from '#shared/domain/memberships.ts';
import type { VouchedAccounts } from '#shared/domain/sso-account.ts';
import { errorLocation } from '#shared/domain/sso-return.ts';
import { type FinishDependencies, finishSignIn } from './finish-sign-in.ts';

type Dependencies = FinishDependencies & {
  readonly accounts: AccountRepository;
  readonly vouched: VouchedAccounts;
  readonly members: MemberRepository;
  readonly google: () => Promise<GoogleProvider | undefined>;
  readonly googleAccounts: GoogleAccounts;
  readonly googleSecrets: GoogleSecretsOf;
  readonly googleSignIns: GoogleSignInRepository;
};
type Query = Readonly<Record<string, string>> & { readonly state: string };
type Command = { readonly origin: Origin; readonly query: Query };

/** The account that a person at Google was given before. */
const linkedAccount = async ({ accounts, googleAccounts }: Dependencies, subject: string) => {
  const userId = await googleAccounts.find(subject);
  return userId === undefined ? undefined : accounts.ofUser(userId);
};

/** The account of the person's address, theirs from now on; only for addresses that Google speaks for. */
const claimedAccount = async ({ accounts, googleAccounts }: Dependencies, identity: GoogleIdentity) => {
  if (!speaksFor(identity)) throw unknownToUs();
  const account = await accounts.ofEmail(normaliseEmail(identity.email));
  if (!account) throw unknownToUs();
  await googleAccounts.link(identity.subject, account.userId);
  return account;
};

/** Proves the address, if it never was: the session to come then starts after all that this ended. */
const provenAt = async ({ vouched, now }: Dependencies, account: Account): Promise<Date> => {
  const at = now();
  if (account.emailVerifiedAt !== undefined) return at;
  await vouched.prove(account, at.toISOString());
  return new Date(at.getTime() + 1);
};

const finish = async (dependencies: Dependencies, signIn: GoogleSignIn, { origin, query }: Command) => {
  const { google, googleSecrets } = dependencies;
  const provider = await google();
  if (!provider) throw notSetUp();
  const { state } = query;
  const { redirectUri, organisationId, to } = signIn;
  const identity = await provider.identityOf(query, { ...(await googleSecrets(state)), state, redirectUri });
  const account =
    (await linkedAccount(dependencies, identity.subject)) ?? (await claimedAccount(dependencies, identity));
  const memberships = (await membershipsOf(dependencies, account.userId)).filter(
    ({ organisation }) => organisationId === undefined || organisation.id === organisationId,
  );
  const method = 'google';
  const place = memberships.find(({ organisation }) => admits(organisation, { method })) ?? memberships[0];
  if (!place) throw unknownToUs();
  const signedInAt = await provenAt(dependencies, account);
  return finishSignIn(dependencies, { tenant: place.tenant, userId: account.userId, method, signedInAt }, to, origin);
};

/**
 * Takes Google's answer to a sign-in that was begun here, once. People are known by their subject; the first time, by
 * an address that Google speaks for. A client that waits at an address of its own is told of failures there.
 * @throws AppError `unauthenticated`, `sso_required`, `organisation_closed`, `unavailable`.
 */
export const finishGoogleSignIn = async (dependencies: Dependencies, command: Command) => {
  const { googleSignIns, hash, now } = dependencies;
  const signIn = await googleSignIns.take(hash(command.query.state));
  if (!signIn || signIn.endsAt <= now().toISOString()) throw unaskedGoogleAnswer();
  try {
    return await finish(dependencies, signIn, command);
  } catch (error) {
    if (!signIn.to || !(error instanceof AppError)) throw error;
    return { location: errorLocation(signIn.to, error) };
  }
};
