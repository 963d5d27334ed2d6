import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, test } from 'vitest';
import { sesMail } from '#shared/messaging/ses-mail.ts';

const mail = { to: 'ada@example.com', subject: 'Grüße', text: 'Hallo!\n' };

test('a mail goes from the stage to its one recipient, in UTF-8', async () => {
  const ses = mockClient(SESv2Client).on(SendEmailCommand).resolves({ MessageId: '1' });

  await sesMail(new SESv2Client({ region: 'eu-west-1' }), 'no-reply@example.com')(mail);

  expect(ses.commandCalls(SendEmailCommand).map(({ args }) => args[0].input)).toEqual([
    {
      FromEmailAddress: 'no-reply@example.com',
      Destination: { ToAddresses: ['ada@example.com'] },
      Content: {
        Simple: {
          Subject: { Data: 'Grüße', Charset: 'UTF-8' },
          Body: { Text: { Data: 'Hallo!\n', Charset: 'UTF-8' } },
        },
      },
    },
  ]);
});

test('a mail that was not taken is an error, so that its message comes again', async () => {
  mockClient(SESv2Client).on(SendEmailCommand).rejects(new Error('MessageRejected'));

  await expect(sesMail(new SESv2Client({ region: 'eu-west-1' }), 'no-reply@example.com')(mail)).rejects.toThrow(
    'Rejected',
  );
});
