import { wantedByUser } from '#shared/domain/scim-user.ts';
import { type ChangeCommand, type ChangeDependencies, changeUser } from './change-user.ts';

type Command = ChangeCommand & { readonly body: object };

/** Makes a member what they are wanted to be; only whether they are active stays as it is if nothing is said of it. */
export const replaceScimUser = async (dependencies: ChangeDependencies, { body, ...command }: Command) =>
  changeUser(dependencies, command, { externalId: null, formatted: null, ...wantedByUser(body) });
