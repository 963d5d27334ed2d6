import { beforeAll, describe, expect, inject, test } from 'vitest';
import { allRoutes } from '#shared/contracts/index.ts';
import { comparable, withoutName } from '#test/iam/comparable.ts';
import { type IsolationWorld, isolationWorld, nobodys } from '#test/iam/isolation-world.ts';
import { referenceCases } from '#test/iam/reference-cases.ts';
import { workspace } from '#test/support/organisation.ts';

const { apiUrl } = inject('stack');
let world: IsolationWorld;

beforeAll(async () => {
  world = await isolationWorld(apiUrl);
}, 120_000);

describe('what a body or a query names is one’s own or is not there', () => {
  test.each(Object.entries(referenceCases))('%s', async (_name, { names, as, send }) => {
    const { theirs } = world;
    const stranger = { ...theirs.credentials, id: theirs.owner.id, group: world.provider.group };
    const tokens = { owner: theirs.owner.token, provider: world.provider.token, anyone: undefined };
    const token = tokens[as ?? 'owner'];
    const answerTo = async (name: string) => withoutName(await comparable(apiUrl, token, send(name, stranger)), name);

    const { foreign, elsewhere, missing } = world.names[names];
    const expected = await answerTo(missing);

    expect(expected.status).toBeLessThan(500);
    expect(await answerTo(foreign)).toEqual(expected);
    if (elsewhere !== undefined) expect(await answerTo(elsewhere)).toEqual(expected);
  });
});

describe('a cursor of another organisation is none', () => {
  const lists = allRoutes.filter(({ access, query }) => access !== 'public' && query?.shape['cursor'] !== undefined);
  const pathOf = (path: string) =>
    path
      .replace('{workspace}', 'default')
      .replace('{prompt}', 'own')
      .replace('{fragment}', 'own')
      .replace('{version}', '1')
      .replaceAll(/\{(\w+)\}/g, nobodys('whk'));

  test.each(lists.map(({ path }) => path))('%s', async (path) => {
    const { ours, theirs } = world;
    // Audit entries are the one list that everybody has more than one of.
    const page = await ours.owner.call<{ readonly nextCursor: string }>('GET', '/v1/audit-events?limit=1');
    const cursorOf = async (cursor: string) =>
      comparable(apiUrl, theirs.owner.token, { method: 'GET', path: `${pathOf(path)}?limit=1&cursor=${cursor}` });

    const answer = await cursorOf(page.body.nextCursor);

    expect(page.body.nextCursor).toEqual(expect.any(String));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer).toEqual(await cursorOf(`${page.body.nextCursor}x`));
  });
});

test('a stranger’s outcomes of our exposures are not counted', async () => {
  const { ours, things } = world;
  const path = `${workspace}/prompts/ours/rollouts/${things.rollout}`;
  const { stats } = (
    await ours.owner.call<{ readonly stats: Readonly<Record<string, { readonly count: number }>> }>('GET', path)
  ).body;
  expect(Object.values(stats).map(({ count }) => count)).toEqual([0, 0]);
});
