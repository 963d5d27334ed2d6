import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { SendMail } from '../domain/mail.ts';

/** Sends mails through SES, from one address. */
export const sesMail =
  (ses: SESv2Client, from: string): SendMail =>
  async ({ to, subject, text }) => {
    const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });
    await ses.send(
      new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        Content: { Simple: { Subject: utf8(subject), Body: { Text: utf8(text) } } },
      }),
    );
  };
