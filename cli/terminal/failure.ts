import { PromptgateError } from '#sdk/errors.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { visible } from '../reports/visible.ts';

/** What went wrong in lines for people, what to do next among them, and how the program ends. */
export type Failure = { readonly lines: readonly string[]; readonly exitCode: ExitCode };

/** What a guard refused is an answer, and no failure of this program. */
const guards: ReadonlySet<string> = new Set([
  'separation_of_duties',
  'critical_findings',
  'scan_incomplete',
  'not_approved',
  'hold_not_over',
]);

const nextSteps: Readonly<Record<string, string>> = {
  unauthenticated: 'Sign in again with promptgate login, or check PROMPTGATE_API_KEY.',
  insufficient_scope: 'Use an API key with that scope: write for prompts, deploy for rollouts.',
  forbidden: 'Ask an admin of the workspace for that role, or use another profile: --profile.',
  sso_required: 'Use an API key: PROMPTGATE_API_KEY, or promptgate login.',
  not_found: 'Check the name, and whether it is in this workspace: --workspace.',
  separation_of_duties: 'Let somebody else decide: promptgate review list shows them what waits.',
  critical_findings: 'Mend the prompt and push it again; promptgate scan shows each finding and how to mend it.',
  scan_pending: 'Wait for the scan: promptgate push waits for it.',
  scan_incomplete: 'Push again later, or ask an admin why the scan cannot finish.',
  not_approved: 'Ask for a review first: promptgate review request <prompt>@<version>.',
  rollout_in_progress:
    'Wait for it or end it: promptgate rollout watch <prompt>, or promptgate rollout abort <prompt>.',
  hold_not_over: 'Wait until the hold is over: promptgate rollout watch <prompt>.',
  no_stable_version: 'Nothing is released there yet: callers outside of the canary use their own fallback.',
  wrong_region: 'Sign in at the URL of your region: promptgate login --url.',
  rate_limited: 'Try again in a little while.',
  quota_exceeded: 'Ask an owner for a larger plan.',
  connection_failed: 'Check the URL and the network: promptgate login --url.',
  timed_out: 'Try again; whatever had been done by then is kept.',
};

const limitLine = ({ limit }: PromptgateError): readonly string[] => {
  if (limit === undefined) return [];
  const { name, limit: most, used, resetsAt } = limit;
  return [`  ${name}: ${used} of ${most}${resetsAt === undefined || resetsAt === null ? '' : `, more at ${resetsAt}`}`];
};

const ofService = (error: PromptgateError): Failure => {
  const { code, message, errors, requestId, status } = error;
  const faults = errors.filter((fault) => !message.includes(fault.message));
  const next = nextSteps[code];
  const isOurs = status !== undefined && status >= 500;
  return {
    lines: [
      `promptgate: ${visible(message)} (${code})`,
      ...faults.map((fault) => `  ${visible(`${fault.path}: ${fault.message}`)}`),
      ...limitLine(error),
      ...(isOurs && requestId !== undefined ? [`  request ${visible(requestId)}; tell it when you ask for help`] : []),
      ...(next === undefined ? [] : [next]),
    ],
    exitCode: guards.has(code) ? exitCodes.found : exitCodes.failed,
  };
};

/** What to tell of an error. @param command the name of the command that met it, whose help is named */
export const failureOf = (error: unknown, command: string | undefined): Failure => {
  if (error instanceof PromptgateError) return ofService(error);
  const message = error instanceof Error ? error.message : String(error);
  const isUsage = error instanceof AppError && error.code === 'validation_failed';
  const help = command === undefined ? 'promptgate --help' : `promptgate help ${command}`;
  const lines = [`promptgate: ${visible(message)}`, ...(isUsage ? [`Try: ${help}`] : [])];
  return { lines, exitCode: exitCodes.failed };
};
