import { describe, expect, inject, test } from 'vitest';
import { promptFile } from '#demo/story.ts';
import { addVersion, demanded, harmless, newOrganisation, workspace } from '#test/support/organisation.ts';
import { expectEntityTag, forbidden, id, notFound, number, postTwice, refusal, sha256, time, user } from './shapes.ts';

const organisation = await newOrganisation(inject('stack').apiUrl);
const [editor, reviewer, viewer] = [
  await organisation.join('editor'),
  await organisation.join('reviewer'),
  await organisation.join('viewer'),
];
const prompts = `${workspace}/prompts`;
await demanded(editor.call('POST', prompts, { name: 'host' }), 201);
const versions = `${prompts}/host/versions`;
const made = { createdAt: time, createdBy: user(editor.id) };
const summary = { critical: number, high: number, medium: number, low: number };
const body = harmless('1');

describe('versions', () => {
  test('are created scanning, and numbered from 1', async () => {
    const answer = await postTwice<{ scan: object }>(editor.call, versions, body);

    expect([answer.status, answer.body]).toEqual([
      201,
      {
        ...body,
        prompt: 'host',
        version: 1,
        status: 'scanning',
        contentHash: sha256,
        scan: { id: id('scn'), verdict: null, summary: null },
        ...made,
      },
    ]);
    expect((await viewer.call('GET', `${prompts}/host`)).body).toMatchObject({ latestVersion: 1 });
  });

  test('come out of their scan ready, with its verdict, and are what they were', async () => {
    const { version } = await addVersion(editor, 'host', harmless('2'));

    const { body: shown } = await viewer.call('GET', `${versions}/${version}`);
    expect(shown).toEqual({
      ...harmless('2'),
      resolvedMessages: harmless('2').messages,
      prompt: 'host',
      version: 2,
      status: 'ready',
      contentHash: sha256,
      scan: { id: id('scn'), verdict: expect.stringMatching(/^(pass|warn)$/), summary },
      ...made,
    });
    await expectEntityTag(viewer.call, `${versions}/2`);
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      expect(await refusal(editor.call(method, `${versions}/2`, {}))).toEqual(notFound);
    }
  });

  test('are listed newest first, without their content', async () => {
    const { body: page } = await viewer.call<{ data: Record<string, unknown>[]; nextCursor: null }>('GET', versions);

    expect(page.nextCursor).toBeNull();
    expect(page.data.map(({ version }) => version)).toEqual([2, 1]);
    expect(page.data[0]).toMatchObject({ prompt: 'host', status: 'ready', contentHash: sha256, scan: { summary } });
    expect(page.data[0]).not.toHaveProperty('messages');
    expect((await viewer.call<typeof page>('GET', `${versions}?limit=1`)).body.nextCursor).toEqual(expect.any(String));
  });

  test('that say what the latest says are unchanged, and equal content has an equal hash', async () => {
    expect(await refusal(editor.call('POST', versions, harmless('2')))).toEqual([409, 'unchanged']);
    const again = await demanded(editor.call<{ contentHash: string }>('POST', versions, body), 201);
    const first = await viewer.call<{ contentHash: string }>('GET', `${versions}/1`);
    expect(again.contentHash).toBe(first.body.contentHash);
  });

  test('are blocked by a critical finding', async () => {
    await demanded(editor.call('POST', prompts, { name: 'bad' }), 201);
    expect(await addVersion(editor, 'bad', await promptFile('refund-agent'))).toMatchObject({
      status: 'blocked',
      scan: { verdict: 'block' },
    });
  });

  test.each([
    ['an undeclared variable', 'Dear {{who}}', 'body.messages.0.content'],
    ['an unknown fragment', '{{> nowhere@1}}', 'body.messages.0.content'],
    ['an open section', '{{#open}}', 'body.messages.0.content'],
    ['no text', '', 'body.messages.0.content'],
  ])('with %s are refused with its place', async (_what, content, place) => {
    const messages = [{ role: 'system', content }];
    expect(await refusal(editor.call('POST', versions, { messages }))).toEqual([400, 'validation_failed', place]);
  });

  test('take 64 KiB of content and no more, and no roles, types or fields but those there are', async () => {
    const post = (some: object) => refusal(editor.call('POST', versions, { ...body, ...some }));
    const long = (length: number) => ({ messages: [{ role: 'user', content: 'word '.repeat(length / 5) }] });

    expect(await post({ ...long(60 * 1024), variables: {} })).toEqual([201, undefined]);
    expect(await post(long(70 * 1024))).toEqual([400, 'validation_failed', 'body.messages']);
    expect(await post({ messages: [{ role: 'tool', content: 'x' }] })).toEqual([
      400,
      'validation_failed',
      'body.messages.0.role',
    ]);
    expect(await post({ variables: { subject: { type: 'date' } } })).toEqual([
      400,
      'validation_failed',
      'body.variables.subject.type',
    ]);
    expect(await post({ status: 'approved' })).toEqual([400, 'validation_failed', 'body']);
  });

  test('are written by editors and by keys that may write', async () => {
    expect(await refusal(reviewer.call('POST', versions, body))).toEqual(forbidden);
    expect(await refusal(viewer.call('POST', versions, body))).toEqual(forbidden);
    const key = await organisation.key('write');
    const by = await demanded(key.call<{ createdBy: object }>('POST', versions, harmless('by a key')), 201);
    expect(by.createdBy).toEqual({ type: 'apiKey', id: key.id });
    expect(await refusal(viewer.call('GET', `${versions}/99`))).toEqual(notFound);
    expect(await refusal(viewer.call('GET', `${versions}/0`))).toEqual(notFound);
    expect(await refusal(editor.call('POST', `${prompts}/nowhere/versions`, body))).toEqual(notFound);
  });
});

describe('diffs', () => {
  test('tell what one version changes, as data and as a unified diff', async () => {
    const path = `${versions}/1/diff/2`;
    const { body: diff } = await viewer.call<{ messages: { hunks: { lines: string[] }[] }[] }>('GET', path);

    expect(diff).toMatchObject({
      from: 1,
      to: 2,
      messages: [{ index: 0, role: 'system', hunks: [{ lines: expect.arrayContaining([text('-', '1')]) }] }],
      variables: [],
      model: [],
    });
    expect(diff.messages[0]?.hunks[0]?.lines).toContainEqual(text('+', '2'));
    const unified = await viewer.call<string>('GET', path, undefined, { accept: 'text/x-diff' });
    expect(unified.headers.get('content-type')).toContain('text/x-diff');
    expect(unified.body).toMatch(/^-Revision 1 of this text\.$/m);
    expect(unified.body).toMatch(/^\+Revision 2 of this text\.$/m);
    await expectEntityTag(viewer.call, path);
    await expectEntityTag(viewer.call, path, { accept: 'text/x-diff' });
    expect(await refusal(viewer.call('GET', `${versions}/1/diff/99`))).toEqual(notFound);
  });
});

const text = (sign: string, mark: string) => `${sign}Revision ${mark} of this text.`;

describe('annotations', () => {
  const annotations = `${versions}/1/annotations`;

  test('stand at a version, a message or a stretch of it', async () => {
    const remark = { messageIndex: 0, start: 4, end: 11, body: 'Say which customer is meant.' };
    const answer = await postTwice(reviewer.call, annotations, remark);
    const view = { id: id('ann'), ...remark, createdAt: time, createdBy: user(reviewer.id) };

    expect([answer.status, answer.body]).toEqual([201, view]);
    const general = await demanded(editor.call('POST', annotations, { body: 'Good.' }), 201);
    expect((await viewer.call('GET', annotations)).body).toEqual({ data: [general, answer.body], nextCursor: null });
  });

  test('are refused outside the text, by viewers, and where there is no version', async () => {
    const post = (some: object) => refusal(editor.call('POST', annotations, { body: 'x', ...some }));

    expect((await post({ messageIndex: 9 }))[0]).toBe(400);
    expect((await post({ messageIndex: 0, start: 5, end: 2 }))[0]).toBe(400);
    expect((await post({ messageIndex: 0, start: 0, end: 1e6 }))[0]).toBe(400);
    expect(await refusal(viewer.call('POST', annotations, { body: 'x' }))).toEqual(forbidden);
    expect(await refusal(editor.call('POST', `${versions}/99/annotations`, { body: 'x' }))).toEqual(notFound);
    expect(await refusal(viewer.call('GET', `${versions}/99/annotations`))).toEqual(notFound);
  });
});
