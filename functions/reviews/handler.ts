import { reviewRoutes } from '#shared/contracts/reviews.ts';
import { memberRepository } from '#shared/data/member-repository.ts';
import { promptRepository } from '#shared/data/prompt-repository.ts';
import { reviewRepository } from '#shared/data/review-repository.ts';
import { versionChanges } from '#shared/data/version-changes.ts';
import { versionRepository } from '#shared/data/version-repository.ts';
import { waiverRepository } from '#shared/data/waiver-repository.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import { effects } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { measure } from '#shared/runtime/metrics.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { diffTexts } from '#shared/templates/diff-texts.ts';
import { breakGlass } from './break-glass.ts';
import { decideReview } from './decide-review.ts';
import { getReview } from './get-review.ts';
import { listReviews } from './list-reviews.ts';
import { requestReview } from './request-review.ts';
import { withdrawBreakGlass } from './withdraw-break-glass.ts';
import { withdrawReview } from './withdraw-review.ts';

export const handler = httpFunction(
  reviewRoutes,
  { requestReview, listReviews, getReview, decideReview, withdrawReview, breakGlass, withdrawBreakGlass },
  {
    ...effects,
    members: memberRepository(openTable),
    prompts: promptRepository(openTable),
    versions: versionRepository(openTable),
    reviews: reviewRepository(openTable),
    changes: versionChanges(openTable),
    waivers: waiverRepository(openTable),
    diffTexts,
    measure,
  },
  { effects, log, openTable },
);
