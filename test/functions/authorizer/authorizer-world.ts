import { authenticateApiKey, opensLock } from '#functions/authorizer/authenticate-api-key.ts';
import { authenticateScimToken } from '#functions/authorizer/authenticate-scim-token.ts';
import { authenticateUser } from '#functions/authorizer/authenticate-user.ts';
import { type Authenticate, authorizeRequest } from '#functions/authorizer/authorize-request.ts';
import { createApiKey } from '#functions/identity/create-api-key.ts';
import { createScimToken } from '#functions/identity/create-scim-token.ts';
import { accessTokenIssuer, accessTokenVerifier } from '#shared/auth/access-token.ts';
import { checkHolder } from '#shared/auth/credential-check.ts';
import { remember } from '#shared/auth/remember.ts';
import { claimedIssuer } from '#shared/auth/signed-token.ts';
import { apiKeyReader } from '#shared/data/api-key-repository.ts';
import { scimTokenReader } from '#shared/data/scim-token-repository.ts';
import { useNotes } from '#shared/data/use-notes.ts';
import { issuerOf, otherRegionOfIssuer } from '#shared/domain/region.ts';
import { founded } from '#test/support/identity-world.ts';
import { signingKey } from '#test/support/signing-key.ts';

/** An organisation and the authorizer in front of it, with real tokens, real checks and keys in memory. */
export const authorizerWorld = async () => {
  const world = await founded();
  const { dependencies, owner, openTable, organisationId, userId, sessionId } = world;
  const { now } = dependencies;
  const issuer = issuerOf('test', dependencies.region);
  const [older, newer] = [await signingKey(), await signingKey()];
  const verified: string[] = [];
  const checked: string[] = [];

  const holdsCheck = checkHolder(async (_purpose, text) => {
    checked.push(text);
    return dependencies.checkOf(text);
  });
  const verifySecret = async (secret: string, secretHash: string) => {
    verified.push(secret);
    return secretHash === (await dependencies.hashSecret(secret));
  };
  const forCredentials = {
    ...dependencies,
    holdsCheck,
    noteUse: useNotes({ openTable, now, failed: () => undefined }),
  };
  const forScimTokens = { ...forCredentials, scimTokenReader: scimTokenReader(openTable) };
  const forApiKeys = {
    ...forCredentials,
    apiKeyReader: apiKeyReader(openTable),
    opens: remember(opensLock({ ...dependencies, verifySecret }), { seconds: 30, entries: 2, now }),
  };
  const findKey = async (kid: string) => [older.key, newer.key].find((key) => key.kid === kid);
  const forUsers = {
    ...dependencies,
    verifyAccessToken: accessTokenVerifier({ issuer, findKey }),
    claimedRegion: (token: string) => otherRegionOfIssuer(claimedIssuer(token), issuer),
  };
  const kinds = {
    byPrefix: new Map<string, Authenticate>([
      ['pg', (token) => authenticateApiKey(forApiKeys, token)],
      ['scim', (token) => authenticateScimToken(forScimTokens, token)],
    ]),
    accessToken: (token: string) => authenticateUser(forUsers, token),
  };

  return {
    ...world,
    issuer,
    older,
    newer,
    /** What was compared with a slow hash, and what with a check. */
    verified,
    checked,
    authorize: (token: string) => authorizeRequest(kinds, token),
    tokenBy: ({ signingKid, sign }: typeof newer, by = issuer, session = sessionId) =>
      accessTokenIssuer({ issuer: by, signingKid, sign })({ userId, organisationId, sessionId: session }, now()),
    createToken: (expiresAt?: string) => createScimToken(dependencies, { ...owner, body: { name: 'Okta', expiresAt } }),
    createKey: (expiresAt?: string) =>
      createApiKey(dependencies, {
        ...owner,
        workspace: 'default',
        body: { name: 'web shop', scopes: ['read', 'write'], expiresAt },
      }),
  };
};
