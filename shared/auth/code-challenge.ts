import { createHash } from 'node:crypto';
import type { ChallengeOf } from '../domain/sign-in-code.ts';

/** S256 of RFC 7636, section 4.2. */
export const challengeOf: ChallengeOf = (verifier) => createHash('sha256').update(verifier).digest('base64url');
