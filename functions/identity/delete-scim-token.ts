import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import type { ScimTokenRepository } from '#shared/domain/scim-token.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & { readonly scimTokens: ScimTokenRepository };
type Command = Asked & { readonly scimToken: string };

/** Deletes a SCIM token; whom it has brought in stays. @throws AppError `not_found`. */
export const deleteScimToken = async ({ scimTokens, ...effects }: Dependencies, { caller, scimToken: id }: Command) => {
  const token = await scimTokens.get(caller.tenant, id);
  const deed = { action: 'scim_token.delete', target: id, change: { name: token.name } };
  await scimTokens.remove(caller.tenant, token, journalFor(effects, caller, deed));
};
