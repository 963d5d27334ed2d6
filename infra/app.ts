import { App } from 'aws-cdk-lib';
import { composePromptgate } from '#infra/promptgate.ts';
import { accountOf, regionOf, stageOf } from '#infra/stages.ts';

const app = new App();
const context = (name: string): unknown => app.node.tryGetContext(name);

composePromptgate(app, {
  stage: stageOf(context('stage'), context('port')),
  region: regionOf(context('region')),
  account: accountOf(context('account') ?? process.env['CDK_DEFAULT_ACCOUNT']),
});
app.synth();
