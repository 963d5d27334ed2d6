import { type Asked, actorOf, journalFor } from '#shared/domain/command.ts';
import type { Fragment, FragmentRepository } from '#shared/domain/fragment.ts';
import { counted } from '#shared/domain/quota.ts';
import { type FragmentDependencies, newFragmentVersion } from './new-fragment-version.ts';

type Dependencies = FragmentDependencies & { readonly fragments: FragmentRepository };
type Command = Asked & {
  readonly workspace: string;
  readonly body: { readonly name: string; readonly description: string; readonly content?: string | undefined };
};

/**
 * Creates a fragment, and its first version if it is given.
 * @throws AppError `fragment_exists`, `validation_failed`, `quota_exceeded`.
 */
export const createFragment = async (dependencies: Dependencies, command: Command): Promise<Fragment> => {
  const { fragments, now, newId } = dependencies;
  const { caller, workspace, body } = command;
  const { name, description, content } = body;
  const draft = content === undefined ? undefined : await newFragmentVersion(dependencies, { ...command, content });
  const first = draft && { ...draft, fragment: name, version: 1 };
  const fragment: Fragment = {
    id: newId('fragment'),
    workspace,
    name,
    description,
    latestVersion: first ? 1 : 0,
    revision: 1,
    createdAt: now().toISOString(),
    createdBy: actorOf(caller.principal),
  };
  const change = { name, latestVersion: fragment.latestVersion, contentHash: first?.contentHash };
  const counts = first ? counted(caller.plan, { versionsPerDay: 1 }, now()) : [];
  const deed = { action: 'fragment.create', target: fragment.id, workspace, change, counts };
  await fragments.create(caller.tenant, fragment, first, journalFor({ now, newId }, caller, deed));
  return fragment;
};
