import { DescribeKeyCommand, type KMSClient } from '@aws-sdk/client-kms';

/** Asks whether a key can be used. @throws Error when it cannot, or KMS does not answer. */
export const keyCheck = (kms: KMSClient, KeyId: string) => async (): Promise<void> => {
  const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId }));
  if (KeyMetadata?.KeyState !== 'Enabled') throw new Error(`The key is ${KeyMetadata?.KeyState ?? 'unknown'}.`);
};
