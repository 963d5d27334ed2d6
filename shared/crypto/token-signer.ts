import { createHash } from 'node:crypto';
import { type KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { rawSignatureOf } from './ecdsa-signature.ts';

/** Signs text with ES256; the private key is in nobody's memory. */
export type Sign = (text: string) => Promise<Uint8Array>;

/** {@link Sign} by a KMS key that never leaves KMS. The digest is made here, so that KMS learns nothing of the token. */
export const kmsSigner =
  (kms: KMSClient, KeyId: string): Sign =>
  async (text) => {
    const { Signature } = await kms.send(
      new SignCommand({
        KeyId,
        Message: createHash('sha256').update(text).digest(),
        MessageType: 'DIGEST',
        SigningAlgorithm: 'ECDSA_SHA_256',
      }),
    );
    if (!Signature) throw new Error('KMS returned no signature.');
    return rawSignatureOf(Signature);
  };
