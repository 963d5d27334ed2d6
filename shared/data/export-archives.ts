import { PassThrough, pipeline } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { ExportArchives } from '../domain/export.ts';
import type { Clock } from '../domain/ports.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { zipArchive } from './zip-archive.ts';

const readableSeconds = 15 * 60;

/** The least that S3 takes as a part; with two under way, ten MiB are in memory. */
const partBytes = 5 * 1024 * 1024;

/** Where an organisation's archives are; IAM lets nobody past the first part. */
export const archivePrefix = ({ organisationId }: TenantContext): string => `${organisationId}/`;

const keyOf = (tenant: TenantContext, exportId: string): string => `${archivePrefix(tenant)}${exportId}.zip`;

type Storage = {
  readonly bucket: string;
  /** With the organisation's own credentials, good for at least as long as an address is to be. */
  readonly s3: (tenant: TenantContext) => S3Client;
  readonly now: Clock;
};

/** {@link ExportArchives} in a bucket. */
export const exportArchives = ({ bucket: Bucket, s3, now }: Storage): ExportArchives => ({
  write: async (tenant, exportId, files, manifestOf) => {
    let bytes = 0;
    const counted = new PassThrough().on('data', ({ length }: Buffer) => {
      bytes += length;
    });
    // An archive that fails ends the upload with its error, which then takes its parts away again.
    const Body = pipeline(zipArchive(files, manifestOf), counted, () => undefined);
    const upload = new Upload({
      client: s3(tenant),
      params: { Bucket, Key: keyOf(tenant, exportId), Body, ContentType: 'application/zip' },
      partSize: partBytes,
      queueSize: 2,
    });
    await upload.done();
    return { bytes };
  },

  remove: async (tenant, exportId) => {
    await s3(tenant).send(new DeleteObjectCommand({ Bucket, Key: keyOf(tenant, exportId) }));
  },

  addressOf: async (tenant, exportId) => {
    const signingDate = now();
    const command = new GetObjectCommand({
      Bucket,
      Key: keyOf(tenant, exportId),
      ResponseContentDisposition: `attachment; filename="promptgate-${exportId}.zip"`,
    });
    const url = await getSignedUrl(s3(tenant), command, { expiresIn: readableSeconds, signingDate });
    return { url, expiresAt: new Date(signingDate.getTime() + readableSeconds * 1000).toISOString() };
  },
});
