import { App } from 'aws-cdk-lib';
import { FixtureStack } from './fixture-stack.ts';

const app = new App();
new FixtureStack(app, `Promptgate-${app.node.getContext('stage')}-Fixture`, {
  env: { account: '000000000000', region: String(app.node.getContext('region')) },
});
