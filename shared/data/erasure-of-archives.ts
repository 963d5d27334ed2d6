import { DeleteObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import type { ErasureStep } from '../domain/erasure.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { archivePrefix } from './export-archives.ts';

/** Erases an organisation's archives; the bucket keeps no earlier versions of them. */
export const erasureOfArchives =
  (Bucket: string, s3: (tenant: TenantContext) => S3Client): ErasureStep =>
  async (tenant, proceed) => {
    const client = s3(tenant);
    let ContinuationToken: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({ Bucket, Prefix: archivePrefix(tenant), ContinuationToken }),
      );
      for (const { Key } of page.Contents ?? []) {
        proceed();
        await client.send(new DeleteObjectCommand({ Bucket, Key }));
      }
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
  };
