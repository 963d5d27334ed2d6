import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test('the figures of one moment are one line, whose dimensions are the service and the stage alone', async () => {
  vi.stubEnv('STAGE', 'local');
  // Makes Powertools write by the global console, which can be listened to.
  vi.stubEnv('POWERTOOLS_DEV', 'true');
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
  const lines = vi.spyOn(console, 'log').mockImplementation(() => {});
  const { publish } = await import('#shared/runtime/metrics.ts');

  publish(
    [
      { name: 'EvidenceOfThreshold', value: 0.4, unit: 'none' },
      { name: 'CanaryPercent', value: 25, unit: 'percent' },
      { name: 'RolloutAdvanced', value: 1, unit: 'count' },
    ],
    { rollout: 'rol_1', guardrail: 'maxErrorRate' },
  );
  publish([{ name: 'LogE', value: 2, unit: 'none' }], { rollout: 'rol_2' });

  const [first, second, ...others] = lines.mock.calls.map(([line]) => JSON.parse(String(line)));
  expect(others).toEqual([]);
  expect(first).toMatchObject({ EvidenceOfThreshold: 0.4, CanaryPercent: 25, RolloutAdvanced: 1 });
  expect(first).toMatchObject({ service: 'promptgate', Stage: 'local', rollout: 'rol_1', guardrail: 'maxErrorRate' });
  const [{ Namespace: namespace, Dimensions: dimensions, Metrics: metrics }] = first._aws.CloudWatchMetrics;
  expect([namespace, dimensions.map((each: string[]) => each.toSorted())]).toEqual([
    'Promptgate',
    [['Stage', 'service']],
  ]);
  expect(metrics).toEqual([
    { Name: 'EvidenceOfThreshold', Unit: 'None' },
    { Name: 'CanaryPercent', Unit: 'Percent' },
    { Name: 'RolloutAdvanced', Unit: 'Count' },
  ]);
  expect(second).toMatchObject({ LogE: 2, rollout: 'rol_2' });
  expect(second).not.toHaveProperty('guardrail');
});
