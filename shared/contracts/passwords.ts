import * as z from 'zod';
import { defineRoute } from './define-route.ts';
import { email, newPassword, password } from './schemas.ts';

const newPasswordExample = 'an even longer battery staple';

const requestPasswordReset = defineRoute({
  operationId: 'requestPasswordReset',
  method: 'POST',
  path: '/v1/password-resets',
  summary: 'Ask for a mail with which a password can be reset',
  access: 'public',
  body: z.strictObject({ email }),
  response: { status: 202 },
  errors: [],
  example: { body: { email: 'ada@example.com' } },
});

const confirmPasswordReset = defineRoute({
  operationId: 'confirmPasswordReset',
  method: 'POST',
  path: '/v1/password-resets/confirm',
  summary: 'Set a new password by the token of a mail; every session of yours ends',
  access: 'public',
  body: z.strictObject({
    token: z.string().max(200).describe('From the link in the mail: good for an hour, and once.'),
    password: newPassword,
  }),
  response: { status: 204 },
  errors: ['unauthenticated', 'sso_required', 'organisation_closed', 'conflict'],
  example: {
    body: { token: 'prt_usr_01JD6Y8Z3K5V7W9X1A2B3C4D5E_kWq3…', password: newPasswordExample },
  },
});

const changePassword = defineRoute({
  operationId: 'changePassword',
  method: 'PUT',
  path: '/v1/me/password',
  summary: 'Change your password; every session of yours ends, this one included',
  access: 'organisation:read',
  body: z.strictObject({ currentPassword: password, password: newPassword }),
  response: { status: 204 },
  errors: ['conflict'],
  example: { body: { currentPassword: 'correct horse battery staple', password: newPasswordExample } },
});

export const passwordRoutes = { requestPasswordReset, confirmPasswordReset, changePassword };
