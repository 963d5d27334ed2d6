import { signedIn } from '#shared/domain/access.ts';
import type { ApiKeyRepository } from '#shared/domain/api-key.ts';
import type { Asked } from '#shared/domain/command.ts';
import type { MemberRepository } from '#shared/domain/member.ts';
import type { OrganisationReader } from '#shared/domain/organisation.ts';

type Dependencies = {
  readonly apiKeys: ApiKeyRepository;
  readonly members: MemberRepository;
  readonly organisations: OrganisationReader;
};

/** Who calls, and what they may do. */
export const getMe = async ({ apiKeys, members, organisations }: Dependencies, { caller }: Asked) => {
  const { tenant, principal } = caller;
  const organisation = await organisations.get(tenant);
  if (principal.type === 'apiKey') {
    return { apiKey: await apiKeys.get(tenant, principal.workspace, principal.id), organisation };
  }
  const { id, role, workspaces } = signedIn(principal);
  const { email, name } = await members.get(tenant, id);
  return {
    user: { id, email, name },
    organisation,
    roles: { organisation: role, workspaces },
  };
};
