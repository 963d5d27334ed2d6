import { publicKeyReader } from '../crypto/public-key.ts';
import { readConfig } from './config.ts';
import { kms } from './kms.ts';

const { SIGNING_KEY_ARN, TOKEN_ISSUER } = readConfig('SIGNING_KEY_ARN', 'TOKEN_ISSUER');

/** Who issues access tokens, and the key that they are signed with. */
export const tokenKey = {
  issuer: TOKEN_ISSUER,
  arn: SIGNING_KEY_ARN,
  publicKey: publicKeyReader(kms, SIGNING_KEY_ARN),
} as const;
