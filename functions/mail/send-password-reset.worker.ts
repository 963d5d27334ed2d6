import * as z from 'zod';
import { accountRepository } from '#shared/data/account-repository.ts';
import { memberRepository } from '#shared/data/member-repository.ts';
import { organisationRepository } from '#shared/data/organisation-repository.ts';
import { passwordResetRepository } from '#shared/data/password-reset-repository.ts';
import { queueWorker } from '#shared/messaging/queue-worker.ts';
import { readConfig } from '#shared/runtime/config.ts';
import { directory } from '#shared/runtime/directory.ts';
import { effects } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { sendMail } from '#shared/runtime/mail.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { sendPasswordReset } from './send-password-reset.ts';

const { APP_URL: appUrl } = readConfig('APP_URL');

const request = z.strictObject({ email: z.string(), requestId: z.string() });

const dependencies = {
  ...effects,
  accounts: accountRepository(directory),
  members: memberRepository(openTable),
  organisations: organisationRepository(openTable),
  passwordResets: passwordResetRepository(directory),
  sendMail,
  appUrl,
};

export const handler = queueWorker(
  'send-password-reset',
  (body) => request.parse(body),
  async (asked) => ({ requestId: asked.requestId, ...(await sendPasswordReset(dependencies, asked)) }),
  { log },
);
