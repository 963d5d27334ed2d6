import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, Stats, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { StageStack } from '#infra/constructs/stage-stack.ts';
import {
  canaryErrors,
  canaryShare,
  evidenceOfThreshold,
  glassBroken,
  logEvidence,
  type Parts,
  rolledBack,
  rolloutDecisions,
  stableErrors,
} from '#infra/watched.ts';

const width = 12;
const graph = (title: string, left: readonly IMetric[]) => new GraphWidget({ title, left: [...left], width });

/** One page that tells whether Promptgate is well, from the caller inwards. */
export const addDashboard = (stack: StageStack, { events, functions, api }: Parts): void => {
  const period = Duration.minutes(1);
  const { deploymentStage } = api.api;
  const all = [...functions.functions.values()];
  const queues = Object.values(events.queues);

  new Dashboard(stack, 'Dashboard', {
    dashboardName: stack.nameOf(stack.region),
    defaultInterval: Duration.hours(3),
    widgets: [
      [new TextWidget({ markdown: `# Promptgate ${stack.stage.name}, ${stack.region}`, width: 24, height: 1 })],
      [
        graph('Requests and errors', [
          deploymentStage.metricCount({ period }),
          deploymentStage.metricClientError({ period }),
          deploymentStage.metricServerError({ period }),
        ]),
        graph('Latency, ms', [
          deploymentStage.metricLatency({ period, statistic: Stats.p(50) }),
          deploymentStage.metricLatency({ period, statistic: Stats.p(99) }),
        ]),
      ],
      [
        new GraphWidget({
          title: 'Evidence against canaries, of the threshold',
          left: [evidenceOfThreshold(stack.stage)],
          leftAnnotations: [{ value: 1, label: 'decides' }],
          right: [logEvidence(stack.stage)],
          width,
        }),
        graph('Canaries: share and errors, percent', [
          canaryShare(stack.stage),
          canaryErrors(stack.stage),
          stableErrors(stack.stage),
        ]),
      ],
      [
        graph(
          'Rollouts: decisions',
          rolloutDecisions.map((each) => each(stack.stage)),
        ),
        graph('Rollbacks and broken glass', [rolledBack(stack.stage), glassBroken(stack.stage)]),
      ],
      [
        graph(
          'Errors by function',
          all.map(({ lambda }) => lambda.metricErrors({ period })),
        ),
        graph(
          'Oldest message, s',
          queues.map(({ queue }) => queue.metricApproximateAgeOfOldestMessage({ period })),
        ),
      ],
      [
        graph(
          'Messages set aside',
          [...queues.map(({ deadLetters }) => deadLetters), events.unrelayed].map((each) =>
            each.metricApproximateNumberOfMessagesVisible({ period }),
          ),
        ),
      ],
    ],
  });
};
