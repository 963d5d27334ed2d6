import { Duration } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { type DirectQueue, directQueues, subscriptions, type WorkerName } from '#events/subscriptions.ts';
import { acknowledge } from '#infra/constructs/acknowledge.ts';
import { StageStack, type Target } from '#infra/constructs/stage-stack.ts';
import { WorkQueue } from '#infra/constructs/work-queue.ts';
import { pascalCase } from '#infra/pascal-case.ts';
import { sendStatements } from '#infra/statements.ts';

type DirectQueueName = keyof typeof directQueues;

/** How facts travel: the bus, a queue for each worker, schedules for what must wait, and mails to people. */
export class EventsStack extends StageStack {
  /** Encrypts all that is under way, apart from what is kept: services may use this key, and not the data key. */
  readonly messagesKey: Key;
  readonly bus: EventBus;
  readonly queues: Readonly<Record<WorkerName, WorkQueue>>;
  /** Where the stream's records go that the relay could not pass on. */
  readonly unrelayed: Queue;
  readonly scheduleGroup: ScheduleGroup;
  readonly schedulerRole: Role;
  /** The domain that mails come from. */
  readonly mailIdentity: EmailIdentity;

  constructor(scope: Construct, target: Target) {
    super(scope, 'Events', target);
    this.messagesKey = new Key(this, 'MessagesKey', {
      description: `Promptgate ${this.stage.name}: messages on the bus, in queues and in alarms`,
      alias: `promptgate/${this.stage.name}/messages`,
      enableKeyRotation: true,
      removalPolicy: this.stage.removalPolicy,
    });
    this.bus = new EventBus(this, 'Bus', { eventBusName: this.nameOf('bus'), kmsKey: this.messagesKey });
    this.queues = this.#workQueues();
    this.#subscribe();
    this.unrelayed = this.#unrelayedQueue();
    this.scheduleGroup = new ScheduleGroup(this, 'Schedules', {
      scheduleGroupName: this.nameOf('schedules'),
      removalPolicy: this.stage.removalPolicy,
    });
    this.schedulerRole = this.#schedulerRole();
    const [, mailDomain = ''] = this.stage.mailFrom.split('@');
    this.mailIdentity = new EmailIdentity(this, 'MailIdentity', { identity: Identity.domain(mailDomain) });
    this.output('Bus', this.bus.eventBusName);
  }

  #workQueues(): Readonly<Record<WorkerName, WorkQueue>> {
    const workers = Object.entries({ ...subscriptions, ...directQueues });
    const queues = workers.map(([name, { timeoutSeconds }]) => [
      name,
      new WorkQueue(this, pascalCase(name), { name, key: this.messagesKey, timeoutSeconds }),
    ]);
    return Object.fromEntries(queues) as Record<WorkerName, WorkQueue>;
  }

  #subscribe(): void {
    for (const [name, { hears }] of Object.entries(subscriptions)) {
      const { queue, deadLetters } = this.queues[name as keyof typeof subscriptions];
      new Rule(this, `${pascalCase(name)}Rule`, {
        eventBus: this.bus,
        ruleName: this.nameOf(name),
        eventPattern: { detailType: [...hears] },
        targets: [new SqsQueue(queue, { deadLetterQueue: deadLetters })],
      });
    }
  }

  #unrelayedQueue(): Queue {
    const queue = new Queue(this, 'Unrelayed', {
      queueName: this.nameOf('relay-outbox-dead-letters'),
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: this.messagesKey,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: this.stage.removalPolicy,
    });
    acknowledge(
      queue,
      'AwsSolutions-SQS3',
      'This is the dead-letter queue of the stream: nothing consumes it but people.',
    );
    return queue;
  }

  #schedulerRole(): Role {
    const role = new Role(this, 'SchedulerRole', {
      roleName: this.globalNameOf('scheduler'),
      description: 'What EventBridge Scheduler may do when a schedule of Promptgate is due',
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    });
    const timed = Object.entries<DirectQueue>(directQueues).filter(([, { senders }]) => senders.includes('scheduler'));
    for (const [name] of timed) {
      const { queue } = this.queues[name as DirectQueueName];
      for (const statement of sendStatements(queue, this.messagesKey, this.region))
        role.addToPolicy(new PolicyStatement(statement));
    }
    return role;
  }
}
