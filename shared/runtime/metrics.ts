import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
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
