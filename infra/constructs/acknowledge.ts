import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

type Finding = `AwsSolutions-${string}` | `CloudFormation-Validate::${string}`;

/** Accepts one finding of cdk-nag or of CDK's own validation on one construct, for a reason that holds there. */
export const acknowledge = (construct: IConstruct, finding: Finding, reason: string): void =>
  Validations.of(construct).acknowledge({ id: finding, reason });
