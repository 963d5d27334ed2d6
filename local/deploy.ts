import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { baseEnvironment } from './base-environment.ts';
import type { Emulator } from './emulator.ts';
import { REGION } from './emulator-environment.ts';
import { runCommand } from './run-command.ts';
import { type Outputs, STAGE } from './stack-file.ts';
import type { StackPaths } from './stack-paths.ts';
import type { Progress } from './steps.ts';

const ACCOUNT = '000000000000';

/** A CDK app: the command that synthesises it and the files and folders that it is made from. */
export type DeployedApp = {
  readonly command: string;
  readonly sources: readonly string[];
};

/** Credentials that the emulator takes for the account's root. */
export const ROOT_CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' } as const;

export type Deployment = {
  readonly app: DeployedApp;
  readonly emulator: Emulator;
  readonly signal?: AbortSignal | undefined;
  readonly progress?: Progress;
};

/** The CDK's CLI. */
export const CDK = createRequire(import.meta.url).resolve('aws-cdk/bin/cdk');

/** Settings by which the CDK CLI neither reports its use nor looks for newer versions of itself. */
export const silentCdk = { CDK_DISABLE_CLI_TELEMETRY: 'true', CDK_DISABLE_VERSION_CHECK: 'true' } as const;

/** The CDK CLI's settings: the emulator in place of AWS, and nobody else to talk to. */
const cdkEnvironment = (paths: StackPaths, emulator: Emulator): Readonly<Record<string, string>> => ({
  ...baseEnvironment(),
  AWS_ENDPOINT_URL: emulator.url,
  AWS_ACCESS_KEY_ID: ROOT_CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: ROOT_CREDENTIALS.secretAccessKey,
  AWS_REGION: REGION,
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  CDK_HOME: join(paths.scratch, 'cdk'),
  ...silentCdk,
  CI: 'true',
  npm_config_update_notifier: 'false',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
});

/** How far the CLI has come, where a line of its output says so. */
export const cdkProgress = (line: string): string | undefined =>
  /\|\s*(\d+\/\d+)\s*\|/.exec(line)?.[1] ?? /^Bundling asset (\S+)/.exec(line)?.[1];

const cdk = (paths: StackPaths, { emulator, signal, progress }: Deployment, verb: string, words: readonly string[]) =>
  runCommand({
    file: 'node',
    arguments: [CDK, verb, ...words, '--no-notices', '--no-version-reporting'],
    environment: cdkEnvironment(paths, emulator),
    // Bootstrapping needs no app, and would make one that a cdk.json names.
    ...(verb === 'bootstrap' ? { workingDirectory: paths.scratch } : {}),
    log: join(paths.logs, `${verb}.log`),
    signal,
    onLine: (line) => {
      const detail = cdkProgress(line);
      if (detail !== undefined) {
        progress?.(detail);
      }
    },
    failure: {
      message: `\`cdk ${verb}\` failed.`,
      next: 'Put right what the end of the log says and start again; `npm run reset` makes a fresh start.',
    },
  });

/** Whether the emulated account has what `cdk bootstrap` makes. */
export const isBootstrapped = async ({ url }: Emulator): Promise<boolean> => {
  const client = new CloudFormationClient({ endpoint: url, region: REGION, credentials: ROOT_CREDENTIALS });
  const answer = client.send(new DescribeStacksCommand({ StackName: 'CDKToolkit' }));
  return answer.then(
    ({ Stacks }) => Stacks?.[0]?.StackStatus?.endsWith('_COMPLETE') === true,
    () => false,
  );
};

/** Makes the emulated account ready for CDK, as one does once for an account of AWS. */
export const bootstrap = (paths: StackPaths, deployment: Deployment): Promise<void> =>
  cdk(paths, deployment, 'bootstrap', [`aws://${ACCOUNT}/${REGION}`]);

/** Deploys all stacks of the app and gives back their outputs. */
export const deploy = async (paths: StackPaths, deployment: Deployment): Promise<Outputs> => {
  await cdk(paths, deployment, 'deploy', [
    '--all',
    '--progress=events',
    '--require-approval=never',
    // The emulator's change sets overlook a template that differs in its outputs alone.
    '--method=direct',
    '--concurrency=2',
    `--app=${deployment.app.command}`,
    `--context=stage=${STAGE}`,
    `--context=region=${REGION}`,
    `--context=port=${deployment.emulator.port}`,
    `--output=${paths.assembly}`,
    `--outputs-file=${paths.outputs}`,
  ]);
  const stacks = JSON.parse(await readFile(paths.outputs, 'utf8')) as Readonly<Record<string, Outputs>>;
  return Object.assign({}, ...Object.values(stacks));
};
