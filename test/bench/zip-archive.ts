import { crc32 } from 'node:zlib';

/** An archive of one uncompressed file (APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16), as Lambda takes code. */
export const zipArchive = (name: string, content: Uint8Array): Buffer => {
  const path = Buffer.from(name);
  const sizes = Buffer.alloc(16);
  sizes.writeUInt32LE(crc32(content), 0);
  sizes.writeUInt32LE(content.length, 4);
  sizes.writeUInt32LE(content.length, 8);
  sizes.writeUInt16LE(path.length, 12);
  // Version 2.0, no flags, stored, at midnight of 1 January 1980.
  const common = Buffer.concat([Buffer.from([20, 0, 0, 0, 0, 0, 0, 0, 33, 0]), sizes]);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, content]);
  const attributes = Buffer.alloc(14);
  // A regular file that everybody may read, made on UNIX.
  attributes.writeUInt32LE((0o100644 << 16) >>> 0, 6);
  const central = Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), common, attributes, path]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06'), end]);
};
