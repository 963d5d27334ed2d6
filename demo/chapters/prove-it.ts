import { apiCaller, until } from '../api.ts';
import { dim, done, heading, say } from '../screen.ts';
import { type Story, signUp, workspace } from '../story.ts';
import type { AuditEvent, Page, Problem } from '../views.ts';

const wanted = [
  'prompt.created',
  'version.created',
  'scan.completed',
  'review.requested',
  'review.approved',
  'rollout.started',
  'rollout.advanced',
  'rollout.completed',
  'rollout.rolled_back',
];

/** Each webhook was verified as it came; now that all have come, they are counted. */
export const countWebhooks = async ({ receiver }: Story): Promise<void> => {
  heading(
    'Signed webhooks told the story as it happened',
    'Each message was checked with the standardwebhooks library.',
  );
  await until(
    async () => receiver.messages(),
    (messages) => wanted.every((type) => messages.some((message) => message.type === type)),
  );
  const counts = new Map<string, number>();
  for (const { type } of receiver.messages()) counts.set(type, (counts.get(type) ?? 0) + 1);
  for (const [type, count] of [...counts].sort()) done(`${type} ${dim(`× ${count}`)}`);
  if (receiver.forged() > 0) throw new Error(`${receiver.forged()} messages had a wrong signature.`);
  say('no message had a wrong signature');
};

const allEntries = async ({ cast: { owner } }: Story): Promise<AuditEvent[]> => {
  const entries: AuditEvent[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: Page<AuditEvent> = await owner(200, 'GET', `/v1/audit-events?limit=100${query}`);
    entries.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return entries;
};

/** Prints who did what, oldest first. */
export const printAuditTrail = async (story: Story): Promise<void> => {
  heading(
    'The audit trail has it all',
    'Each entry was written in the same transaction as the change that it is about.',
  );
  const entries = await allEntries(story);
  for (const { at, actor, action, target } of entries.toReversed()) {
    const who = story.names.get(actor.id) ?? (actor.type === 'system' ? 'Promptgate' : actor.type);
    say(`${dim(at.slice(11, 19))}  ${who.padEnd(10)} ${action.padEnd(26)} ${dim(target)}`);
  }
  for (const action of ['rollout.rollback', 'rollout.start', 'version.create']) {
    if (!entries.some((entry) => entry.action === action)) throw new Error(`The audit trail lacks ${action}.`);
  }
};

const without = ({ requestId: _, ...problem }: Problem) => JSON.stringify(problem);

/** Another organisation sees of all this exactly what it sees of things that do not exist. */
export const proveIsolation = async ({ apiUrl, cast: { owner } }: Story, prompt: string): Promise<void> => {
  heading('Another organisation sees nothing', 'Not even that there is something to see.');
  const { accessToken } = await signUp(apiUrl, 'Rival');
  const rival = apiCaller(apiUrl, accessToken);
  const rollouts = await owner<Page<{ id: string }>>(200, 'GET', `${workspace}/prompts/${prompt}/rollouts`);
  const paths = [
    `${workspace}/prompts/${prompt}`,
    `${workspace}/prompts/${prompt}/versions/1`,
    `${workspace}/prompts/${prompt}/versions/1/scans`,
    `${workspace}/prompts/${prompt}/rollouts/${rollouts.data[0]?.id}`,
    `${workspace}/prompts/${prompt}/resolve?environment=production&subject=x`,
  ];
  for (const path of paths) {
    const theirs = await rival<Problem>('GET', path);
    const missing = await rival<Problem>('GET', path.replace(prompt, 'no-such-prompt'));
    if (theirs.status !== 404 || without(theirs.body) !== without(missing.body)) {
      throw new Error(`The rival learned something from ${path}: ${JSON.stringify(theirs.body)}`);
    }
    done(`404 ${dim(path.replace(workspace, '…'))}`);
  }
  const { body } = await rival<Page<unknown>>('GET', `${workspace}/prompts`);
  if (body.data.length > 0) throw new Error('The rival sees prompts that are not theirs.');
  done('and their own list of prompts is empty');
};
