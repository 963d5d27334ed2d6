import { type Asked, actorOf, type Effects } from '#shared/domain/command.ts';
import { demandNoFaults } from '#shared/domain/errors.ts';
import type { FragmentReader, FragmentVersion } from '#shared/domain/fragment.ts';
import type { ParseTemplate } from '#shared/domain/template.ts';
import { bytesOf, maxContentBytes } from '#shared/domain/version-content.ts';
import { resolveTemplates } from './resolve-templates.ts';

export type FragmentDependencies = Pick<Effects, 'now' | 'newId' | 'hash'> & {
  readonly fragments: FragmentReader;
  readonly parseTemplate: ParseTemplate;
};
type Draft = Asked & { readonly workspace: string; readonly content: string; readonly note?: string | undefined };

/**
 * A fragment's content as a version without its number, its own fragments put in. Its variables are declared by the
 * prompts that include it.
 * @throws AppError `validation_failed` with the path `body.content`.
 */
export const newFragmentVersion = async (
  { hash, now, ...dependencies }: FragmentDependencies,
  { caller, workspace, content, note }: Draft,
): Promise<Omit<FragmentVersion, 'fragment' | 'version'>> => {
  const path = 'body.content';
  if (bytesOf([content]) > maxContentBytes)
    demandNoFaults([{ path, message: `has more than ${maxContentBytes} bytes` }]);
  const place = { tenant: caller.tenant, workspace };
  const [resolvedContent = ''] = await resolveTemplates(dependencies, place, [{ path, text: content }]);
  return {
    workspace,
    content,
    resolvedContent,
    contentHash: hash(content),
    note,
    createdAt: now().toISOString(),
    createdBy: actorOf(caller.principal),
  };
};
