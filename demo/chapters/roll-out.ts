import { done, heading, refused } from '../screen.ts';
import { type Story, workspace } from '../story.ts';
import { startTraffic } from '../traffic.ts';
import type { Problem, Rollout } from '../views.ts';
import { approve } from './review-version.ts';
import { pushVersion } from './scan-prompts.ts';
import { explainDecision, watchRollout } from './watch-rollout.ts';

const steps = [
  { percent: 10, holdSeconds: 6 },
  { percent: 50, holdSeconds: 6 },
  { percent: 100, holdSeconds: 6 },
];

const trafficKey = async ({ cast: { owner } }: Story): Promise<string> => {
  const { secret } = await owner<{ secret: string }>(201, 'POST', `${workspace}/api-keys`, {
    name: 'the product itself',
    scopes: ['read'],
  });
  return secret;
};

/** The approved version goes to production, step by step, while callers use it. */
export const rollOut = async (story: Story, prompt: string, version: number): Promise<string> => {
  const { owner, editor } = story.cast;
  heading(
    'It goes to production by canary',
    '300 callers resolve the prompt and report how it went. Never 100 % at once.',
  );
  const path = `${workspace}/prompts/${prompt}/rollouts`;
  const straight = [{ percent: 100, holdSeconds: 60 }];
  const problem = await owner<Problem>(400, 'POST', path, { environment: 'production', version, steps: straight });
  refused(`straight to 100 %: 400 ${problem.code}`);
  await editor(403, 'POST', path, { environment: 'production', version, steps });
  refused('Edith, an editor, may not roll out to production: 403 forbidden');

  const apiKey = await trafficKey(story);
  const traffic = startTraffic({ apiUrl: story.apiUrl, apiKey, prompt, errorRates: { [version]: 0.02 } });
  const { id } = await owner<Rollout>(201, 'POST', path, { environment: 'production', version, steps });
  done('Olivia starts the rollout: 10 % → 50 % → 100 %');
  const ended = await watchRollout(owner, prompt, id, traffic);
  await traffic.stop();
  if (traffic.failures.length > 0)
    throw new Error(`${traffic.failures.length} calls failed, such as: ${traffic.failures[0]}`);
  if (ended.status !== 'completed') throw new Error(`The rollout should have completed; it is ${ended.status}.`);
  done(`completed: production serves version ${version} to everyone`);
  return apiKey;
};

/** A worse version passes scan and review, as bad ideas do, and is taken back by itself. */
export const rollBack = async (story: Story, prompt: string, stable: number, apiKey: string): Promise<void> => {
  const { owner, editor, reviewer } = story.cast;
  heading(
    'A worse version takes itself back',
    'It looks fine to the scanner and to Robin, but a quarter of its answers fail.',
  );
  const current = await editor<{ messages: { role: string; content: string }[]; variables: object }>(
    200,
    'GET',
    `${workspace}/prompts/${prompt}/versions/${stable}`,
  );
  const messages = current.messages.map(({ role, content }, index) =>
    index === 0 ? { role, content: `${content}\n\nKeep every answer under twelve words.` } : { role, content },
  );
  const { version, scan } = await pushVersion(editor, prompt, { messages, variables: current.variables });
  await approve(editor, reviewer, prompt, version);
  done(`version ${version}: scan ${scan.verdict}, approved by Robin`);

  const errorRates = { [stable]: 0.02, [version]: 0.25 };
  const traffic = startTraffic({ apiUrl: story.apiUrl, apiKey, prompt, errorRates });
  const path = `${workspace}/prompts/${prompt}/rollouts`;
  const slow = [
    { percent: 20, holdSeconds: 60 },
    { percent: 100, holdSeconds: 60 },
  ];
  const { id } = await owner<Rollout>(201, 'POST', path, { environment: 'production', version, steps: slow });
  const ended = await watchRollout(owner, prompt, id, traffic);
  await traffic.stop();
  if (ended.status !== 'rolled_back' || !ended.decision)
    throw new Error(`The rollout should have been rolled back; it is ${ended.status}.`);
  done('rolled back by itself: everyone gets the stable version again');
  explainDecision(ended);
};
