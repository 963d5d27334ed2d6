import { expect, test } from 'vitest';
import { createAnnotation } from '#functions/prompts/create-annotation.ts';
import { listAnnotations } from '#functions/prompts/list-annotations.ts';
import { annotationRepository } from '#shared/data/annotation-repository.ts';
import { harmless, pipeline, prompt, workspace } from '#test/functions/reviews/pipeline.ts';
import { asked } from '#test/support/world.ts';

const place = { ...asked(), workspace, prompt, version: 1 };
const setUp = async () => {
  const world = await pipeline();
  await world.create(harmless);
  return { ...world, dependencies: { ...world.dependencies, annotations: annotationRepository(world.openTable) } };
};

test('remarks on all of a version, a message or a stretch of it are listed, newest first', async () => {
  const { dependencies, rowsOf } = await setUp();
  for (const body of [
    { body: 'One' },
    { messageIndex: 0, body: 'Two' },
    { messageIndex: 0, start: 0, end: 3, body: 'Three' },
  ])
    await createAnnotation(dependencies, { ...place, body });

  const { data } = await listAnnotations(dependencies, { ...place, query: { limit: 25 } });
  expect(data).toMatchObject([{ body: 'Three', start: 0, end: 3 }, { body: 'Two', messageIndex: 0 }, { body: 'One' }]);
  expect(JSON.stringify(rowsOf('AUDIT'))).not.toContain('Three');
});

test.each([
  ['a message that is not there', { messageIndex: 1 }, 'body.messageIndex'],
  ['a stretch of no message', { start: 0, end: 1 }, 'body.messageIndex'],
  ['a start without an end', { messageIndex: 0, start: 0 }, 'body.end'],
  ['an end without a start', { messageIndex: 0, end: 1 }, 'body.start'],
  ['an empty stretch', { messageIndex: 0, start: 2, end: 2 }, 'body.start'],
  ['a stretch behind the end', { messageIndex: 0, start: 0, end: 999 }, 'body.end'],
])('%s is refused with its place', async (_what, anchor, path) => {
  const { dependencies } = await setUp();
  const body = { ...anchor, body: 'Hm.' };
  await expect(createAnnotation(dependencies, { ...place, body })).rejects.toMatchObject({ faults: [{ path }] });
});

test('there are no remarks on a version that does not exist', async () => {
  const { dependencies } = await setUp();
  const command = { ...place, version: 2, query: { limit: 25 } };
  await expect(listAnnotations(dependencies, command)).rejects.toMatchObject({ code: 'not_found' });
});
