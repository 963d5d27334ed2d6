import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Figure, Publish } from '../domain/ports.ts';
import { readConfig } from './config.ts';

const { STAGE } = readConfig('STAGE');

const metrics = new Metrics({
  namespace: 'Promptgate',
  serviceName: 'promptgate',
  defaultDimensions: { Stage: STAGE },
});

/**
 * Counts something once, as one line of the CloudWatch embedded metric format. Its dimensions are the service and the
 * stage alone: every value of a dimension is a metric of its own, so organisations are none.
 */
export const measure = (metric: string): void => {
  metrics.addMetric(metric, MetricUnit.Count, 1);
  metrics.publishStoredMetrics();
};

const units = {
  count: MetricUnit.Count,
  percent: MetricUnit.Percent,
  none: MetricUnit.NoUnit,
} as const satisfies Record<Figure['unit'], string>;

/**
 * Publishes figures of one moment in one line, of the same dimensions as {@link measure}. `about` says what they are of:
 * properties of the line, for whoever searches the log, and not of the metrics.
 */
export const publish: Publish = (figures, about) => {
  for (const { name, value, unit } of figures) metrics.addMetric(name, units[unit], value);
  for (const [name, value] of Object.entries(about)) metrics.addMetadata(name, value);
  metrics.publishStoredMetrics();
};
