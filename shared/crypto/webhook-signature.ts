import { createHmac } from 'node:crypto';

export type SignedMessage = {
  readonly id: string;
  /** Of the attempt, in seconds since 1970. */
  readonly timestamp: number;
  /** Exactly what is sent: receivers verify bytes. */
  readonly body: string;
};

const keyOf = (secret: string): Buffer => Buffer.from(secret.replace(/^whsec_/, ''), 'base64');

/**
 * The headers that prove where a message comes from: one HMAC-SHA256 for each secret, so that receivers can change
 * over during a rotation (Standard Webhooks 1.0.0, "Verifying webhook authenticity").
 */
export const signatureHeaders = ({ id, timestamp, body }: SignedMessage, secrets: readonly string[]) => ({
  'webhook-id': id,
  'webhook-timestamp': String(timestamp),
  'webhook-signature': secrets
    .map((secret) => `v1,${createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')}`)
    .join(' '),
});
