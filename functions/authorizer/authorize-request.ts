import { parseApiKeyToken } from '#shared/domain/api-key.ts';
import type { Authenticated } from '#shared/domain/authenticated.ts';
import { type ApiKeyDependencies, authenticateApiKey } from './authenticate-api-key.ts';
import { authenticateUser, type UserDependencies } from './authenticate-user.ts';

export type Dependencies = ApiKeyDependencies & UserDependencies;

/** Longer than any token of ours. */
const maxLength = 2048;

/** Whose credentials these are: an API key's or an access token's; nobody's when they are not good (any more). */
export const authorizeRequest = async (
  dependencies: Dependencies,
  token: string,
): Promise<Authenticated | undefined> => {
  if (token.length > maxLength) return undefined;
  const presented = parseApiKeyToken(token);
  return presented ? authenticateApiKey(dependencies, presented) : authenticateUser(dependencies, token);
};
