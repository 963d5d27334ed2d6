import { KMSClient } from '@aws-sdk/client-kms';

/** Keys are used where they are: KMS signs, encrypts and describes, and hands none out. */
export const kms = new KMSClient({});
