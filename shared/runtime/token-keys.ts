import { publicKeys } from '../crypto/public-key.ts';
import { readConfig } from './config.ts';
import { kms } from './kms.ts';

const { TOKEN_ISSUER, VERIFYING_KEY_ARNS } = readConfig('TOKEN_ISSUER', 'VERIFYING_KEY_ARNS');
const keys = publicKeys(kms, VERIFYING_KEY_ARNS);

/** Who issues tokens, and the keys that they are or were lately signed with. */
export const tokenKeys = { issuer: TOKEN_ISSUER, allKeys: keys.all, findKey: keys.find } as const;
