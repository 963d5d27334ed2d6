import { inflateRawSync } from 'node:zlib';

/** Of PKWARE's APPNOTE.TXT 6.3.10: the central directory's entries and what a reader needs of them (4.3.12). */
const [entrySignature, endSignature, zip64Signature] = [0x02014b50, 0x06054b50, 0x06064b50];

/** The files of a ZIP archive, by their names. */
export const unzip = (archive: Buffer): Readonly<Record<string, string>> => {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || archive.readUInt32LE(end) !== endSignature) throw new Error('It is no ZIP archive.');
  if (archive.includes(Buffer.from(new Uint32Array([zip64Signature]).buffer)))
    throw new Error('It is a ZIP64 archive.');
  const files: Record<string, string> = {};
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== entrySignature) throw new Error('An entry is missing.');
    const [size, nameLength] = [archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28)];
    const [extraLength, commentLength] = [archive.readUInt16LE(at + 30), archive.readUInt16LE(at + 32)];
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const local = archive.readUInt32LE(at + 42);
    const data = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(data, data + size);
    files[name] = (archive.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString('utf8');
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
};
