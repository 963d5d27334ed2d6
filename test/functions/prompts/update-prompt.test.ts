import { expect, test } from 'vitest';
import { createPrompt } from '#functions/prompts/create-prompt.ts';
import { updatePrompt } from '#functions/prompts/update-prompt.ts';
import { promptRepository } from '#shared/data/prompt-repository.ts';
import { asked, memoryTables, testEffects } from '#test/support/world.ts';

test('what is not named stays, and the trail says what was changed but not the words', async () => {
  const tables = memoryTables();
  const dependencies = { ...testEffects(), prompts: promptRepository(tables.openTable) };
  const inDefault = { ...asked(), workspace: 'default' };
  const body = { name: 'support-reply', description: 'old words', tags: ['support'] };
  await createPrompt(dependencies, { ...inDefault, body });

  const updated = await updatePrompt(dependencies, {
    ...inDefault,
    prompt: 'support-reply',
    body: { description: 'new words' },
  });

  expect(updated).toMatchObject({ description: 'new words', tags: ['support'], revision: 2 });
  const entries = tables.rowsOf('AUDIT');
  expect(entries.at(-1)).toMatchObject({
    action: 'prompt.update',
    change: { fields: ['description'], tags: ['support'] },
  });
  expect(JSON.stringify(entries)).not.toContain('words');
});
