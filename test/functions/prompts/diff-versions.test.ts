import { parsePatch } from 'diff';
import { expect, test } from 'vitest';
import { diffVersions } from '#functions/prompts/diff-versions.ts';
import { versionRoutes } from '#shared/contracts/versions.ts';
import { unifiedDiff } from '#shared/templates/unified-diff.ts';
import { pipeline, prompt, workspace } from '#test/functions/reviews/pipeline.ts';
import { asked } from '#test/support/world.ts';

const setUp = async () => {
  const world = await pipeline();
  await world.create({
    messages: [
      { role: 'system', content: 'Be kind.\nBe brief.' },
      { role: 'user', content: 'The same.' },
    ],
    variables: { old: { type: 'string' }, kept: { type: 'string' } },
    model: { provider: 'openai', name: 'gpt-5', parameters: { temperature: 0.2 } },
  });
  await world.create({
    messages: [
      { role: 'system', content: 'Be kind.\nBe thorough.' },
      { role: 'user', content: 'The same.' },
      { role: 'assistant', content: 'New.' },
    ],
    variables: { kept: { type: 'string' }, fresh: { type: 'number' } },
    model: { provider: 'openai', name: 'gpt-5-mini', parameters: { temperature: 0.2 } },
  });
  const command = { ...asked(), workspace, prompt };
  return (version: number, other: number) => diffVersions(world.dependencies, { ...command, version, other });
};

test('what another version changes is listed, and nothing else', async () => {
  const diff = await setUp();
  const changes = versionRoutes.diffVersions.response.body.parse(await diff(1, 2));

  expect(changes).toEqual({
    from: 1,
    to: 2,
    messages: [
      {
        index: 0,
        role: 'system',
        previousRole: 'system',
        hunks: [
          {
            oldStart: 1,
            oldLines: 2,
            newStart: 1,
            newLines: 2,
            lines: [
              ' Be kind.',
              '-Be brief.',
              '\\ No newline at end of file',
              '+Be thorough.',
              '\\ No newline at end of file',
            ],
          },
        ],
      },
      { index: 2, role: 'assistant', previousRole: null, hunks: [expect.objectContaining({ newLines: 1 })] },
    ],
    variables: [
      { name: 'old', before: { type: 'string' }, after: null },
      { name: 'fresh', before: null, after: { type: 'number' } },
    ],
    model: [{ field: 'name', before: 'gpt-5', after: 'gpt-5-mini' }],
  });
});

test('the unified diff can be read by the tools that read such diffs', async () => {
  const diff = await setUp();
  const text = unifiedDiff(await diff(1, 2));
  expect(text).toContain('--- 1/messages/0.system\n+++ 2/messages/0.system\n@@ -1,2 +1,2 @@\n Be kind.\n-Be brief.');
  expect(parsePatch(text).map(({ newFileName }) => newFileName)).toEqual([
    '2/messages/0.system',
    '2/messages/2.assistant',
    '2/variables.json',
    '2/model.json',
  ]);
});

test('a version does not differ from itself, and the way back is the mirror image', async () => {
  const diff = await setUp();
  expect(await diff(1, 1)).toEqual({ from: 1, to: 1, messages: [], variables: [], model: [], settings: [] });
  expect((await diff(2, 1)).messages[1]).toMatchObject({ index: 2, role: 'assistant', previousRole: 'assistant' });
});
