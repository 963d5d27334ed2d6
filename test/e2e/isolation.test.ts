import { beforeAll, describe, expect, inject, test } from 'vitest';
import { type Comparable, comparable } from '#test/iam/comparable.ts';
import { type IsolationWorld, isolationWorld, nowhere } from '#test/iam/isolation-world.ts';
import { inWorkspaces, type Names, named, namesIn, type Route, requestOf } from '#test/iam/path-cases.ts';
import { workspace } from '#test/support/organisation.ts';

const { apiUrl } = inject('stack');
let world: IsolationWorld;

beforeAll(async () => {
  world = await isolationWorld(apiUrl);
}, 120_000);

const each = (routes: readonly Route[]) => routes.map((route) => [`${route.method} ${route.path}`, route] as const);

/**
 * Asks for the hidden thing and for one that is nowhere, as every caller: the answers are the same. Callers who may do
 * such a thing are told that it is not there; others are told that they may not, whatever they name.
 */
const compare = async (route: Route, callers: ReadonlyMap<string, string>, hidden: Names, missing: Names) => {
  const answers = [...callers].map(async ([who, token]) => {
    const asked = [hidden, missing].map((names) => comparable(apiUrl, token, requestOf(route, names)));
    const [found, absent] = await Promise.all(asked);
    expect(found, who).toEqual(absent);
    expect([403, 404], `${who}: ${JSON.stringify(found)}`).toContain(found?.status);
    return found?.status;
  });
  const statuses = new Set(await Promise.all(answers));
  return statuses;
};

describe("another organisation's things do not exist", () => {
  test.each(each(named))('%s', async (_name, route) => {
    const statuses = await compare(route, world.strangers, world.things, { ...nowhere, workspace: 'default' });
    expect([...statuses]).toContain(404);
  });

  const beneath = named.filter((route) => namesIn(route).length > 1);

  test.each(each(beneath))('%s, beneath what is one’s own', async (_name, route) => {
    const own = { ...nowhere, workspace: 'default', prompt: 'own', fragment: 'own', environment: 'production' };
    const last = namesIn(route).at(-1) ?? 'prompt';
    await compare(route, world.strangers, { ...own, [last]: world.things[last] }, { ...own, [last]: nowhere[last] });
  });
});

describe('a workspace that one is no member of does not exist', () => {
  test.each(each(inWorkspaces))('%s', async (_name, route) => {
    const missing = { ...world.things, workspace: 'no-such' };
    const statuses = await compare(route, world.neighbours, world.things, missing);
    expect([...statuses]).toEqual([404]);
  });
});

describe('the things of another workspace do not exist in one’s own', () => {
  // A member is the organisation's, and may be made one of any of its workspaces.
  const things = named.filter(({ path }) => path.includes('{workspace}') && !path.endsWith('{userId}'));

  test.each(each(things))('%s', async (_name, route) => {
    const second = { workspace: 'second' };
    await compare(route, world.neighbours, { ...world.things, ...second }, { ...nowhere, ...second });
  });
});

test('our things are still as they were', async () => {
  const { owner } = world.ours;
  const prompt = await owner.call<{ latestVersion: number }>('GET', `${workspace}/prompts/ours`);
  const rollout = await owner.call<{ status: string }>(
    'GET',
    `${workspace}/prompts/ours/rollouts/${world.things.rollout}`,
  );
  expect([prompt.body.latestVersion, rollout.body.status]).toEqual([2, 'ramping']);
  const there: Comparable = await comparable(apiUrl, owner.token, {
    method: 'GET',
    path: `${workspace}/webhooks/${world.things.webhook}`,
  });
  expect(there.status).toBe(200);
});
