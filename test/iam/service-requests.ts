import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  DecryptCommand,
  DescribeKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateDataKeyWithoutPlaintextCommand,
  GetPublicKeyCommand,
  SignCommand,
} from '@aws-sdk/client-kms';
import { CreateScheduleCommand } from '@aws-sdk/client-scheduler';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import type { KeyCall, OtherCall } from './calls.ts';
import type { Clients } from './sessions.ts';

type Ask = (clients: Clients) => Promise<unknown>;

const some = Buffer.from('drawn');

/** The use of a key, where its owner's own client can make it: none does so by way of a service. */
export const keyRequest = ({ operation, context, via }: KeyCall, KeyId: string): Ask | undefined => {
  if (via !== undefined) return undefined;
  const named = { KeyId, EncryptionContext: { ...context } };
  const asks: Readonly<Record<string, Ask>> = {
    Decrypt: ({ kms }) => kms.send(new DecryptCommand({ ...named, CiphertextBlob: some })),
    Encrypt: ({ kms }) => kms.send(new EncryptCommand({ ...named, Plaintext: some })),
    GenerateDataKey: ({ kms }) => kms.send(new GenerateDataKeyCommand({ ...named, KeySpec: 'AES_256' })),
    GenerateDataKeyWithoutPlaintext: ({ kms }) =>
      kms.send(new GenerateDataKeyWithoutPlaintextCommand({ ...named, KeySpec: 'AES_256' })),
    ...(Object.keys(context).length === 0 && {
      DescribeKey: ({ kms }: Clients) => kms.send(new DescribeKeyCommand({ KeyId })),
      GetPublicKey: ({ kms }: Clients) => kms.send(new GetPublicKeyCommand({ KeyId })),
      Sign: ({ kms }: Clients) =>
        kms.send(new SignCommand({ KeyId, Message: some, SigningAlgorithm: 'ECDSA_SHA_256' })),
    }),
  };
  return asks[operation];
};

const when = { ScheduleExpression: 'never', FlexibleTimeWindow: { Mode: 'OFF' } } as const;

/**
 * Requests of the other services. Each is one that its service refuses when IAM does not, for a parameter that it
 * cannot have: what is permitted has no effect.
 */
export const otherRequest = (
  { action, resource }: OtherCall,
  stack: { readonly emulatorUrl: string },
): Ask | undefined => {
  const [, , , , account, name = ''] = resource.split(':');
  const QueueUrl = `${stack.emulatorUrl}/${account}/${name}`;
  const [, GroupName, Name] = name.split('/');
  const asks: Readonly<Record<string, Ask>> = {
    'sqs:SendMessage': ({ sqs }) => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x', DelaySeconds: 901 })),
    'sqs:ReceiveMessage': ({ sqs }) => sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 11 })),
    'sqs:DeleteMessage': ({ sqs }) => sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: 'none' })),
    'sqs:GetQueueAttributes': ({ sqs }) => sqs.send(new GetQueueAttributesCommand({ QueueUrl })),
    'events:PutEvents': ({ events }) =>
      events.send(
        new PutEventsCommand({ Entries: [{ EventBusName: resource, Source: '', DetailType: 'x', Detail: '{}' }] }),
      ),
    'scheduler:CreateSchedule': ({ scheduler }) =>
      scheduler.send(
        new CreateScheduleCommand({ GroupName, Name, ...when, Target: { Arn: resource, RoleArn: resource } }),
      ),
  };
  return asks[action];
};
