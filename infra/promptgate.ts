import { type App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Target } from '#infra/constructs/stage-stack.ts';
import { ApiStack } from '#infra/stacks/api-stack.ts';
import { DataStack } from '#infra/stacks/data-stack.ts';
import { EventsStack } from '#infra/stacks/events-stack.ts';
import { FunctionsStack } from '#infra/stacks/functions-stack.ts';
import { GuardrailsStack } from '#infra/stacks/guardrails-stack.ts';
import { ObservabilityStack } from '#infra/stacks/observability-stack.ts';

/** Composes all of Promptgate for one stage in one region; a finding of cdk-nag that nobody acknowledged fails it. */
export const composePromptgate = (app: App, target: Target): void => {
  const { stage } = target;
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  Tags.of(app).add('product', 'promptgate');
  Tags.of(app).add('stage', stage.name);

  const data = new DataStack(app, target);
  const events = new EventsStack(app, target);
  const functions = new FunctionsStack(app, target, { stage, data, events });
  const api = new ApiStack(app, target, data, functions);
  const parts = { data, events, functions, api };
  const observability = new ObservabilityStack(app, target, parts);
  if (!stage.emulated) new GuardrailsStack(app, target, { ...parts, observability });
};
