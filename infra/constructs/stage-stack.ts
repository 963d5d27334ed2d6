import {
  CfnOutput,
  CliCredentialsStackSynthesizer,
  DefaultStackSynthesizer,
  type IStackSynthesizer,
  Stack,
} from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Region, Stage } from '#infra/stages.ts';

/** Where a deployment goes. */
export type Target = {
  readonly stage: Stage;
  readonly region: Region;
  /** Twelve digits. */
  readonly account: string;
};

/** A stack of one stage in one region: its name, its place and its protection follow from these. */
export class StageStack extends Stack {
  readonly stage: Stage;

  constructor(scope: Construct, name: string, { stage, region, account }: Target) {
    super(scope, name, {
      stackName: `Promptgate-${stage.name}-${name}`,
      env: { region, account },
      terminationProtection: stage.deletionProtection,
      // The deploy roles of `cdk bootstrap` would be one more thing to emulate.
      synthesizer: (stage.emulated
        ? new CliCredentialsStackSynthesizer()
        : new DefaultStackSynthesizer()) as IStackSynthesizer,
    });
    this.stage = stage;
  }

  /** The name of a resource whose name is unique in its account and region. */
  nameOf(resource: string): string {
    return `promptgate-${this.stage.name}-${resource}`;
  }

  /** The name of a resource whose name is unique in its whole account, as IAM's are. */
  globalNameOf(resource: string): string {
    return `promptgate-${this.stage.name}-${this.region}-${resource}`;
  }

  /** Says a value after the deployment, under exactly this name. */
  output(name: string, value: string): void {
    new CfnOutput(this, `Output${name}`, { value }).overrideLogicalId(name);
  }
}
