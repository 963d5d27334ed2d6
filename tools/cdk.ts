import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { signedInAccount } from '#infra/signed-in-account.ts';
import { baseEnvironment } from '#local/base-environment.ts';
import { reportFailure } from '#local/cli.ts';
import { CDK, cdkProgress, silentCdk } from '#local/deploy.ts';
import { LocalStackError } from '#local/local-stack-error.ts';
import { runCommand } from '#local/run-command.ts';
import { shownSteps } from '#local/steps.ts';
import { type Destination, requestOf } from './destinations.ts';

/** Templates name the account; without one they are made for this, which belongs to nobody. */
const anyAccount = '000000000000';
const output = 'cdk.out';

const placeOf = ({ stage, region }: Destination): string => join(output, `${stage}-${region}`);

const contextOf = ({ stage, region }: Destination, account: string): readonly string[] =>
  Object.entries({ stage, region, account }).map(([name, value]) => `--context=${name}=${value}`);

/** The CLI runs in a group of its own, which Ctrl-C does not reach by itself. */
const interruption = (): AbortSignal => {
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort(new LocalStackError('Stopped.', { next: 'Nothing was deployed.' })));
  return controller.signal;
};

const synthesise = async (destinations: readonly Destination[], account: string): Promise<void> => {
  const steps = shownSteps(process.stdout, () => performance.now());
  const signal = interruption();
  mkdirSync(output, { recursive: true });
  for (const destination of destinations) {
    const place = placeOf(destination);
    await steps(`synthesise ${destination.stage} ${destination.region}`, (progress) =>
      runCommand({
        file: 'node',
        arguments: [CDK, 'synth', '--quiet', '--no-lookups', '--no-notices', `--output=${place}`].concat(
          contextOf(destination, account),
        ),
        environment: { ...baseEnvironment(), ...silentCdk },
        log: `${place}.log`,
        signal,
        onLine: (line) => progress(cdkProgress(line) ?? ''),
        failure: { message: '`cdk synth` failed.', next: 'Put right what the end of the log says, and try again.' },
      }),
    );
    const templates = readdirSync(place).filter((file) => file.endsWith('.template.json'));
    process.stdout.write(`    ${place}/{${templates.map((file) => file.split('.')[0]).join(',')}}.template.json\n`);
  }
  process.stdout.write(`\n${account === anyAccount ? `For account ${anyAccount}; --account names another. ` : ''}`);
  process.stdout.write('Nothing was deployed.\n');
};

const accountOf = async ({ region }: Destination): Promise<string> => {
  const account = await signedInAccount(region).catch((error: Error) => {
    throw new LocalStackError(`AWS does not say which account to deploy to: ${error.message}.`, {
      next: 'Sign in to AWS (`aws sso login`, AWS_PROFILE, or AWS_ACCESS_KEY_ID and its secret), and try again.',
    });
  });
  return account ?? anyAccount;
};

const deploy = (destination: Destination, account: string): void => {
  const { region } = destination;
  const outputs = `${placeOf(destination)}.outputs.json`;
  process.stdout.write(`Deploying ${destination.stage} to account ${account}, ${region}.\n`);
  // Every permission was reviewed as a line of docs/iam-matrix.md: to ask for each again would only be clicked away.
  const words = ['deploy', '--all', '--require-approval=never', '--no-notices', `--output=${placeOf(destination)}`];
  const { status } = spawnSync(
    'node',
    [CDK, ...words, `--outputs-file=${outputs}`, ...contextOf(destination, account)],
    { stdio: 'inherit', env: { ...process.env, ...silentCdk } },
  );
  if (status !== 0) {
    throw new LocalStackError('`cdk deploy` failed; CloudFormation has taken back the stack that failed.', {
      next:
        `Put right what is said above and deploy again. An account's first deployment to a region needs\n` +
        `  npx cdk bootstrap --app '' aws://${account}/${region}`,
    });
  }
  process.stdout.write(`\nDeployed. The outputs are in ${outputs}.\n`);
};

await reportFailure(async () => {
  const { verb, destinations, account } = requestOf(process.argv.slice(2));
  if (verb === 'synth') return synthesise(destinations, account ?? anyAccount);
  for (const destination of destinations) deploy(destination, await accountOf(destination));
});
