import { expect, test } from 'vitest';
import { createPrompt } from '#functions/prompts/create-prompt.ts';
import { promptRepository } from '#shared/data/prompt-repository.ts';
import { asked, memoryTables, testEffects } from '#test/support/world.ts';

const setUp = () => {
  const tables = memoryTables();
  return { ...tables, dependencies: { ...testEffects(), prompts: promptRepository(tables.openTable) } };
};
const command = { ...asked(), workspace: 'default', body: { name: 'support-reply', description: '', tags: [] } };

test('a new prompt has no version yet, and its creation is audited and told', async () => {
  const { dependencies, rowsOf } = setUp();

  const prompt = await createPrompt(dependencies, command);

  expect(prompt).toMatchObject({
    name: 'support-reply',
    latestVersion: 0,
    createdBy: { type: 'user', id: 'usr_editor' },
  });
  expect(rowsOf('AUDIT')).toMatchObject([{ action: 'prompt.create', target: prompt.id, workspace: 'default' }]);
  expect(rowsOf('EVENT')).toMatchObject([{ event: { type: 'prompt.created', data: { prompt: 'support-reply' } } }]);
});

test('a taken name is a conflict and leaves nothing behind', async () => {
  const { dependencies, rowsOf } = setUp();
  await createPrompt(dependencies, command);

  await expect(createPrompt(dependencies, command)).rejects.toMatchObject({ code: 'prompt_exists' });

  expect(rowsOf('AUDIT')).toHaveLength(1);
  expect(rowsOf('EVENT')).toHaveLength(1);
});
