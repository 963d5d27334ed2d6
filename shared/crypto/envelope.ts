import { createCipheriv, createDecipheriv } from 'node:crypto';
import { DecryptCommand, GenerateDataKeyCommand, type KMSClient, KMSServiceException } from '@aws-sdk/client-kms';
import { AppError } from '../domain/errors.ts';
import type { Sealed, Secrets } from '../domain/secrets.ts';
import type { TenantContext } from '../domain/tenant.ts';

const format = '1';
const tagBytes = 16;

/** Each data key seals exactly one secret, so the fixed nonce is never used twice under it (NIST SP 800-38D, section 8). */
const nonce = Buffer.alloc(12);

const contextOf = ({ organisationId }: TenantContext, purpose: string) => ({ tenantId: organisationId, purpose });

const unreachable = (cause: unknown) =>
  new AppError('unavailable', 'Secrets cannot be reached at the moment; try again.', { cause });

const foreign = (cause?: unknown) => new AppError('internal', 'A secret cannot be opened.', { cause });

/** KMS calls a wrapped key that belongs to another context, or to nobody, an invalid ciphertext. */
const refusalOf = (cause: unknown): AppError =>
  cause instanceof KMSServiceException && cause.name === 'InvalidCiphertextException'
    ? foreign(cause)
    : unreachable(cause);

const encrypt = (key: Uint8Array, context: object, secret: string): string => {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(JSON.stringify(context)));
  return Buffer.concat([cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');
};

const decrypt = (key: Uint8Array, context: object, text: string): string => {
  const bytes = Buffer.from(text, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(JSON.stringify(context))).setAuthTag(bytes.subarray(-tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]).toString('utf8');
};

/**
 * Envelope encryption: AES-256-GCM under a data key of its own for each secret, which KMS wraps under `KeyId` and
 * unwraps only for the same organisation and purpose. A sealed secret is `1.<wrapped key>.<ciphertext and tag>`,
 * in base64. `openKms` gives clients with the organisation's credentials.
 */
export const envelopeSecrets = (openKms: (tenant: TenantContext) => KMSClient, KeyId: string): Secrets => ({
  seal: async (tenant, purpose, secret) => {
    const EncryptionContext = contextOf(tenant, purpose);
    const request = new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256', EncryptionContext });
    const { Plaintext, CiphertextBlob } = await openKms(tenant)
      .send(request)
      .catch((cause: unknown) => {
        throw unreachable(cause);
      });
    if (!Plaintext || !CiphertextBlob) throw unreachable('KMS gave no data key.');
    const wrapped = Buffer.from(CiphertextBlob).toString('base64');
    const sealed = `${format}.${wrapped}.${encrypt(Plaintext, EncryptionContext, secret)}`;
    Plaintext.fill(0);
    return sealed as Sealed;
  },

  open: async (tenant, purpose, sealed) => {
    const [version, wrapped, text, ...rest] = sealed.split('.');
    if (version !== format || !wrapped || !text || rest.length > 0) throw foreign();
    const EncryptionContext = contextOf(tenant, purpose);
    const request = new DecryptCommand({ KeyId, CiphertextBlob: Buffer.from(wrapped, 'base64'), EncryptionContext });
    const { Plaintext } = await openKms(tenant)
      .send(request)
      .catch((cause: unknown) => {
        throw refusalOf(cause);
      });
    if (!Plaintext) throw foreign();
    try {
      return decrypt(Plaintext, EncryptionContext, text);
    } catch (cause) {
      throw foreign(cause);
    } finally {
      Plaintext.fill(0);
    }
  },
});
