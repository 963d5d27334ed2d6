import type { Problem, ProblemCode } from './api/types.generated.ts';

/**
 * What went wrong, for programs: the codes of the API, and the client's own. `connection_failed`: no answer came;
 * `timed_out`: none came in time; `unexpected_answer`: something between here and the API answered; `outcomes_rejected`
 * and `outcomes_dropped`: outcomes that will never count.
 */
export type ErrorCode =
  | ProblemCode
  | 'connection_failed'
  | 'timed_out'
  | 'unexpected_answer'
  | 'outcomes_rejected'
  | 'outcomes_dropped';

/** Where the fault lies, such as `body.variables.name`, and what is wrong there. */
export type Fault = { readonly path: string; readonly message: string };

export type ErrorDetails = {
  readonly cause?: unknown;
  readonly status?: number | undefined;
  readonly errors?: readonly Fault[] | undefined;
  readonly requestId?: string | undefined;
  readonly limit?: Problem['limit'] | undefined;
  readonly retryAfterSeconds?: number | undefined;
};

/** The one base of everything that is thrown here, but for a signal's own reason. */
export class PromptgateError extends Error {
  readonly code: ErrorCode;
  /** The status of the answer; undefined when there was none. */
  readonly status: number | undefined;
  /** What is wrong with the request, place by place. */
  readonly errors: readonly Fault[];
  /** Names the request; tell it when you ask for help. */
  readonly requestId: string | undefined;
  /** The limit that was met, with `rate_limited`, `quota_exceeded` and `budget_exceeded`. */
  readonly limit: Problem['limit'] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = 'PromptgateError';
    this.code = code;
    this.status = details.status;
    this.errors = details.errors ?? [];
    this.requestId = details.requestId;
    this.limit = details.limit;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

/** The API answered that it did not do it (RFC 9457). */
export class ApiError extends PromptgateError {
  override readonly name = 'ApiError';
}

/** No answer came: `connection_failed` or `timed_out`. */
export class ConnectionError extends PromptgateError {
  override readonly name = 'ConnectionError';
}

/** What was asked for is wrong, and was not sent: `validation_failed` with the places in `errors`. */
export class InvalidError extends PromptgateError {
  override readonly name = 'InvalidError';

  constructor(path: string, message: string, errors: readonly Fault[] = [{ path, message }]) {
    super('validation_failed', `${path}: ${message}`, { errors });
  }
}

/** There is nothing to serve, and no fallback was given: `no_stable_version`, `not_found` or `unavailable`. */
export class NotServedError extends PromptgateError {
  override readonly name = 'NotServedError';
}

/** Outcomes that will never count: `outcomes_rejected` with the reasons in `errors`, or `outcomes_dropped`. */
export class OutcomesError extends PromptgateError {
  override readonly name = 'OutcomesError';
  /** How many outcomes and exposures. */
  readonly count: number;

  constructor(
    code: 'outcomes_rejected' | 'outcomes_dropped',
    count: number,
    message: string,
    details: ErrorDetails = {},
  ) {
    super(code, message, details);
    this.count = count;
  }
}
