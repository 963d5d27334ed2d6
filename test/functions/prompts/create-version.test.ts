import { expect, test } from 'vitest';
import { createFragment } from '#functions/prompts/create-fragment.ts';
import { createFragmentVersion } from '#functions/prompts/create-fragment-version.ts';
import { harmless, pipeline, prompt, workspace } from '#test/functions/reviews/pipeline.ts';
import { apiKeyOf, asked, callerOf, editor } from '#test/support/world.ts';

const say = (content: string) => ({ messages: [{ role: 'system' as const, content }], variables: {} });

test('versions count up and each is written with its scan, its audit entry and its event', async () => {
  const { create, dependencies, rowsOf, tenant } = await pipeline();

  await create(harmless);
  const second = await create(say('Be brief.'));

  expect(second).toMatchObject({ version: 2, status: 'scanning', authors: ['usr_editor'] });
  expect(await dependencies.prompts.get(tenant, workspace, prompt)).toMatchObject({ latestVersion: 2, revision: 3 });
  expect(rowsOf('SCAN')).toMatchObject([
    { version: 1, status: 'running' },
    { version: 2, status: 'running', id: second.scan.id },
  ]);
  expect(rowsOf('AUDIT').at(-1)).toMatchObject({ action: 'version.create', target: 'support-reply@2' });
  expect(rowsOf('EVENT').at(-1)).toMatchObject({
    event: { type: 'version.created', data: { prompt, version: 2, scan: second.scan.id } },
  });
  expect(JSON.stringify([...rowsOf('AUDIT'), ...rowsOf('EVENT')])).not.toContain('brief');
});

test('the same content as the latest version is refused, whatever the order of its names', async () => {
  const { create } = await pipeline();
  const variables = { a: { type: 'string' as const }, b: { type: 'number' as const, required: false } };
  const { contentHash } = await create({ ...say('{{a}}{{b}}'), variables });

  await expect(
    create({
      variables: { b: { required: false, type: 'number' }, a: variables.a },
      messages: say('{{a}}{{b}}').messages,
    }),
  ).rejects.toMatchObject({ code: 'unchanged' });

  await create(say('Something else.'));
  expect(await create({ ...say('{{a}}{{b}}'), variables })).toMatchObject({ version: 3, contentHash });
});

test('versions created at the same moment all get a number of their own', async () => {
  const { create } = await pipeline();
  const made = await Promise.all(['a', 'b', 'c'].map((text) => create(say(text))));
  expect(made.map(({ version }) => version).sort()).toEqual([1, 2, 3]);
});

test('faults of templates are named with their message, line and column, and nothing is written', async () => {
  const { create, rowsOf } = await pipeline();
  const messages = [
    { role: 'system' as const, content: 'Fine.' },
    { role: 'user' as const, content: 'Hi\n {{nobody}} {{> tone}}' },
  ];

  await expect(create({ messages, variables: {} })).rejects.toMatchObject({
    code: 'validation_failed',
    faults: [
      { path: 'body.messages.1.content', message: 'line 2, column 2: the variable "nobody" is not declared' },
      {
        path: 'body.messages.1.content',
        message: 'line 2, column 13: the fragment "tone" is not pinned; write {{> name@version}}',
      },
    ],
  });
  expect(rowsOf('VERSION')).toEqual([]);
});

test('more than 64 KiB of UTF-8 are refused with their place', async () => {
  const { create } = await pipeline();
  const half = { role: 'user' as const, content: 'ä'.repeat(16 * 1024) };
  await expect(create({ messages: [half, half], variables: {} })).resolves.toMatchObject({ version: 1 });
  await expect(create({ messages: [half, half, { role: 'user', content: '!' }], variables: {} })).rejects.toMatchObject(
    { code: 'validation_failed', faults: [{ path: 'body.messages' }] },
  );
});

test('fragments are put in by their pin, as deep as they go, and stay as they were', async () => {
  const { create, dependencies, tenant } = await pipeline();
  const place = { ...asked(), workspace };
  await createFragment(dependencies, {
    ...place,
    body: { name: 'name', description: '', content: 'Dear {{customer}}' },
  });
  await createFragment(dependencies, { ...place, body: { name: 'tone', description: '' } });
  await createFragmentVersion(dependencies, {
    ...place,
    fragment: 'tone',
    body: { content: '{{> name@1}}: be kind.' },
  });
  const body = { ...say('A\n{{> tone@1}}\nB'), variables: { customer: { type: 'string' as const } } };

  const version = await create(body);
  await createFragmentVersion(dependencies, { ...place, fragment: 'name', body: { content: 'Hello' } });

  expect(version.resolvedMessages).toEqual([{ role: 'system', content: 'A\nDear {{customer}}: be kind.\nB' }]);
  expect(version.messages).toEqual(body.messages);
  expect(await dependencies.fragments.get(tenant, workspace, 'name')).toMatchObject({ latestVersion: 2 });
  await expect(create(say('A {{> tone@1}}'))).rejects.toMatchObject({
    faults: [
      {
        path: 'body.messages.0.content',
        message: 'with fragments put in, line 1, column 8: the variable "customer" is not declared',
      },
    ],
  });
});

test('a fragment that does not exist is named, and of another organisation none does', async () => {
  const { create, dependencies } = await pipeline();
  const place = { ...asked(), workspace };
  await createFragment(dependencies, { ...place, body: { name: 'tone', description: '', content: 'Be kind.' } });

  await expect(create(say('{{> tone@2}}'))).rejects.toMatchObject({
    faults: [{ path: 'body.messages.0.content', message: 'the fragment "tone@2" does not exist' }],
  });
});

test('braces on both sides of a seam cannot join to a tag', async () => {
  const { create, dependencies } = await pipeline();
  const place = { ...asked(), workspace };
  await createFragment(dependencies, { ...place, body: { name: 'brace', description: '', content: 'x{' } });

  await expect(create(say('{{> brace@1}}{secret}}'))).rejects.toMatchObject({
    faults: [{ message: 'with fragments put in, line 1, column 2: the variable "secret" is not declared' }],
  });
});

test('a fragment included often cannot make a version larger than its limit', async () => {
  const { create, dependencies } = await pipeline();
  const place = { ...asked(), workspace };
  const content = 'x'.repeat(60 * 1024);
  await createFragment(dependencies, { ...place, body: { name: 'long', description: '', content } });

  await expect(create(say('{{> long@1}}'))).resolves.toMatchObject({ version: 1 });
  await expect(create(say('{{> long@1}}'.repeat(5000)))).rejects.toMatchObject({ code: 'validation_failed' });
});

test('a version answers in the name of whoever made the API key, were they removed and the key deleted since', async () => {
  const { create, addresses } = await pipeline();
  addresses.set('usr_former', undefined);

  const version = await create(harmless, callerOf(apiKeyOf('key_9', 'usr_former', ['write'])));

  expect(version).toMatchObject({ createdBy: { type: 'apiKey', id: 'key_9' }, authors: ['usr_former'] });
  expect(version.authorMailboxes).toEqual(['mailbox of usr_former']);
});

test('nothing is written in nobody’s name', async () => {
  const { create, addresses, rowsOf } = await pipeline();
  for (const id of ['usr_editor', '']) addresses.set(id, undefined);
  const nobodys = { ...apiKeyOf('key_9', '', ['write']), createdByMailbox: '' };

  for (const caller of [editor, callerOf(nobodys)]) {
    await expect(create(harmless, caller)).rejects.toMatchObject({ code: 'unauthenticated' });
  }
  expect(rowsOf('VERSION')).toEqual([]);
});

test('there are no versions of a prompt that does not exist', async () => {
  const { rowsOf, dependencies, create, tenant } = await pipeline();
  const found = await dependencies.prompts.get(tenant, workspace, prompt);
  await dependencies.prompts.save(
    tenant,
    { ...found, archived: true, revision: found.revision + 1 },
    {
      audit: { id: 'aud_x', at: '', actor: { type: 'system', id: 't' }, action: 't', target: 't', change: {} },
      events: [],
    },
  );
  await expect(create(harmless)).rejects.toMatchObject({ code: 'not_found' });
  expect(rowsOf('VERSION')).toEqual([]);
});
