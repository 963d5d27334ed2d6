import type { QueueRetry } from '../domain/delivery.ts';
import type { Clock } from '../domain/ports.ts';
import type { QueueSender } from './queue-sender.ts';
import type { Scheduler } from './scheduler.ts';

const maxQueueDelaySeconds = 900;

/**
 * Queues attempts for later: the queue itself holds a message back for a quarter of an hour, and a schedule for
 * longer. The same attempt has the same schedule, however often it is asked for.
 */
export const retryQueue =
  (sender: QueueSender, scheduler: Scheduler, now: Clock): QueueRetry =>
  async (attempt, at) => {
    const delaySeconds = Math.max(0, Math.ceil((at.getTime() - now().getTime()) / 1000));
    if (delaySeconds <= maxQueueDelaySeconds) return sender.send([attempt], { delaySeconds });
    return scheduler.sendAt(`${attempt.delivery}-${attempt.revision}`, at, attempt);
  };
