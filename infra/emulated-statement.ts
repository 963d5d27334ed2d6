import type { Statement } from '#infra/statements.ts';

/**
 * A statement as the emulator must be given it: there, sending several messages at once is an action of its own, where
 * AWS asks for `sqs:SendMessage`.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html
 */
export const emulatedStatement = (statement: Statement): Statement =>
  statement.actions?.includes('sqs:SendMessage')
    ? { ...statement, actions: [...statement.actions, 'sqs:SendMessageBatch'] }
    : statement;
