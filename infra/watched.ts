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

/** What functions count themselves, with these dimensions. */
const counted =
  (metricName: string) =>
  ({ name }: Stage): Metric =>
    new Metric({
      namespace: 'Promptgate',
      metricName,
      dimensionsMap: { service: 'promptgate', Stage: name },
      statistic: Stats.SUM,
      period: Duration.minutes(1),
    });

/** By whichever function took a version back. */
export const rolledBack = counted('RolledBack');

/** By the function that approves a version without a review. */
export const glassBroken = counted('GlassBroken');

/** By the authorizer that could not tell who calls. That credentials are nobody's it says by an error too, which is none. */
export const authorizerFailed = counted('AuthorizerFailed');
