import type { Asked } from '#shared/domain/command.ts';
import type { PageRequest } from '#shared/domain/page.ts';
import type { ReviewRepository, ReviewStatus } from '#shared/domain/review.ts';

type Command = Asked & {
  readonly workspace: string;
  readonly query: PageRequest & { readonly status?: ReviewStatus | undefined };
};

/** The reviews of a workspace, newest first. */
export const listReviews = async (
  { reviews }: { readonly reviews: ReviewRepository },
  { caller, workspace, query: { status, ...page } }: Command,
) => reviews.list(caller.tenant, workspace, { status }, page);
