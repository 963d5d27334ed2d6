import { expect, test } from 'vitest';
import { createWorkspace } from '#functions/identity/create-workspace.ts';
import { inviteMember } from '#functions/identity/invite-member.ts';
import { removeMember } from '#functions/identity/remove-member.ts';
import { archivePrompt } from '#functions/prompts/archive-prompt.ts';
import { createFragment } from '#functions/prompts/create-fragment.ts';
import { createFragmentVersion } from '#functions/prompts/create-fragment-version.ts';
import { createPrompt } from '#functions/prompts/create-prompt.ts';
import { createVersion } from '#functions/prompts/create-version.ts';
import { createWebhook } from '#functions/webhooks/create-webhook.ts';
import { deleteWebhook } from '#functions/webhooks/delete-webhook.ts';
import { apiKeyRepository } from '#shared/data/api-key-repository.ts';
import { fragmentRepository } from '#shared/data/fragment-repository.ts';
import { keys } from '#shared/data/keys.ts';
import { promptRepository } from '#shared/data/prompt-repository.ts';
import { versionChanges } from '#shared/data/version-changes.ts';
import { versionRepository } from '#shared/data/version-repository.ts';
import { webhookRepository } from '#shared/data/webhook-repository.ts';
import type { AppError } from '#shared/domain/errors.ts';
import { type QuotaName, quotas } from '#shared/domain/plan.ts';
import { periodOf } from '#shared/domain/quota.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { parseTemplate } from '#shared/templates/parse-template.ts';
import { memorySecrets } from '#test/fakes/memory-secrets.ts';
import { founded } from '#test/support/identity-world.ts';

/** An organisation that has just signed up, and ways to make everything that its plan limits. */
const setUp = async () => {
  const world = await founded();
  const { openTable, owner, organisationId } = world;
  const dependencies = {
    ...world.dependencies,
    prompts: promptRepository(openTable),
    versions: versionRepository(openTable),
    changes: versionChanges(openTable),
    fragments: fragmentRepository(openTable),
    apiKeys: apiKeyRepository(openTable),
    webhooks: webhookRepository(openTable),
    secrets: memorySecrets(),
    urlRules: { allowLoopback: false },
    parseTemplate,
  };
  const tenant = tenantOf(organisationId);
  const keyOf = (name: QuotaName) => keys.counter(tenant, name, periodOf(name, dependencies.now()).id);
  const used = async (name: QuotaName) => Number((await openTable(tenant).get(keyOf(name)))?.['used'] ?? 0);
  const use = (name: QuotaName, amount: number) =>
    openTable(tenant).transact([{ update: keyOf(name), set: { used: amount } }]);
  let count = 0;
  const fresh = () => {
    count += 1;
    return `made-${count}`;
  };
  const at = { ...owner, workspace: 'default' };
  const version = (prompt: string, content: string) =>
    createVersion(dependencies, {
      ...at,
      prompt,
      body: { messages: [{ role: 'system' as const, content }], variables: {} },
    });
  await createPrompt(dependencies, { ...at, body: { name: 'filled', description: '', tags: [] } });
  const makers: Readonly<Record<string, () => Promise<unknown>>> = {
    workspaces: () => createWorkspace(dependencies, { ...owner, body: { slug: fresh(), name: 'More' } }),
    members: () =>
      inviteMember(dependencies, {
        ...owner,
        body: { email: `${fresh()}@example.com`, role: 'member', workspaces: [] },
      }),
    prompts: () => createPrompt(dependencies, { ...at, body: { name: fresh(), description: '', tags: [] } }),
    webhooks: () =>
      createWebhook(dependencies, { ...at, body: { url: 'https://example.com/', events: ['*'], description: '' } }),
    versionsPerDay: () => version('filled', fresh()),
  };
  return { ...world, dependencies, at, used, use, fresh, makers, version };
};

const codeOf = async (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: AppError) => error.code,
  );

const names = ['workspaces', 'members', 'prompts', 'webhooks', 'versionsPerDay'] as const;

test('signing up counts the first workspace and its owner', async () => {
  const { used } = await setUp();

  expect([await used('workspaces'), await used('members')]).toEqual([1, 1]);
});

test.each(names)(
  'of 64 who make the last of the %s one does, and nobody is told anything but the quota',
  async (name) => {
    const { makers, use, used } = await setUp();
    const limit = quotas.trial[name];
    await use(name, limit - 1);

    const codes = await Promise.all(Array.from({ length: 64 }, () => codeOf(makers[name]!())));

    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
    expect(codes.filter((code) => code === 'quota_exceeded')).toHaveLength(63);
    expect(await used(name)).toBe(limit);
  },
);

test('the error says which limit was met, how much is used and when there will be more', async () => {
  const { makers, use } = await setUp();
  const { prompts, versionsPerDay } = quotas.trial;
  await use('prompts', prompts);
  await use('versionsPerDay', versionsPerDay);

  await expect(makers['prompts']!()).rejects.toMatchObject({
    limit: { name: 'prompts', limit: prompts, used: prompts, resetsAt: undefined },
  });
  await expect(makers['versionsPerDay']!()).rejects.toMatchObject({
    limit: { name: 'versionsPerDay', used: versionsPerDay, resetsAt: '2026-11-22T00:00:00.000Z' },
  });
});

test('versions of fragments are versions, and the next day begins with none', async () => {
  const { dependencies, at, used, use, makers, advance } = await setUp();
  await createFragment(dependencies, { ...at, body: { name: 'empty', description: '' } });
  await createFragment(dependencies, { ...at, body: { name: 'tone', description: '', content: 'Be kind.' } });
  await createFragmentVersion(dependencies, { ...at, fragment: 'tone', body: { content: 'Be brief.' } });
  expect(await used('versionsPerDay')).toBe(2);
  await use('versionsPerDay', quotas.trial.versionsPerDay);
  expect(await codeOf(makers['versionsPerDay']!())).toBe('quota_exceeded');

  advance(24 * 3600);

  expect(await codeOf(makers['versionsPerDay']!())).toBe('done');
  expect(await used('versionsPerDay')).toBe(1);
});

test('what is deleted gives its place back', async () => {
  const { dependencies, at, owner, used, makers } = await setUp();
  const hook = (await makers['webhooks']!()) as { readonly id: string };
  const { member } = (await makers['members']!()) as { readonly member: { readonly userId: string } };
  expect([await used('webhooks'), await used('members'), await used('prompts')]).toEqual([1, 2, 1]);

  await deleteWebhook(dependencies, { ...at, webhook: hook.id });
  await removeMember(dependencies, { ...owner, userId: member.userId });
  await archivePrompt(dependencies, { ...at, prompt: 'filled' });

  expect([await used('webhooks'), await used('members'), await used('prompts')]).toEqual([0, 1, 0]);
});

test('what was there before it was counted can go, and leaves no hole in the limit', async () => {
  const { dependencies, at, used, use, makers } = await setUp();
  await use('prompts', 0);

  await archivePrompt(dependencies, { ...at, prompt: 'filled' });

  expect(await used('prompts')).toBe(-1);
  await makers['prompts']!();
  expect(await used('prompts')).toBe(0);
});

test('what could not be made is not counted', async () => {
  const { dependencies, at, used } = await setUp();

  const again = createPrompt(dependencies, { ...at, body: { name: 'filled', description: '', tags: [] } });

  expect(await codeOf(again)).toBe('prompt_exists');
  expect(await used('prompts')).toBe(1);
});
