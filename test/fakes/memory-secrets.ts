import { AppError } from '#shared/domain/errors.ts';
import type { Sealed, Secrets } from '#shared/domain/secrets.ts';

/** Secrets that open for their organisation and purpose alone; a sealed one cannot be read, nor found by its text. */
export const memorySecrets = (): Secrets => {
  const kept = new Map<string, readonly [string, string]>();
  return {
    seal: async ({ organisationId }, purpose, secret) => {
      const sealed = `sealed-${kept.size + 1}` as Sealed;
      kept.set(sealed, [`${organisationId}\n${purpose}`, secret]);
      return sealed;
    },
    open: async ({ organisationId }, purpose, sealed) => {
      const [context, secret] = kept.get(sealed) ?? [];
      if (secret === undefined || context !== `${organisationId}\n${purpose}`) {
        throw new AppError('internal', 'A secret cannot be opened.');
      }
      return secret;
    },
  };
};
