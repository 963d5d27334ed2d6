import type { Review, Reviews } from '#sdk/api/types.generated.ts';
import { shownDiff } from '../diff/prompt-diff.ts';
import type { Palette } from '../reports/palette.ts';
import { visible } from '../reports/visible.ts';
import { table } from '../terminal/words.ts';

type Summary = Reviews['data'][number];

const nameOf = ({ prompt, version }: Pick<Summary, 'prompt' | 'version'>): string => `${prompt}@${version}`;

const scanOf = ({ scan }: Pick<Summary, 'scan'>): string => {
  const found = Object.entries(scan.summary ?? {}).flatMap(([severity, count]) =>
    count > 0 ? [`${count} ${severity}`] : [],
  );
  return [scan.verdict ?? 'not scanned', ...found].join(', ');
};

/** Reviews a line each. */
export const reviewLines = (reviews: readonly Summary[], palette: Palette): string => {
  if (reviews.length === 0) return 'There is no such review.\n';
  const rows = table(
    reviews.map((review) => [
      review.id,
      nameOf(review),
      review.status.replaceAll('_', ' '),
      `scan: ${scanOf(review)}`,
      `by ${review.author.id}`,
      visible(review.note ?? ''),
    ]),
  );
  return `${rows.map((row) => row.replace(/^\S+/, (id) => palette.bold(id))).join('\n')}\n`;
};

const decisionLines = ({ decisions }: Review): readonly string[] =>
  decisions.map(
    ({ at, by, decision, comment }) =>
      `  ${at}  ${by.id}  ${decision.replaceAll('_', ' ')}${comment === null ? '' : `: ${visible(comment)}`}`,
  );

/** A review whole: who asks for it, what was found, what was decided and what the version changes. */
export const reviewText = (review: Review, patch: string | undefined, palette: Palette): string => {
  const { id, status, author, note, baseVersion } = review;
  const lines = [
    `${palette.bold(nameOf(review))}  ${status.replaceAll('_', ' ')}  ${palette.dim(id)}`,
    `  author   ${author.id}`,
    `  scan     ${scanOf(review)}`,
    `  compared ${baseVersion === null ? 'with nothing: it is a first version' : `with version ${baseVersion}`}`,
    ...(note ? [`  note     ${visible(note)}`] : []),
    ...decisionLines(review),
  ];
  return `${lines.join('\n')}\n${patch === undefined ? '' : `\n${shownDiff(patch, palette)}`}`;
};
