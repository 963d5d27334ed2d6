/** Every way a request can fail. The edge maps each to a status and a title. */
export const errorCodes = [
  'validation_failed',
  'unauthenticated',
  'forbidden',
  'separation_of_duties',
  'insufficient_scope',
  'sso_required',
  'organisation_closed',
  'not_found',
  'no_stable_version',
  'conflict',
  'prompt_exists',
  'fragment_exists',
  'unchanged',
  'in_use',
  'email_taken',
  'workspace_exists',
  'environment_exists',
  'member_exists',
  'scan_pending',
  'scan_incomplete',
  'critical_findings',
  'review_exists',
  'review_closed',
  'rollout_in_progress',
  'not_approved',
  'already_serving',
  'hold_not_over',
  'precondition_failed',
  'payload_too_large',
  'unsupported_media_type',
  'wrong_region',
  'idempotency_key_reused',
  'rate_limited',
  'quota_exceeded',
  'budget_exceeded',
  'internal',
  'unavailable',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Where in the request the fault lies: a JSON path such as `body.steps.0.percent`, and what is wrong there. */
export type Fault = { readonly path: string; readonly message: string };

/** A limit that has been met: how much there is of what, how much of it is used, and when there will be more. */
export type MetLimit = {
  readonly name: string;
  readonly limit: number;
  readonly used: number;
  readonly resetsAt?: string | undefined;
};

type Options = {
  readonly cause?: unknown;
  readonly faults?: readonly Fault[];
  readonly limit?: MetLimit;
  /** When to try again; without it, the code's own time is told, if it has one. */
  readonly retryAfterSeconds?: number;
};

/** The one error that use cases and repositories throw on purpose; its message is safe to show to the caller. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly faults: readonly Fault[];
  readonly limit: MetLimit | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, { cause, faults = [], limit, retryAfterSeconds }: Options = {}) {
    super(message, { cause });
    this.name = 'AppError';
    this.code = code;
    this.faults = faults;
    this.limit = limit;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The one not-found answer: it says nothing of what was asked, so that hidden and missing things look alike. */
export const notFound = (): AppError => new AppError('not_found', 'There is nothing here.');

/** What is read, or undefined when it is not there; every other failure is one. */
export const unlessMissing = <T>(read: Promise<T>): Promise<T | undefined> =>
  read.catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') return undefined;
    throw error;
  });

/** The answer to credentials of an organisation that lives elsewhere. */
export const wrongRegion = (region: string): AppError =>
  new AppError('wrong_region', `Your organisation lives in ${region}: call the API there.`);

const mostFaults = 50;

/** The error of a request that is wrong at these places, of which the first gives the message. */
export const invalidAt = (faults: readonly [Fault, ...Fault[]]): AppError =>
  new AppError('validation_failed', `${faults[0].path}: ${faults[0].message}`, { faults: faults.slice(0, mostFaults) });

/** @throws AppError `validation_failed` unless the list is empty. */
export const demandNoFaults = ([first, ...others]: readonly Fault[]): void => {
  if (first) throw invalidAt([first, ...others]);
};
