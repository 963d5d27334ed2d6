import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption, RedrivePermission } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { StageStack } from './stage-stack.ts';

const maxReceiveCount = 5;

/** Tries that a worker gets for a message before it is set aside, to be looked at within two weeks. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(
    scope: StageStack,
    id: string,
    { name, key, timeoutSeconds }: { readonly name: string; readonly key: IKey; readonly timeoutSeconds: number },
  ) {
    super(scope, id);
    const queueName = scope.nameOf(name);
    const shared = {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: key,
      dataKeyReuse: Duration.hours(1),
      enforceSSL: true,
      removalPolicy: scope.stage.removalPolicy,
    };
    // By name, because the two queues name each other and CloudFormation resolves no circles.
    const self = Queue.fromQueueArn(this, 'Self', scope.formatArn({ service: 'sqs', resource: queueName }));

    this.deadLetters = new Queue(this, 'DeadLetters', {
      ...shared,
      queueName: `${queueName}-dead-letters`,
      retentionPeriod: Duration.days(14),
      redriveAllowPolicy: { redrivePermission: RedrivePermission.BY_QUEUE, sourceQueues: [self] },
    });
    this.queue = new Queue(this, 'Queue', {
      ...shared,
      queueName,
      retentionPeriod: Duration.days(4),
      visibilityTimeout: Duration.seconds(timeoutSeconds * scope.stage.visibilityPerTimeout),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount },
    });
  }
}
