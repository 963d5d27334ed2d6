import type { Person } from '../api.ts';
import { dim, done, green, heading, red, refused, say } from '../screen.ts';
import { type Story, workspace } from '../story.ts';
import type { Problem, Review } from '../views.ts';

const shownLines = 8;

const showDiff = (review: Review) => {
  const lines = (review.diff?.messages ?? []).flatMap(({ hunks }) => hunks.flatMap(({ lines }) => lines));
  const changed = lines.filter((line) => /^[+-]/.test(line));
  for (const line of changed.slice(0, shownLines)) {
    const cut = line.length > 100 ? `${line.slice(0, 99)}…` : line;
    say(`  ${line.startsWith('+') ? green(cut) : red(cut)}`);
  }
  if (changed.length > shownLines) say(dim(`  … and ${changed.length - shownLines} more changed lines`));
};

/** Asks for a review and has the reviewer approve. */
export const approve = async (author: Person, reviewer: Person, prompt: string, version: number): Promise<void> => {
  const { id } = await author<Review>(201, 'POST', `${workspace}/prompts/${prompt}/versions/${version}/reviews`, {});
  await reviewer(200, 'POST', `${workspace}/reviews/${id}/decisions`, { decision: 'approve' });
};

/** The author asks, may not approve, and a second person does, after seeing the difference and the scan. */
export const reviewVersion = async ({ cast: { editor, reviewer, owner } }: Story, prompt: string, version: number) => {
  heading('A second person reviews it', 'Whoever wrote a version never approves it, whatever their role.');
  const { id } = await editor<Review>(201, 'POST', `${workspace}/prompts/${prompt}/versions/${version}/reviews`, {
    note: 'Secrets and shortcuts removed.',
    baseVersion: 1,
  });
  done(`Edith asks for a review of ${prompt} version ${version}`);
  const problem = await editor<Problem>(403, 'POST', `${workspace}/reviews/${id}/decisions`, { decision: 'approve' });
  refused(`Edith tries to approve it herself: 403 ${problem.code}`);
  await owner(409, 'POST', `${workspace}/prompts/${prompt}/rollouts`, { environment: 'production', version });
  refused('Olivia tries to roll it out before its approval: 409 not_approved');

  const review = await reviewer<Review>(200, 'GET', `${workspace}/reviews/${id}`);
  say(`Robin sees what changed, and the scan: ${review.scan?.verdict}`);
  showDiff(review);
  await reviewer(200, 'POST', `${workspace}/reviews/${id}/decisions`, { decision: 'approve', comment: 'Good.' });
  done('Robin approves');
};
