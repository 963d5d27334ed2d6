import { type AccountRepository, normaliseEmail } from '#shared/domain/account.ts';
import type { Origin } from '#shared/domain/audit.ts';
import { journalOf } from '#shared/domain/command.ts';
import { firstEnvironments } from '#shared/domain/environment.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Founding, OrganisationRepository } from '#shared/domain/founding.ts';
import type { Guesses } from '#shared/domain/guesses.ts';
import { issueTokens, newSession, type TokenDependencies } from '#shared/domain/issue-tokens.ts';
import { demandSoundPassword, type Passwords } from '#shared/domain/password.ts';
import { counted } from '#shared/domain/quota.ts';
import { tenantOf } from '#shared/domain/tenant.ts';

type Dependencies = TokenDependencies & {
  readonly accounts: AccountRepository;
  readonly guesses: Guesses;
  readonly organisations: OrganisationRepository;
  readonly passwords: Passwords;
  readonly minHoldSeconds: number;
};
type Command = {
  readonly origin: Origin;
  readonly body: {
    readonly email: string;
    readonly password: string;
    readonly organisation: { readonly name: string; readonly region?: string | undefined };
  };
};

const foundingOf = (
  { region, minHoldSeconds, ...effects }: Dependencies,
  name: string,
  { userId, email }: { readonly userId: string; readonly email: string },
): { readonly founding: Founding; readonly secret: string } => {
  const now = effects.now();
  const createdAt = now.toISOString();
  const { session, secret } = newSession(effects, userId, 'password', now);
  const slug = 'default';
  const founding: Founding = {
    organisation: { id: effects.newId('organisation'), name, region, plan: 'trial', owners: 1, createdAt, revision: 1 },
    owner: {
      userId,
      email,
      name: null,
      status: 'active',
      role: 'owner',
      workspaces: { [slug]: 'admin' },
      createdAt,
      joinedAt: createdAt,
      revision: 1,
    },
    workspace: {
      id: effects.newId('workspace'),
      slug,
      name: 'Default',
      scan: { judge: 'off' },
      createdAt,
      createdBy: { type: 'user', id: userId },
      revision: 1,
    },
    environments: firstEnvironments(slug, minHoldSeconds, createdAt),
    session,
  };
  return { founding, secret };
};

/**
 * Creates an organisation with its owner. The address is reserved first and gets its password last: whatever fails in
 * between leaves an organisation that nobody is in, and an address that can sign up again.
 * @throws AppError `email_taken`, `wrong_region`, `validation_failed`.
 */
export const signUp = async (dependencies: Dependencies, { origin, body }: Command) => {
  const { accounts, guesses, organisations, passwords, newId, region } = dependencies;
  const { name, region: wanted = region } = body.organisation;
  const email = normaliseEmail(body.email);
  demandSoundPassword(passwords, body.password, { email, organisations: [name] });
  if (wanted !== region) throw new AppError('wrong_region', `This API serves ${region}: sign up in ${wanted} itself.`);
  const account = await accounts.reserve(email, () => newId('user'));
  if (account.passwordHash !== undefined) {
    throw new AppError('email_taken', 'An account with this e-mail address exists.');
  }
  const passwordHash = await passwords.hash(body.password);
  const { founding, secret } = foundingOf(dependencies, name, account);
  const { organisation, workspace, session } = founding;
  const { userId } = account;
  const tenant = tenantOf(organisation.id);
  const journal = journalOf(dependencies, {
    tenant,
    actor: { type: 'user', id: userId },
    origin,
    action: 'organisation.create',
    target: organisation.id,
    change: { name, region },
    counts: counted(organisation.plan, { workspaces: 1, members: 1 }, dependencies.now()),
  });
  await organisations.found(tenant, founding, journal);
  await guesses.welcome({ email, ip: origin.ip });
  await accounts.claim(account, passwordHash, organisation.id);
  const claims = { userId, organisationId: organisation.id, sessionId: session.id };
  return {
    organisation,
    workspace,
    user: { id: userId, email },
    ...(await issueTokens(dependencies, claims, secret)),
  };
};
