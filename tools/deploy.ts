import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { stage: { type: 'string' }, region: { type: 'string' } } });
const { stage, region } = values;
if (!stage || !region) {
  console.error('Say what to deploy and where: npm run deploy -- --stage prod --region eu-west-1');
  process.exit(2);
}

const context = ['-c', `stage=${stage}`, '-c', `region=${region}`];
const { status } = spawnSync('cdk', ['deploy', '--all', '--require-approval', 'broadening', ...context], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
