import { createHash } from 'node:crypto';
import { preparePassword } from '../domain/password.ts';
import { commonPasswordDigests } from './common-password-digests.ts';

const digestCharacters = 8;

const digests = new Set(commonPasswordDigests.match(new RegExp(`.{${digestCharacters}}`, 'g')));

/**
 * Whether a password is one of those that people choose most; capitals and widths make no difference. Chance takes
 * another for one of them with a probability of 4,000 in 2⁴⁸.
 */
export const isCommonPassword = (password: string): boolean => {
  const plain = preparePassword(password).normalize('NFKC').toLowerCase();
  return digests.has(createHash('sha256').update(plain).digest('base64url').slice(0, digestCharacters));
};
