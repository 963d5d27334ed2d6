import { SESv2Client } from '@aws-sdk/client-sesv2';
import { sesMail } from '../messaging/ses-mail.ts';
import { readConfig } from './config.ts';

const { MAIL_FROM } = readConfig('MAIL_FROM');

/** Mails from the stage's own address. */
export const sendMail = sesMail(new SESv2Client({}), MAIL_FROM);
