import { Duration } from 'aws-cdk-lib';
import { AlarmRule, AlarmState, CompositeAlarm, MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Construct } from 'constructs';
import { watch } from '#infra/constructs/alarms.ts';
import { Backups } from '#infra/constructs/backups.ts';
import { Firewall } from '#infra/constructs/firewall.ts';
import { StageStack, type Target } from '#infra/constructs/stage-stack.ts';
import type { ApiStack } from '#infra/stacks/api-stack.ts';
import type { ObservabilityStack } from '#infra/stacks/observability-stack.ts';
import type { Parts } from '#infra/watched.ts';

type Guarded = Parts & { readonly observability: ObservabilityStack };

/** What protects a real stage and needs services that no emulator has: backups, a firewall, alarms over alarms. */
export class GuardrailsStack extends StageStack {
  constructor(scope: Construct, target: Target, { data, api, observability }: Guarded) {
    super(scope, 'Guardrails', target);
    new Backups(this, 'Backups', { tables: [data.tenants, data.directory], key: data.dataKey });
    new Firewall(this, 'Firewall', { api });
    this.#watchRatios(api, observability);
    this.#sumUp(observability);
  }

  #watchRatios({ api }: ApiStack, { topic }: ObservabilityStack): void {
    const period = Duration.minutes(5);
    const { deploymentStage } = api;
    watch(this, topic, {
      id: 'FailureRatio',
      metric: new MathExpression({
        expression: 'IF(requests > 100, 100 * failures / requests, 0)',
        label: '5xx, percent of requests',
        period,
        usingMetrics: {
          failures: deploymentStage.metricServerError({ period }),
          requests: deploymentStage.metricCount({ period }),
        },
      }),
      from: 1,
      periods: [2, 3],
      description: 'At least one request in a hundred fails on our side.',
    });
    watch(this, topic, {
      id: 'Slow',
      metric: deploymentStage.metricLatency({ period, statistic: Stats.p(99) }),
      from: 2000,
      periods: [2, 3],
      description: 'One request in a hundred takes two seconds or more.',
    });
  }

  /** One alarm to wake people by: callers see failures, or events stand still. */
  #sumUp({ alarms, topic }: ObservabilityStack): void {
    const grave = ['ApiFails', 'AuthorizerFailed', 'RelayOutboxLate'].map((id) => {
      const alarm = alarms.get(id);
      if (!alarm) throw new Error(`There is no alarm '${id}'.`);
      return AlarmRule.fromAlarm(alarm, AlarmState.ALARM);
    });
    const composite = new CompositeAlarm(this, 'Unwell', {
      compositeAlarmName: this.nameOf('unwell'),
      alarmDescription: 'Promptgate is unwell: callers see failures, or events stand still.',
      alarmRule: AlarmRule.anyOf(...grave),
    });
    composite.addAlarmAction(new SnsAction(topic));
    composite.addOkAction(new SnsAction(topic));
  }
}
