import { expect, test } from 'vitest';
import { tickFigures } from '#functions/rollouts/tick-figures.ts';
import { started } from '#test/shared/domain/rollouts/fixtures.ts';
import { rolloutWorld, tenant } from '#test/support/rollouts.ts';

test('each look publishes its figures once, with what it decided', async () => {
  const { start, tick, effects, published, release } = await rolloutWorld();
  await release(1);
  const { id } = await start({ version: 2 });
  published.length = 0;

  await tick(id);
  effects.advance(60);
  await tick(id);

  const quiet = { EvidenceOfThreshold: 0, LogE: 0 };
  expect(published).toEqual([
    { ...quiet, CanaryPercent: 25 },
    { ...quiet, CanaryPercent: 100, RolloutAdvanced: 1 },
  ]);
});

test('a look that found nothing to look at publishes nothing', async () => {
  const { release, tick, published } = await rolloutWorld();
  const id = await release(1);
  published.length = 0;

  expect(await tick(id)).toEqual({ outcome: 'ended' });
  expect(await tick('rol_01JD6Y8Z3K5V7W9X1A2B3C4D5E')).toEqual({ outcome: 'gone' });
  expect(published).toEqual([]);
});

test('the line says whose rollout it is and which guardrail is nearest to acting', () => {
  const rollout = started();

  const [, about] = tickFigures(tenant, rollout, []);

  expect(about).toEqual({
    organisationId: tenant.organisationId,
    rollout: rollout.id,
    guardrail: 'compareToStable.errorRate',
  });
});
