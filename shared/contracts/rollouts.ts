import * as z from 'zod';
import { defineRoute } from './define-route.ts';
import { guardrails } from './guardrails.ts';
import { blockExample, rolledBackExample, rolloutExample } from './rollout-examples.ts';
import { blockView, promotion, rolloutView, status, step, version } from './rollout-view.ts';
import { pageOf, pageQuery, slug, text } from './schemas.ts';

const path = '/v1/workspaces/{workspace}/prompts/{prompt}/rollouts';

const startRollout = defineRoute({
  operationId: 'startRollout',
  method: 'POST',
  path,
  summary: 'Start to roll a version out to an environment',
  access: 'rollout:write',
  body: z.strictObject({
    environment: slug,
    version,
    steps: z.array(step).min(1).max(20).optional().describe('The ramp; 5, 25, 50 and 100 % unless said.'),
    promotion: promotion.optional(),
    guardrails: guardrails.optional(),
  }),
  response: { status: 201, body: rolloutView },
  errors: [
    'rollout_in_progress',
    'not_approved',
    'already_serving',
    'scan_pending',
    'scan_incomplete',
    'critical_findings',
    'payload_too_large',
    'conflict',
  ],
  example: {
    body: { environment: 'production', version: 4, steps: rolloutExample.steps, guardrails: { maxErrorRate: 0.05 } },
    response: rolloutExample,
  },
});

const listRollouts = defineRoute({
  operationId: 'listRollouts',
  method: 'GET',
  path,
  summary: 'List the rollouts of a prompt',
  access: 'rollout:read',
  query: pageQuery.extend({ environment: slug.optional(), status: status.optional() }),
  response: { status: 200, body: pageOf(rolloutView) },
  errors: [],
});

const getRollout = defineRoute({
  operationId: 'getRollout',
  method: 'GET',
  path: `${path}/{rollout}`,
  summary: 'Get a rollout with its statistics',
  access: 'rollout:read',
  response: { status: 200, body: rolloutView },
  errors: [],
  example: { response: rolledBackExample },
});

const listRolloutBlocks = defineRoute({
  operationId: 'listRolloutBlocks',
  method: 'GET',
  path: `${path}/{rollout}/blocks`,
  summary: 'List what outcomes added up to, block by block, oldest first; kept for 30 days',
  access: 'rollout:read',
  query: pageQuery,
  response: { status: 200, body: pageOf(blockView) },
  errors: [],
  example: { response: { data: [blockExample], nextCursor: null } },
});

const body = z.strictObject({ reason: text(500).optional().describe('Why, for the history and the audit trail.') });
const move = {
  method: 'POST',
  access: 'rollout:write',
  body,
  response: { status: 200, body: rolloutView },
  errors: ['conflict'],
  example: { body: { reason: 'Support asked for it.' }, response: rolloutExample },
} as const;

const pauseRollout = defineRoute({
  ...move,
  operationId: 'pauseRollout',
  path: `${path}/{rollout}/pause`,
  summary: 'Keep the share of callers as it is; guardrails stay on',
});

const resumeRollout = defineRoute({
  ...move,
  operationId: 'resumeRollout',
  path: `${path}/{rollout}/resume`,
  summary: 'Go on with what is left of the step',
  errors: ['conflict', 'not_approved'],
});

const promoteRollout = defineRoute({
  ...move,
  operationId: 'promoteRollout',
  path: `${path}/{rollout}/promote`,
  summary: 'Go one step on now; the last step keeps its whole hold',
  errors: ['conflict', 'hold_not_over', 'not_approved'],
});

const rollbackRollout = defineRoute({
  ...move,
  operationId: 'rollbackRollout',
  path: `${path}/{rollout}/rollback`,
  summary: 'Give every caller the stable version again, at once: this one is bad',
});

const abortRollout = defineRoute({
  ...move,
  operationId: 'abortRollout',
  path: `${path}/{rollout}/abort`,
  summary: 'Give every caller the stable version again, without a judgement on this one',
});

export const rolloutRoutes = {
  startRollout,
  listRollouts,
  getRollout,
  listRolloutBlocks,
  pauseRollout,
  resumeRollout,
  promoteRollout,
  rollbackRollout,
  abortRollout,
};
