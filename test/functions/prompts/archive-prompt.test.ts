import { expect, test } from 'vitest';
import { archivePrompt } from '#functions/prompts/archive-prompt.ts';
import { createPrompt } from '#functions/prompts/create-prompt.ts';
import { getVersion } from '#functions/prompts/get-version.ts';
import { keys } from '#shared/data/keys.ts';
import { harmless, pipeline, prompt, workspace } from '#test/functions/reviews/pipeline.ts';
import { asked } from '#test/support/world.ts';

const command = { ...asked(), workspace, prompt };

test('an archived prompt is found no more, nor are its versions, and its name stays taken', async () => {
  const { dependencies, create, rowsOf, tenant } = await pipeline();
  await create(harmless);

  await archivePrompt(dependencies, command);

  await expect(dependencies.prompts.get(tenant, workspace, prompt)).rejects.toMatchObject({ code: 'not_found' });
  await expect(getVersion(dependencies, { ...command, version: 1 })).rejects.toMatchObject({ code: 'not_found' });
  const body = { name: prompt, description: '', tags: [] };
  await expect(createPrompt(dependencies, { ...asked(), workspace, body })).rejects.toMatchObject({
    code: 'prompt_exists',
  });
  expect(rowsOf('EVENT').at(-1)).toMatchObject({ event: { type: 'prompt.archived', data: { prompt } } });
});

test.each(['release', 'activeRollout'] as const)('a prompt with a %s in an environment is in use', async (kind) => {
  const { dependencies, openTable, tenant } = await pipeline();
  const environment = { ...keys.environment(tenant, workspace, 'production'), name: 'production' };
  await openTable(tenant).transact([
    { put: environment },
    { put: keys[kind](tenant, workspace, prompt, 'production') },
  ]);

  await expect(archivePrompt(dependencies, command)).rejects.toMatchObject({ code: 'in_use' });
  await expect(dependencies.prompts.get(tenant, workspace, prompt)).resolves.toMatchObject({ archived: false });
});

test('a rollout that starts at the very moment of the archiving wins', async () => {
  const { dependencies, openTable, tenant } = await pipeline();
  const table = openTable(tenant);
  await table.transact([{ put: { ...keys.environment(tenant, workspace, 'staging'), name: 'staging' } }]);
  const { transact } = table;
  Object.assign(table, {
    transact: async (writes: Parameters<typeof transact>[0]) => {
      await transact([{ put: keys.activeRollout(tenant, workspace, prompt, 'staging') }]);
      await transact(writes);
    },
  });

  await expect(archivePrompt(dependencies, command)).rejects.toMatchObject({ code: 'in_use' });
});
