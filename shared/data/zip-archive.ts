import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { ArchivedFile, ExportFile } from '../domain/export.ts';

/** Lines of JSON (https://jsonlines.org), and what has become of them, told when the last was read. */
const jsonLines = async function* ({ name, rows }: ExportFile, done: (file: ArchivedFile) => void) {
  const digest = createHash('sha256');
  let [count, bytes] = [0, 0];
  for await (const row of rows) {
    const line = Buffer.from(`${JSON.stringify(row)}\n`);
    digest.update(line);
    count += 1;
    bytes += line.byteLength;
    yield line;
  }
  done({ name, rows: count, bytes, sha256: digest.digest('hex') });
};

const manifestName = 'manifest.json';

/**
 * A ZIP archive of these files, compressed, and of a manifest that is made when all of them have been read. It is made
 * as it is read: one file after the other, and of each only what is under way is in memory.
 */
export const zipArchive = (
  files: readonly ExportFile[],
  manifestOf: (files: readonly ArchivedFile[]) => object,
): NodeJS.ReadableStream => {
  const zip = new ZipFile();
  const archived: ArchivedFile[] = [];
  const { outputStream } = zip;
  const fail = (error: unknown) => (outputStream as Readable).destroy(error as Error);
  zip.on('error', fail);
  for (const file of files) {
    zip.addReadStreamLazy(file.name, (open) => {
      const lines = Readable.from(jsonLines(file, (done) => archived.push(done)));
      open(null, lines.on('error', fail));
    });
  }
  // The last file's beginning is after the end of all others.
  zip.addReadStreamLazy(manifestName, (open) => {
    const manifest = `${JSON.stringify(manifestOf(archived), null, 2)}\n`;
    open(null, Readable.from([Buffer.from(manifest)]));
  });
  zip.end();
  return outputStream;
};
