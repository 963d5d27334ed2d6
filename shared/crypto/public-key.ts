import { createPublicKey } from 'node:crypto';
import { GetPublicKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import { calculateJwkThumbprint, type JWK } from 'jose';

/** The public half of the signing key, as it is published; `kid` is its thumbprint (RFC 7638). */
export type PublicJwk = {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly y: string;
  readonly kid: string;
  readonly use: string;
  readonly alg: string;
};

const fetchKey = async (kms: KMSClient, KeyId: string): Promise<PublicJwk> => {
  const { PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId }));
  if (!PublicKey) throw new Error('KMS returned no public key.');
  const jwk = createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' }).export({ format: 'jwk' });
  const { kty, crv, x, y } = jwk as JWK;
  if (kty !== 'EC' || crv !== 'P-256' || !x || !y) throw new Error('The signing key is not one of P-256.');
  const key = { kty, crv, x, y };
  return { ...key, kid: await calculateJwkThumbprint(key), use: 'sig', alg: 'ES256' };
};

/** Asks KMS for the public key once in a process; a failure is not kept. */
export const publicKeyReader = (kms: KMSClient, keyArn: string): (() => Promise<PublicJwk>) => {
  let known: Promise<PublicJwk> | undefined;
  return () => {
    known ??= fetchKey(kms, keyArn).catch((cause: unknown) => {
      known = undefined;
      throw cause;
    });
    return known;
  };
};
