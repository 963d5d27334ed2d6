import { isExpired } from '#shared/domain/api-key.ts';
import type { Verdict } from '#shared/domain/authenticated.ts';
import type { Effects } from '#shared/domain/command.ts';
import type { NoteUse } from '#shared/domain/credential.ts';
import { parseScimToken, type ScimTokenReader } from '#shared/domain/scim-token.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { type RecogniseDependencies, recogniseCredential } from './recognise-credential.ts';

type Dependencies = Pick<Effects, 'now' | 'hash'> &
  RecogniseDependencies & { readonly scimTokenReader: ScimTokenReader; readonly noteUse: NoteUse };

/**
 * Whose SCIM token it is; nobody's unless its secret is the one that was given out, it has not expired, and its
 * organisation is not closed. Hashes of 256 random bits are compared: how long that takes tells nothing of use.
 */
export const authenticateScimToken = async (
  { scimTokenReader, noteUse, now, hash, ...dependencies }: Dependencies,
  token: string,
): Promise<Verdict> => {
  const presented = parseScimToken(token);
  if (!presented) return undefined;
  const origin = await recogniseCredential(dependencies, presented);
  if (origin !== 'here') return origin;
  const { organisationId, id, secret } = presented;
  const tenant = tenantOf(organisationId);
  const { token: kept, organisation } = await scimTokenReader.standingOf(tenant, id);
  if (kept?.secretHash !== hash(secret) || isExpired(kept, now())) return undefined;
  if (!organisation || organisation.deletesAt !== undefined) return undefined;
  noteUse(tenant, id);
  return { type: 'provisioner', id, organisationId, plan: organisation.plan };
};
