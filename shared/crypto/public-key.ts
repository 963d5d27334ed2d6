import { createPublicKey } from 'node:crypto';
import { GetPublicKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import { calculateJwkThumbprint, type JWK } from 'jose';

/** The public half of a signing key, as it is published; `kid` is its thumbprint (RFC 7638). */
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

/** The public halves of all signing keys there are. */
export type PublicKeys = {
  readonly all: () => Promise<readonly PublicJwk[]>;
  /** One of them by its name. @throws Error when it is none that KMS tells, and KMS does not tell all. */
  readonly find: (kid: string) => Promise<PublicJwk | undefined>;
};

/** Public keys as KMS tells them, in this order. One that KMS does not tell keeps none of the others from being found. */
export const publicKeys = (kms: KMSClient, keyArns: readonly string[]): PublicKeys => {
  const readers = keyArns.map((keyArn) => publicKeyReader(kms, keyArn));
  return {
    all: async () => Promise.all(readers.map((read) => read())),
    find: async (kid) => {
      const asked = await Promise.allSettled(readers.map((read) => read()));
      for (const each of asked) if (each.status === 'fulfilled' && each.value.kid === kid) return each.value;
      for (const each of asked) if (each.status === 'rejected') throw each.reason;
      return undefined;
    },
  };
};
