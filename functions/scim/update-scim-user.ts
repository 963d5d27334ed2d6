import { assignmentsOf, type PatchOperation } from '#shared/domain/scim-patch.ts';
import { wantedUser } from '#shared/domain/scim-user.ts';
import { type ChangeCommand, type ChangeDependencies, changeUser } from './change-user.ts';

type Command = ChangeCommand & { readonly body: { readonly Operations: readonly PatchOperation[] } };

/** Changes what of a member is to be changed. */
export const updateScimUser = async (dependencies: ChangeDependencies, { body, ...command }: Command) =>
  changeUser(dependencies, command, wantedUser(assignmentsOf(body.Operations)));
