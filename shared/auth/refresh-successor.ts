import { createHmac } from 'node:crypto';
import type { SuccessorOf } from '../domain/session-rotation.ts';

/** The secret that follows another: 256 bits that only both halves together give. */
export const refreshSuccessor: SuccessorOf = (nonce, secret) =>
  createHmac('sha256', nonce).update(secret).digest('base64url');
