import { generateKeyPairSync, sign as signWith } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK } from 'jose';

/** A generation of signing keys in memory: its public half as it is published, and ES256 by its private half. */
export const signingKey = async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return {
    key: { ...jwk, kid, use: 'sig', alg: 'ES256' },
    signingKid: async () => kid,
    sign: async (text: string) => signWith('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  };
};
