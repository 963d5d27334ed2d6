import type { WorkspaceRole } from './access.ts';
import type { Journal } from './command.ts';
import { AppError, demandNoFaults, invalidAt } from './errors.ts';
import type { Assignment } from './member.ts';
import type { Organisation } from './organisation.ts';
import type { TenantContext } from './tenant.ts';

/** Roles that an identity provider may give; owners are made by owners alone. */
export const mappedRoles = ['admin', 'member'] as const;
export type MappedRole = (typeof mappedRoles)[number];

/** What a person gets whose groups have this value; of several rules for one role, the first that fits decides. */
export type RoleRule = {
  readonly value: string;
  readonly role?: MappedRole | undefined;
  readonly workspace?: string | undefined;
  readonly workspaceRole?: WorkspaceRole | undefined;
};

/** Stands for the subject's name among names of attributes. */
export const subjectName = 'NameID';

/** In which attributes an identity provider says what about a person. */
export type AttributeMapping = {
  readonly email: string;
  readonly name?: string | undefined;
  readonly groups?: string | undefined;
  readonly roles: readonly RoleRule[];
};

/** What is trusted of an identity provider; no secret is among it. */
export type IdentityProvider = {
  readonly idpEntityId: string;
  /** Where browsers are sent to sign in, by the HTTP-Redirect binding. */
  readonly ssoUrl: string;
  /** PEM; the only keys whose signatures count. */
  readonly certificates: readonly string[];
};

export type SamlSettings = IdentityProvider & {
  readonly defaultRole: MappedRole;
  readonly defaultWorkspaces: readonly Assignment[];
  readonly attributeMapping: AttributeMapping;
};

/** An organisation's connection with its identity provider. */
export type SamlConnection = SamlSettings & {
  /** When an owner first signed in through it as it is; before that, it cannot be made the only way in. */
  readonly provenAt?: string | undefined;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly revision: number;
};

/** A connection before and after a change; without an after it is deleted. */
export type ConnectionChange = {
  readonly before?: SamlConnection | undefined;
  readonly after?: SamlConnection | undefined;
  /** The organisation's next revision, when it changes whether SSO is enforced. */
  readonly organisation?: Organisation | undefined;
};

export type SamlConnectionRepository = {
  readonly find: (tenant: TenantContext) => Promise<SamlConnection | undefined>;
  /** @throws AppError `conflict` when another change came first, `validation_failed` for an unknown workspace. */
  readonly change: (tenant: TenantContext, change: ConnectionChange, journal: Journal) => Promise<void>;
};

/** How we are called by the identity provider of an organisation; no two have the same. */
export const serviceEntityId = (tokenIssuer: string, { organisationId }: TenantContext): string =>
  `${tokenIssuer}/saml/${organisationId}`;

/** Whether what somebody has signed in through is still there: the same provider, and a key of it that was trusted. */
const isSameWayIn = (before: SamlSettings, after: SamlSettings): boolean =>
  before.idpEntityId === after.idpEntityId &&
  before.ssoUrl === after.ssoUrl &&
  before.attributeMapping.email === after.attributeMapping.email &&
  after.certificates.some((certificate) => before.certificates.includes(certificate));

/** The connection with these settings; that an owner came through it is forgotten when it is another way in. */
export const nextConnection = (
  before: SamlConnection | undefined,
  settings: SamlSettings,
  at: string,
): SamlConnection => ({
  ...settings,
  provenAt: before && isSameWayIn(before, settings) ? before.provenAt : undefined,
  createdAt: before?.createdAt ?? at,
  updatedAt: at,
  revision: (before?.revision ?? 0) + 1,
});

/** @throws AppError `conflict` for a connection through which no owner has come: it might let nobody in at all. */
export const demandProven = ({ provenAt }: SamlConnection): void => {
  if (provenAt !== undefined) return;
  throw new AppError(
    'conflict',
    'No owner has signed in through this connection yet. Save it with enforced: false, let an owner sign in through it, and save it again with enforced: true.',
  );
};

const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];

const urlFault = (text: string, allowLoopback: boolean): string | undefined => {
  const url = URL.parse(text);
  if (!url) return 'is not a URL';
  if (url.username !== '' || url.password !== '' || url.hash !== '') return 'must have no credentials and no fragment';
  if (allowLoopback && url.protocol === 'http:' && loopbackHosts.includes(url.hostname)) return undefined;
  return url.protocol === 'https:' ? undefined : 'must be https';
};

/**
 * Refuses an address to send browsers to, unless it is https. It may be one of the organisation's own network: nothing
 * of ours ever calls it.
 * @throws AppError `validation_failed`.
 */
export const demandBrowserUrl = (text: string, path: string, allowLoopback: boolean): void => {
  const message = urlFault(text, allowLoopback);
  if (message !== undefined) throw invalidAt([{ path, message }]);
};

/** Refuses rules that give nothing, or half of something. @throws AppError `validation_failed`. */
export const demandRules = ({ groups, roles }: AttributeMapping): void =>
  demandNoFaults([
    ...(roles.length > 0 && groups === undefined
      ? [{ path: 'body.attributeMapping.groups', message: 'is needed with roles' }]
      : []),
    ...roles.flatMap(({ role, workspace, workspaceRole }, index) =>
      (workspace === undefined) !== (workspaceRole === undefined) || (role === undefined && workspace === undefined)
        ? [
            {
              path: `body.attributeMapping.roles.${index}`,
              message: 'needs role, or workspace and workspaceRole, or all of them',
            },
          ]
        : [],
    ),
  ]);

/** The organisation's next revision with SSO enforced or not; none when nothing changes. */
export const withEnforced = (organisation: Organisation, enforced: boolean): Organisation | undefined =>
  (organisation.ssoEnforced === true) === enforced
    ? undefined
    : { ...organisation, ssoEnforced: enforced ? true : undefined, revision: organisation.revision + 1 };
