import { expect, test } from 'vitest';
import { createSession } from '#functions/identity/create-session.ts';
import { ada, origin } from '#test/support/identity-world.ts';
import { resettable } from '#test/support/password-resets.ts';

test('an address with an account gets one mail with one link, and the secret in it is nowhere else', async () => {
  const { ask, mails, tokens, directory, userId } = await resettable();

  expect(await ask()).toEqual({ result: 'mailed', user: userId });

  expect(mails).toMatchObject([{ to: ada.email, subject: 'Reset your Promptgate password' }]);
  expect(mails[0]?.text).toContain(`https://app.example.com/reset-password#token=${tokens()[0]}`);
  const secret = /^prt_usr_\w{26}_(.+)$/.exec(tokens()[0] ?? '')?.[1] ?? 'none';
  expect(JSON.stringify([...directory.rows.values()])).not.toContain(secret);
});

test('an address without an account, or with one that is in no organisation, gets none', async () => {
  const { ask, mails, dependencies } = await resettable();
  await dependencies.accounts.reserve('invited@example.com', () => dependencies.newId('user'));

  for (const email of ['nobody@example.com', 'invited@example.com']) {
    expect(await ask({ email })).toEqual({ result: 'nobody' });
  }

  expect(mails).toEqual([]);
});

test('a message that comes again is served once', async () => {
  const { ask, mails } = await resettable();
  await ask({ requestId: 'one' });

  expect(await ask({ requestId: 'one' })).toMatchObject({ result: 'repeated' });

  expect(mails).toHaveLength(1);
});

test('a mail that could not be sent is sent when the message comes again, with a link that works', async () => {
  const { ask, mails, tokens, confirm, breakMail } = await resettable();
  const mend = breakMail();
  await expect(ask({ requestId: 'one' })).rejects.toThrow('no mail today');
  mend();

  expect(await ask({ requestId: 'one' })).toMatchObject({ result: 'mailed' });

  expect(mails).toHaveLength(1);
  await confirm(tokens()[0]);
});

test('nobody floods a mailbox: three mails, then fewer and fewer, and the last link works', async () => {
  const { ask, mails, tokens, confirm, advance } = await resettable();

  const results: string[] = [];
  for (let count = 0; count < 20; count += 1) results.push((await ask({ requestId: `r${count}` })).result);
  expect(results.filter((result) => result === 'mailed')).toHaveLength(3);
  expect(results.at(-1)).toBe('too_many');
  for (let minute = 0; minute < 60; minute += 1) {
    advance(60);
    await ask({ requestId: `m${minute}` });
  }

  expect(mails.length).toBeLessThanOrEqual(8);
  await confirm(tokens().at(-1));
});

test('of requests at the same moment three are mailed, and one link works', async () => {
  const { ask, mails, tokens, confirm } = await resettable();

  await Promise.all(['one', 'two', 'three', 'four', 'five'].map((requestId) => ask({ requestId })));

  expect(mails).toHaveLength(3);
  const confirmed = await Promise.allSettled(tokens().map((token) => confirm(token)));
  expect(confirmed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('who may sign in through an identity provider alone is told so, and gets no link', async () => {
  const { ask, mails, enforceSso, dependencies } = await resettable();
  await enforceSso();

  expect(await ask()).toMatchObject({ result: 'told' });

  expect(mails[0]?.text).toContain('identity provider');
  expect(mails[0]?.text).not.toContain('http');
  await expect(createSession(dependencies, { origin, body: ada })).rejects.toMatchObject({ code: 'sso_required' });
});
