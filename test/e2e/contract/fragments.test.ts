import { describe, expect, inject, test } from 'vitest';
import { demanded, newOrganisation, workspace } from '#test/support/organisation.ts';
import { expectEntityTag, forbidden, id, notFound, postTwice, refusal, sha256, time, user } from './shapes.ts';

const organisation = await newOrganisation(inject('stack').apiUrl);
const [editor, viewer] = [await organisation.join('editor'), await organisation.join('viewer')];
const fragments = `${workspace}/fragments`;
const made = { createdAt: time, createdBy: user(editor.id) };
const create = (name: string, content: string) => demanded(editor.call('POST', fragments, { name, content }), 201);
const invalid = (place: string) => [400, 'validation_failed', place];

describe('fragments', () => {
  test('are created under a name, with their first version or without', async () => {
    const body = { name: 'tone', description: 'How we speak.', content: 'Be kind.' };
    const answer = await postTwice(editor.call, fragments, body);

    const view = { id: id('frg'), name: 'tone', description: 'How we speak.', latestVersion: 1, ...made };
    expect([answer.status, answer.body]).toEqual([201, view]);
    expect(await refusal(editor.call('POST', fragments, body))).toEqual([409, 'fragment_exists']);
    expect(await demanded(editor.call('POST', fragments, { name: 'empty' }), 201)).toMatchObject({ latestVersion: 0 });
    expect(await refusal(viewer.call('POST', fragments, { name: 'mine' }))).toEqual(forbidden);
    const list = await viewer.call<{ data: { name: string }[] }>('GET', fragments);
    expect(list.body).toMatchObject({ data: [{ name: 'empty' }, { name: 'tone' }], nextCursor: null });
    await expectEntityTag(viewer.call, `${fragments}/tone`);
    expect(await refusal(viewer.call('GET', `${fragments}/nowhere`))).toEqual(notFound);
  });

  test('have versions that stay as they are', async () => {
    await create('signature', 'Yours.');
    const versions = `${fragments}/signature/versions`;
    const answer = await postTwice(editor.call, versions, { content: 'Yours, {{name}}.', note: 'By name.' });

    const summary = { fragment: 'signature', version: 2, contentHash: sha256, note: 'By name.', ...made };
    expect([answer.status, answer.body]).toEqual([201, { ...summary, content: 'Yours, {{name}}.' }]);
    expect(await refusal(editor.call('POST', versions, { content: 'Yours, {{name}}.' }))).toEqual([409, 'unchanged']);
    expect((await viewer.call('GET', `${versions}/2`)).body).toEqual(answer.body);
    expect((await viewer.call('GET', `${versions}/1`)).body).toMatchObject({ version: 1, content: 'Yours.' });
    const list = await viewer.call<{ data: object[] }>('GET', versions);
    expect(list.body.data[0]).toEqual(summary);
    expect(list.body.data).toHaveLength(2);
    await expectEntityTag(viewer.call, `${versions}/1`);
    expect(await refusal(viewer.call('GET', `${versions}/3`))).toEqual(notFound);
  });

  test('are put into prompts by name and version, and into each other', async () => {
    await create('inner', 'Be brief.');
    await create('outer', 'Be kind. {{> inner@1}}');
    await demanded(editor.call('POST', `${workspace}/prompts`, { name: 'including' }), 201);
    const path = `${workspace}/prompts/including/versions`;
    const messages = [{ role: 'system', content: 'You help. {{> outer@1}}' }];
    await demanded(editor.call('POST', path, { messages }), 201);
    await demanded(editor.call('POST', `${fragments}/inner/versions`, { content: 'Be verbose.' }), 201);

    expect((await viewer.call('GET', `${path}/1`)).body).toMatchObject({
      messages,
      resolvedMessages: [{ role: 'system', content: 'You help. Be kind. Be brief.' }],
    });
  });

  test('are refused where they lead nowhere, around in a circle, or do not parse', async () => {
    await create('circle', 'One.');
    const next = (content: string) => refusal(editor.call('POST', `${fragments}/circle/versions`, { content }));

    expect(await next('{{> circle@2}}')).toEqual(invalid('body.content'));
    expect(await next('{{> nowhere@1}}')).toEqual(invalid('body.content'));
    expect(await next('{{> circle}}')).toEqual(invalid('body.content'));
    expect(await next('{{#open}}')).toEqual(invalid('body.content'));
    expect(await next('x'.repeat(64 * 1024 + 1))).toEqual(invalid('body.content'));
  });
});
