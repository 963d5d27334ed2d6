import type { PasswordReset, PasswordResetRepository } from '../domain/password-reset.ts';
import { directoryKeys } from './keys.ts';
import type { Table } from './table.ts';

/** {@link PasswordResetRepository} over the directory, one row an account. */
export const passwordResetRepository = (directory: Table): PasswordResetRepository => ({
  find: async (userId) => {
    const item = await directory.get(directoryKeys.passwordReset(userId), { consistent: true });
    return item && (item as unknown as PasswordReset);
  },

  keep: async ({ userId, tokenHash, endsAt, requestId, mails, revision }, expiresAt) => {
    const link = { tokenHash, endsAt };
    const written = await directory.update({
      update: directoryKeys.passwordReset(userId),
      set: { entity: 'RESET', userId, requestId, mails, revision, expiresAt, ...link },
      ...(tokenHash === undefined && { remove: Object.keys(link) }),
      when: { revision: revision === 1 ? undefined : revision - 1 },
    });
    return written !== undefined;
  },

  markMailed: async (userId, requestId) => {
    await directory.update({
      update: directoryKeys.passwordReset(userId),
      set: { mailedFor: requestId },
      when: { requestId },
    });
  },

  use: async (userId, tokenHash) => {
    const written = await directory.update({
      update: directoryKeys.passwordReset(userId),
      remove: ['tokenHash', 'endsAt', 'mails'],
      add: { revision: 1 },
      when: { tokenHash },
    });
    return written !== undefined;
  },
});
