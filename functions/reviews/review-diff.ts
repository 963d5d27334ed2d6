import { AppError } from '#shared/domain/errors.ts';
import type { Review } from '#shared/domain/review.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';
import type { VersionRepository } from '#shared/domain/version.ts';
import { type DiffTexts, diffVersions, type VersionDiff } from '#shared/domain/version-diff.ts';

export type DiffDependencies = { readonly versions: VersionRepository; readonly diffTexts: DiffTexts };
type Reviewed = Pick<Review, 'workspace' | 'prompt' | 'version' | 'baseVersion'>;

/** What the version of a review changes; null without a base version. */
export const reviewDiff = async (
  { versions, diffTexts }: DiffDependencies,
  tenant: TenantContext,
  { workspace, prompt, version, baseVersion }: Reviewed,
): Promise<VersionDiff | null> => {
  if (baseVersion === null) return null;
  const [base, reviewed] = await Promise.all(
    [baseVersion, version].map((number) => versions.get(tenant, workspace, prompt, number)),
  );
  if (!base || !reviewed) throw new AppError('internal', 'A version of the review is missing.');
  return diffVersions(diffTexts, base, reviewed);
};
