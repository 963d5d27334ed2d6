import { accessTokenIssuer } from '../auth/access-token.ts';
import { publicKeyReader } from '../crypto/public-key.ts';
import { kmsSigner } from '../crypto/token-signer.ts';
import { readConfig } from './config.ts';
import { kms } from './kms.ts';

const { SIGNING_KEY_ARN, TOKEN_ISSUER } = readConfig('SIGNING_KEY_ARN', 'TOKEN_ISSUER');
const signingKey = publicKeyReader(kms, SIGNING_KEY_ARN);

/** Who issues tokens, and the one key that signs them. */
export const tokenIssuer = {
  issuer: TOKEN_ISSUER,
  signingKid: async () => (await signingKey()).kid,
  sign: kmsSigner(kms, SIGNING_KEY_ARN),
} as const;

export const issueAccessToken = accessTokenIssuer(tokenIssuer);
