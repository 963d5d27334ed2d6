/** Asks for a look at a rollout. */
export type TickMessage = {
  readonly organisationId: string;
  readonly workspace: string;
  readonly prompt: string;
  readonly rollout: string;
  /** The block that there is to see; once a look has taken it in, this one has nothing to do. */
  readonly block?: number | undefined;
  /** There is nothing to see before this time, ISO 8601: a message that comes earlier waits again. */
  readonly notBefore?: string | undefined;
};

/** The queue of ticks. The delay is in whole seconds, 0..900. */
export type SendTicks = (
  messages: readonly TickMessage[],
  options?: { readonly delaySeconds?: number },
) => Promise<void>;

/** The longest that a queue holds a message back: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-delay-queues.html */
export const maxDelaySeconds = 900;

/** Whole seconds from now until then, 0 when that is past. */
export const secondsUntil = (then: Date, now: Date): number =>
  Math.max(0, Math.ceil((then.getTime() - now.getTime()) / 1000));
