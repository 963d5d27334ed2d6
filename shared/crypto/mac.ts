import { createHmac } from 'node:crypto';
import type { Mac } from '../domain/scanner/judge/judge.ts';

/** HMAC-SHA-256 (RFC 2104). */
export const mac: Mac = (key, text) => createHmac('sha256', key).update(text).digest('hex');
