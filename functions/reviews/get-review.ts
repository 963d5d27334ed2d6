import type { Asked } from '#shared/domain/command.ts';
import type { ReviewRepository } from '#shared/domain/review.ts';
import { type DiffDependencies, reviewDiff } from './review-diff.ts';

type Dependencies = DiffDependencies & { readonly reviews: ReviewRepository };
type Command = Asked & { readonly workspace: string; readonly review: string };

/** A review with what its version changes. @throws AppError `not_found`. */
export const getReview = async (
  { reviews, ...dependencies }: Dependencies,
  { caller: { tenant }, workspace, review: id }: Command,
) => {
  const review = await reviews.get(tenant, workspace, id);
  return { ...review, diff: await reviewDiff(dependencies, tenant, review) };
};
