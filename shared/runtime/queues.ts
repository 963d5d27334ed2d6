import { SQSClient } from '@aws-sdk/client-sqs';
import { createQueueSender, type QueueSender } from '../messaging/queue-sender.ts';
import { type ConfigVariable, readConfig } from './config.ts';

type QueueVariable = Extract<ConfigVariable, `${string}_QUEUE_URL`>;

const sqs = new SQSClient({});

/** The sender to the queue whose address is in this variable; a function without it refuses to start. */
export const openQueue = (variable: QueueVariable): QueueSender =>
  createQueueSender(sqs, readConfig(variable)[variable]);
