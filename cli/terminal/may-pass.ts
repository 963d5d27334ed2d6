import { PromptgateError } from '#sdk/errors.ts';

const passing: ReadonlySet<string> = new Set([
  'connection_failed',
  'timed_out',
  'rate_limited',
  'unavailable',
  'internal',
  'unexpected_answer',
]);

/** Whether a failure may pass by itself, so that who follows something tries again. */
export const mayPass = (error: unknown): error is PromptgateError =>
  error instanceof PromptgateError && passing.has(error.code);
