import { describe, expect, inject, test } from 'vitest';
import { addVersion, demanded, harmless, newOrganisation, workspace } from '#test/support/organisation.ts';
import {
  expectEntityTag,
  expectPrecondition,
  forbidden,
  id,
  notFound,
  postTwice,
  refusal,
  time,
  user,
} from './shapes.ts';

type Prompt = { id: string; name: string };
type Page = { data: Prompt[]; nextCursor: string | null };

const organisation = await newOrganisation(inject('stack').apiUrl);
const { owner } = organisation;
const [editor, reviewer, viewer] = [
  await organisation.join('editor'),
  await organisation.join('reviewer'),
  await organisation.join('viewer'),
];
const prompts = `${workspace}/prompts`;
const create = (body: object) => demanded(editor.call<Prompt>('POST', prompts, body), 201);
const namesOf = async (query: string) =>
  (await viewer.call<Page>('GET', `${prompts}?${query}`)).body.data.map(({ name }) => name);

describe('prompts', () => {
  test('are created once under a name', async () => {
    const body = { name: 'support-reply', description: 'Answers a customer.', tags: ['support'] };
    const made = await postTwice<Prompt>(editor.call, prompts, body);

    const view = { id: id('prm'), ...body, latestVersion: 0, createdAt: time, createdBy: user(editor.id) };
    expect([made.status, made.body]).toEqual([201, view]);
    expect((await viewer.call('GET', `${prompts}/support-reply`)).body).toEqual(made.body);
    expect(await refusal(editor.call('POST', prompts, body))).toEqual([409, 'prompt_exists']);
    expect(await create({ name: 'bare' })).toMatchObject({ description: '', tags: [] });
    await expectEntityTag(viewer.call, `${prompts}/support-reply`);
  });

  test.each(['A', '-a', '_a', 'a.b', 'a b', '', 'a'.repeat(65)])('are not called %j', async (name) => {
    expect(await refusal(editor.call('POST', prompts, { name }))).toEqual([400, 'validation_failed', 'body.name']);
  });

  test('are created and changed by editors and admins, and read by everyone in the workspace', async () => {
    for (const { call } of [reviewer, viewer]) {
      expect(await refusal(call('POST', prompts, { name: 'mine' }))).toEqual(forbidden);
      expect(await refusal(call('PATCH', `${prompts}/bare`, { tags: [] }))).toEqual(forbidden);
      expect(await refusal(call('DELETE', `${prompts}/bare`))).toEqual(forbidden);
      expect((await call('GET', prompts)).status).toBe(200);
    }
  });

  test('change in what may change, unless somebody was quicker', async () => {
    await create({ name: 'changing' });
    const path = `${prompts}/changing`;

    await expectPrecondition(editor.call, 'PATCH', path, { description: 'new', tags: ['a', 'b'] });

    expect((await viewer.call('GET', path)).body).toMatchObject({ description: 'new', tags: ['a', 'b'] });
    expect(await refusal(editor.call('PATCH', path, { name: 'other' }))).toEqual([400, 'validation_failed', 'body']);
    expect(await refusal(editor.call('PATCH', `${prompts}/nowhere`, { tags: [] }))).toEqual(notFound);
  });

  test('are listed newest first, narrowed by tag and by words, page by page', async () => {
    for (const name of ['list-one', 'list-two', 'list-three']) {
      await create({
        name,
        tags: name === 'list-two' ? ['listed', 'even'] : ['listed'],
        description: `About ${name}.`,
      });
    }

    expect(await namesOf('tag=listed')).toEqual(['list-three', 'list-two', 'list-one']);
    expect(await namesOf('tag=even')).toEqual(['list-two']);
    expect(await namesOf('q=ABOUT%20list-t')).toEqual(['list-three', 'list-two']);
    const first = (await viewer.call<Page>('GET', `${prompts}?tag=listed&limit=2`)).body;
    expect(first.data).toHaveLength(2);
    const cursor = encodeURIComponent(first.nextCursor ?? '');
    expect((await viewer.call<Page>('GET', `${prompts}?tag=listed&limit=2&cursor=${cursor}`)).body).toMatchObject({
      data: [{ name: 'list-one' }],
      nextCursor: null,
    });
    expect(await refusal(viewer.call('GET', `${prompts}?cursor=${cursor}x`))).toEqual([
      400,
      'validation_failed',
      'query.cursor',
    ]);
  });

  test('are gone once they are archived, and their name stays taken', async () => {
    await create({ name: 'leaving' });
    const path = `${prompts}/leaving`;

    expect(await demanded(editor.call('DELETE', path), 204)).toBe('');

    for (const gone of [path, `${path}/versions`, `${path}/rollouts`, `${path}/releases`]) {
      expect(await refusal(viewer.call('GET', gone)), gone).toEqual(notFound);
    }
    expect(await refusal(editor.call('DELETE', path))).toEqual(notFound);
    expect(await refusal(editor.call('POST', `${path}/versions`, harmless('1')))).toEqual(notFound);
    expect(await refusal(editor.call('POST', prompts, { name: 'leaving' }))).toEqual([409, 'prompt_exists']);
    expect(await namesOf('q=leaving')).toEqual([]);
  });

  test('stay while they are rolled out or served, and an aborted first release does not hold them', async () => {
    await create({ name: 'tried' });
    await addVersion(editor, 'tried', harmless('1'));
    const path = `${prompts}/tried`;
    const environment = `${workspace}/environments/trial`;
    await demanded(
      owner.call('POST', `${workspace}/environments`, { name: 'trial', protected: false, minHoldSeconds: 1 }),
      201,
    );
    const rollout = { environment: 'trial', version: 1 };
    const started = await demanded(editor.call<{ id: string }>('POST', `${path}/rollouts`, rollout), 201);

    expect(await refusal(editor.call('DELETE', path))).toEqual([409, 'in_use']);
    expect(await refusal(owner.call('DELETE', environment))).toEqual([409, 'in_use']);

    await demanded(editor.call('POST', `${path}/rollouts/${started.id}/abort`, {}), 200);
    await demanded(owner.call('DELETE', environment), 204);
    await demanded(editor.call('DELETE', path), 204);
  });
});
