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

/** A metric that functions publish themselves, with these dimensions. */
const published =
  (metricName: string, statistic: string) =>
  ({ name }: Stage): Metric =>
    new Metric({
      namespace: 'Promptgate',
      metricName,
      dimensionsMap: { service: 'promptgate', Stage: name },
      statistic,
      period: Duration.minutes(1),
    });

const counted = (metricName: string) => published(metricName, Stats.SUM);

/** By whichever function took a version back, for a guardrail or for a person. */
export const rolledBack = counted('RolledBack');

/** The guardrail that is nearest to acting, of all rollouts: its ln E over the one that decides. */
export const evidenceOfThreshold = published('EvidenceOfThreshold', Stats.MAXIMUM);

/** Its ln E itself. */
export const logEvidence = published('LogE', Stats.MAXIMUM);

/** What the looks at rollouts decided. */
export const rolloutDecisions = ['RolloutAdvanced', 'RolloutCompleted', 'RolloutHeld', 'RolloutAborted'].map(counted);

/** How many callers canaries have, in percent, and how many of the calls fail: the most of any rollout. */
export const canaryShare = published('CanaryPercent', Stats.MAXIMUM);
export const canaryErrors = published('CanaryErrorPercent', Stats.MAXIMUM);
export const stableErrors = published('StableErrorPercent', Stats.MAXIMUM);

/** By the function that approves a version without a review. */
export const glassBroken = counted('GlassBroken');

/** By the authorizer that could not tell who calls. That credentials are nobody's it says by an error too, which is none. */
export const authorizerFailed = counted('AuthorizerFailed');
