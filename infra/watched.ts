import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ApiStack } from '#infra/stacks/api-stack.ts';
import type { DataStack } from '#infra/stacks/data-stack.ts';
import type { EventsStack } from '#infra/stacks/events-stack.ts';
import type { FunctionsStack } from '#infra/stacks/functions-stack.ts';
import type { Stage } from '#infra/stages.ts';

/** The stacks that are watched. */
export type Parts = {
  readonly data: DataStack;
  readonly events: EventsStack;
  readonly functions: FunctionsStack;
  readonly api: ApiStack;
};

/** Counted, with these dimensions, by whichever function took a version back. */
export const rolledBack = ({ name }: Stage): Metric =>
  new Metric({
    namespace: 'Promptgate',
    metricName: 'RolledBack',
    dimensionsMap: { service: 'promptgate', Stage: name },
    statistic: Stats.SUM,
    period: Duration.minutes(1),
  });
