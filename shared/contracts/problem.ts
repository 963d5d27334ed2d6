import type { ErrorCode } from '../domain/errors.ts';

/** Status and title of every error code (RFC 9457, section 3.1). A new code does not compile until it has both. */
export const problems = {
  validation_failed: [400, 'The request is not valid'],
  unauthenticated: [401, 'Credentials are missing or not valid'],
  quota_exceeded: [402, 'The plan does not allow more'],
  budget_exceeded: [402, 'The budget is spent'],
  forbidden: [403, 'Your role does not allow this'],
  separation_of_duties: [403, 'An author cannot decide on their own version'],
  insufficient_scope: [403, 'The scopes of this API key do not allow this'],
  sso_required: [403, 'The organisation lets its members in through its identity provider alone'],
  organisation_closed: [403, 'The organisation is closed and will be deleted'],
  not_found: [404, 'Not found'],
  no_stable_version: [404, 'No stable version is served yet'],
  conflict: [409, 'The request conflicts with the present state'],
  prompt_exists: [409, 'A prompt of this name exists'],
  fragment_exists: [409, 'A fragment of this name exists'],
  unchanged: [409, 'The latest version already says this'],
  in_use: [409, 'It is in use'],
  email_taken: [409, 'An account with this e-mail address exists'],
  workspace_exists: [409, 'A workspace of this name exists'],
  environment_exists: [409, 'An environment of this name exists'],
  member_exists: [409, 'This person is a member already'],
  scan_pending: [409, 'The scan has not finished'],
  scan_incomplete: [409, 'The scan could not finish'],
  critical_findings: [409, 'The scan has critical findings'],
  review_exists: [409, 'A review of this version exists'],
  review_closed: [409, 'The review has been decided'],
  rollout_in_progress: [409, 'A rollout is in progress'],
  not_approved: [409, 'The version is not approved'],
  already_serving: [409, 'The environment serves this version already'],
  hold_not_over: [409, 'The hold of this step is not over'],
  precondition_failed: [412, 'It has changed meanwhile'],
  payload_too_large: [413, 'The body is too large'],
  unsupported_media_type: [415, 'The media type is not supported'],
  wrong_region: [421, 'The organisation lives in another region'],
  idempotency_key_reused: [422, 'The idempotency key belongs to another request'],
  rate_limited: [429, 'Too many requests'],
  internal: [500, 'Something went wrong on our side'],
  unavailable: [503, 'Not available at the moment'],
} as const satisfies Record<ErrorCode, readonly [number, string]>;

/** After how many seconds to try again, as `Retry-After` says it, where trying again is what helps. */
export const retryAfterSeconds: Partial<Record<ErrorCode, number>> = { rate_limited: 1, unavailable: 1 };

export const problemMediaType = 'application/problem+json';

export const problemType = (code: ErrorCode): string => `https://promptgate.dev/problems/${code}`;
