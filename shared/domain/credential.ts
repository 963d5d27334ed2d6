import { type IdKind, idPattern, type RandomText } from './ports.ts';
import { regionCodeOf } from './region.ts';
import type { TenantContext } from './tenant.ts';

/** 256 bits: 43 characters in base64url. */
const randomBytes = 32;

/** A kind of credential that is sent as it is with each request: how it begins, and what its id is the id of. */
export type CredentialKind = { readonly prefix: string; readonly id: IdKind };

/**
 * A credential as it was presented, `<prefix>_<organisation>_<id>_<secret>`. Its secret is the code of the region that
 * it belongs to, 256 random bits, and a check of all that stands before: only we can compute the check, so nearly every
 * invention is known for one without asking anybody.
 */
export type Credential = {
  readonly organisationId: string;
  readonly id: string;
  readonly secret: string;
  readonly regionCode: string;
  readonly checked: string;
  readonly check: string;
};

/** A check of a text under a key of ours: eight characters, 48 bits. */
export type CheckOf = (text: string) => Promise<string>;

/** Whether a text has this check; takes as long for any. */
export type HoldsCheck = (text: string, check: string) => Promise<boolean>;

/** Notes that a credential is in use: returns at once, cannot fail, and writes seldom. */
export type NoteUse = (tenant: TenantContext, id: string) => void;

/** Reads credentials of a kind; what is none is undefined. */
export const credentialParser = ({ prefix, id: kind }: CredentialKind): ((text: string) => Credential | undefined) => {
  const ids = `(${idPattern('organisation')})_(${idPattern(kind)})`;
  const pattern = new RegExp(`^(${prefix}_${ids}_(([a-z]{3}\\d)[\\w-]{43}))([\\w-]{8})$`);
  return (text) => {
    const [, checked, organisationId, id, unchecked, regionCode, check] = pattern.exec(text) ?? [];
    if (!checked || !organisationId || !id || !unchecked || !regionCode || !check) return undefined;
    return { organisationId, id, secret: unchecked + check, regionCode, checked, check };
  };
};

type Making = { readonly randomText: RandomText; readonly checkOf: CheckOf; readonly region: string };

/** Makes a credential of a kind, with a new secret. */
export const newCredential = async (
  { randomText, checkOf, region }: Making,
  { prefix }: CredentialKind,
  { organisationId, id }: Pick<Credential, 'organisationId' | 'id'>,
): Promise<{ readonly text: string; readonly secret: string }> => {
  const unchecked = `${regionCodeOf(region)}${randomText(randomBytes)}`;
  const checked = `${prefix}_${organisationId}_${id}_${unchecked}`;
  const check = await checkOf(checked);
  return { text: `${checked}${check}`, secret: `${unchecked}${check}` };
};
