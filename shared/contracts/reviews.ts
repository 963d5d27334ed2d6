import * as z from 'zod';
import { decisions, reviewStatuses } from '../domain/review.ts';
import { defineRoute } from './define-route.ts';
import { actor, pageOf, pageQuery, slug, text, timestamp } from './schemas.ts';
import { latestScan, versionView } from './version-schemas.ts';
import { diffView, versionExample, versionPath } from './versions.ts';

const status = z.enum(reviewStatuses);
const reviewsPath = '/v1/workspaces/{workspace}/reviews';

const reviewSummary = z.object({
  id: z.string(),
  prompt: slug,
  version: z.int().positive(),
  baseVersion: z.int().positive().nullable().describe('The version to compare with; null for a first one.'),
  author: actor.describe('Who created the version; they cannot decide.'),
  requestedBy: actor,
  status: status.describe(
    'stale: a newer scan ended it; bypassed: the glass was broken; withdrawn: its approval was taken back.',
  ),
  scan: latestScan.describe('The scan that was current when the review was asked for.'),
  decisions: z.array(
    z.object({ by: actor, decision: z.enum(decisions), comment: z.string().nullable(), at: timestamp }),
  ),
  withdrawal: z
    .object({ by: actor, at: timestamp, reason: z.string() })
    .optional()
    .describe('Who took the approval back, when and why.'),
  note: z.string().optional(),
  createdAt: timestamp,
});
const reviewView = reviewSummary.extend({
  diff: diffView.nullable().describe('What the version changes; null without a base version.'),
});

const author = versionExample.createdBy;
const pending = {
  id: 'rev_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
  prompt: 'support-reply',
  version: 1,
  baseVersion: null,
  author,
  requestedBy: author,
  status: 'pending',
  scan: versionExample.scan,
  decisions: [],
  note: 'A first version.',
  createdAt: '2026-11-21T08:05:00.000Z',
  diff: null,
} as const;
const reviewer = { type: 'user', id: 'usr_01JD6Y8Z3K5V7W9X1A2B3C4D5F' } as const;
const at = '2026-11-21T08:10:00.000Z';
const reason = 'Customers are told wrong prices; the incident cannot wait.';

const requestReview = defineRoute({
  operationId: 'requestReview',
  method: 'POST',
  path: `${versionPath}/reviews`,
  summary: 'Ask a second person to review a version',
  access: 'review:request',
  body: z.strictObject({
    note: text(4000, 0).optional(),
    baseVersion: z.int().positive().optional().describe('The latest approved version before it unless said.'),
  }),
  response: { status: 201, body: reviewView },
  errors: ['scan_pending', 'scan_incomplete', 'critical_findings', 'review_exists', 'review_closed', 'conflict'],
  example: { body: { note: 'A first version.' }, response: pending },
});

const listReviews = defineRoute({
  operationId: 'listReviews',
  method: 'GET',
  path: reviewsPath,
  summary: 'List the reviews of a workspace, without their diffs',
  access: 'content:read',
  query: pageQuery.extend({ status: status.optional() }),
  response: { status: 200, body: pageOf(reviewSummary) },
  errors: [],
});

const getReview = defineRoute({
  operationId: 'getReview',
  method: 'GET',
  path: `${reviewsPath}/{review}`,
  summary: 'Get a review with what its version changes',
  access: 'content:read',
  response: { status: 200, body: reviewView },
  errors: [],
  example: { response: pending },
});

const comment = text(4000);

const decideReview = defineRoute({
  operationId: 'decideReview',
  method: 'POST',
  path: `${reviewsPath}/{review}/decisions`,
  summary: 'Approve, reject or ask for changes',
  // Who may decide is asked after the author has been told that they are the author.
  access: 'content:read',
  body: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('approve'), comment: comment.optional() }),
    z.strictObject({ decision: z.enum(['reject', 'request_changes']), comment }),
  ]),
  response: { status: 200, body: reviewView },
  errors: ['separation_of_duties', 'forbidden', 'insufficient_scope', 'review_closed', 'critical_findings', 'conflict'],
  example: {
    body: { decision: 'approve' },
    response: {
      ...pending,
      status: 'approved',
      decisions: [{ by: reviewer, decision: 'approve', comment: null, at }],
    },
  },
});

const withdrawn = 'It promises refunds that we do not give.';
const withdrawalBody = z.strictObject({
  reason: text(1000).describe('Why; kept in the audit trail and told to every subscriber.'),
});

const withdrawReview = defineRoute({
  operationId: 'withdrawReview',
  method: 'POST',
  path: `${reviewsPath}/{review}/withdraw`,
  summary: 'Take an approval back: rollouts of the version to protected environments end, what is released stays',
  // Whoever approved may, whatever became of their role; anybody else has to be an admin.
  access: 'content:read',
  body: withdrawalBody,
  response: { status: 200, body: reviewView },
  errors: ['forbidden', 'insufficient_scope', 'review_closed', 'conflict'],
  example: {
    body: { reason: withdrawn },
    response: {
      ...pending,
      status: 'withdrawn',
      decisions: [{ by: reviewer, decision: 'approve', comment: null, at }],
      withdrawal: { by: reviewer, at: '2026-11-21T09:00:00.000Z', reason: withdrawn },
    },
  },
});

const breakGlass = defineRoute({
  operationId: 'breakGlass',
  method: 'POST',
  path: `${versionPath}/break-glass`,
  summary: 'Approve a version without a review, in an emergency',
  access: 'workspace:admin',
  body: z.strictObject({
    reason: text(1000)
      .trim()
      .min(20)
      .describe('Why it cannot wait; kept in the audit trail and told to every subscriber.'),
  }),
  response: { status: 200, body: versionView },
  errors: ['scan_pending', 'scan_incomplete', 'review_closed', 'conflict'],
  example: {
    body: { reason },
    response: {
      ...versionExample,
      status: 'approved',
      approval: {
        contentHash: versionExample.contentHash,
        ruleset: '2026.11.2',
        by: reviewer,
        at,
        bypass: true,
      },
    },
  },
});

const withdrawBreakGlass = defineRoute({
  operationId: 'withdrawBreakGlass',
  method: 'POST',
  path: `${versionPath}/break-glass/withdraw`,
  summary: 'Take back the approval of a broken glass, with the consequences of any withdrawal',
  access: 'workspace:admin',
  body: withdrawalBody,
  response: { status: 200, body: versionView },
  errors: ['review_closed', 'conflict'],
  example: {
    body: { reason: withdrawn },
    response: {
      ...versionExample,
      status: 'changes_requested',
      withdrawal: { by: reviewer, at, reason: withdrawn, bypass: true },
    },
  },
});

export const reviewRoutes = {
  requestReview,
  listReviews,
  getReview,
  decideReview,
  withdrawReview,
  breakGlass,
  withdrawBreakGlass,
};
