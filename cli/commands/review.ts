import type { Api } from '#sdk/api/create-api.ts';
import type { DecideReviewBody, Review, Reviews } from '#sdk/api/types.generated.ts';
import { AppError } from '#shared/domain/errors.ts';
import { reviewStatuses } from '#shared/domain/review.ts';
import { connect } from '../account/connect.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { reviewLines, reviewText } from '../reviews/review-text.ts';
import { demandNoMore, demandTarget, demandWord, oneOf, readArguments, wrongUsage } from '../terminal/arguments.ts';
import { type Output, outputFor } from '../terminal/output.ts';
import type { Command } from './command.ts';

const help = `Usage: promptgate review list [--status STATUS]
       promptgate review show <review>
       promptgate review request <prompt>@<version> [--note TEXT]
       promptgate review approve <review> [--comment TEXT]
       promptgate review reject|request-changes|withdraw <review> --comment TEXT

A review is named by its id, or by the prompt whose review waits: promptgate review approve support-reply. Whoever wrote
a version never decides on it. To withdraw an approval (named by its prompt as well) ends the rollouts of its version to
protected environments.

Options:
  --status STATUS    all, or one of (default: pending)
                     ${reviewStatuses.join(', ')}
  --comment TEXT     what to say; needed unless approving
  --note TEXT        what to tell the reviewer
  --profile, --workspace, --format text|json

Exit code: 0 done, 1 a guard refused it, 2 it failed.
`;

const options = {
  status: { type: 'string', default: 'pending' },
  comment: { type: 'string' },
  note: { type: 'string' },
} as const;

const decisions = { approve: 'approve', reject: 'reject', 'request-changes': 'request_changes' } as const;
const verbs = ['list', 'show', 'request', 'approve', 'reject', 'request-changes', 'withdraw'] as const;
const reviewId = /^rev_[0-9A-Z]{26}$/;

type Values = ReturnType<typeof readArguments<typeof options>>['values'];
type Asked = { readonly api: Api; readonly output: Output; readonly values: Values };

/** The id of a review, or that of the newest one of a prompt that has this status. @throws AppError `not_found`. */
const idOf = async (api: Api, word: string, status: 'pending' | 'approved' = 'pending'): Promise<string> => {
  if (reviewId.test(word)) return word;
  const { prompt, version } = demandTarget(word);
  const { data } = await api.listReviews({ status, limit: 100 });
  const found = data.find(
    (review) => review.prompt === prompt && (version === undefined || review.version === version),
  );
  if (found === undefined)
    throw new AppError(
      'not_found',
      `no review of ${word} is ${status}; promptgate review list --status all shows others`,
    );
  return found.id;
};

const patchOf = async (api: Api, { prompt, version, baseVersion }: Review): Promise<string | undefined> => {
  if (baseVersion === null) return undefined;
  return api.diffVersions({ prompt, version: baseVersion, other: version }, { accept: 'text/x-diff' });
};

const list = async ({ api, output, values }: Asked): Promise<ExitCode> => {
  const status = oneOf('--status', [...reviewStatuses, 'all'] as const, values.status ?? 'pending');
  const page: Reviews = await api.listReviews({ limit: 100, ...(status !== 'all' && { status }) });
  output.tell(reviewLines(page.data, output.palette), { reviews: page.data });
  return exitCodes.clean;
};

const show = async ({ api, output }: Asked, word: string): Promise<ExitCode> => {
  const review = await api.getReview({ review: await idOf(api, word) });
  const patch = output.isJson ? undefined : await patchOf(api, review);
  output.tell(reviewText(review, patch, output.palette), review);
  return exitCodes.clean;
};

const request = async ({ api, output, values }: Asked, word: string): Promise<ExitCode> => {
  const { prompt, version } = demandTarget(word);
  if (version === undefined) throw wrongUsage(`"${word}" names no version; write ${prompt}@1`);
  const body = values.note === undefined ? {} : { note: values.note };
  const review = await api.requestReview({ prompt, version, body });
  output.tell(`Asked for a review of ${prompt}@${version}: ${review.id}\n`, review);
  return exitCodes.clean;
};

const decide = async (
  { api, output, values }: Asked,
  verb: keyof typeof decisions,
  word: string,
): Promise<ExitCode> => {
  const { comment } = values;
  const decision = decisions[verb];
  if (decision !== 'approve' && !comment) throw wrongUsage(`say why: --comment TEXT`);
  const body = { decision, ...(comment !== undefined && { comment }) } as DecideReviewBody;
  const review = await api.decideReview({ review: await idOf(api, word), body });
  output.tell(`${review.prompt}@${review.version} is ${review.status.replaceAll('_', ' ')}.\n`, review);
  return exitCodes.clean;
};

const withdraw = async ({ api, output, values }: Asked, word: string): Promise<ExitCode> => {
  if (!values.comment) throw wrongUsage('say why: --comment TEXT');
  const review = await api.withdrawReview({
    review: await idOf(api, word, 'approved'),
    body: { reason: values.comment },
  });
  output.tell(`The approval of ${review.prompt}@${review.version} is withdrawn.\n`, review);
  return exitCodes.clean;
};

const run: Command['run'] = async (words, shell) => {
  const { values, positionals } = readArguments(words, options);
  const verb = oneOf('what to do with a review', verbs, demandWord(positionals, 0, 'what to do with a review'));
  const word = verb === 'list' ? '' : demandWord(positionals, 1, verb === 'request' ? 'the version' : 'the review');
  demandNoMore(positionals, verb === 'list' ? 1 : 2);
  const output = outputFor(shell, values.format);
  const asked = { api: connect(shell, values).api, output, values };
  if (verb === 'list') return list(asked);
  if (verb === 'show') return show(asked, word);
  if (verb === 'withdraw') return withdraw(asked, word);
  return verb === 'request' ? request(asked, word) : decide(asked, verb, word);
};

export const reviewCommand: Command = { help, run };
