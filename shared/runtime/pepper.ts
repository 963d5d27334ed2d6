import { pepper } from '../crypto/pepper.ts';
import { pepperStore } from '../data/pepper-store.ts';
import { readConfig } from './config.ts';
import { directory } from './directory.ts';
import { kms } from './kms.ts';

const { SECRETS_KEY_ARN } = readConfig('SECRETS_KEY_ARN');

/** Keyed hashes for what the directory must not hold in clear; functions have them by the grant `pepper`. */
export const { keyedHash, find: findKeyedHash } = pepper(kms, SECRETS_KEY_ARN, pepperStore(directory));
