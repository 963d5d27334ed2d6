import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { zipArchive } from '#shared/data/zip-archive.ts';
import { unzip } from '#test/support/unzip.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const rowsOf = async function* (rows: readonly object[]) {
  yield* rows;
};

test('an archive has its files in order, and a manifest that says what is in them', async () => {
  const files = [
    { name: 'a.jsonl', rows: rowsOf([{ text: 'ä\n😀' }, { n: 1, none: undefined }]) },
    { name: 'empty.jsonl', rows: rowsOf([]) },
  ];

  const archive = unzip(await buffer(zipArchive(files, (archived) => ({ of: 'all', archived }))));

  const text = '{"text":"ä\\n😀"}\n{"n":1}\n';
  expect(Object.keys(archive)).toEqual(['a.jsonl', 'empty.jsonl', 'manifest.json']);
  expect(archive['a.jsonl']).toBe(text);
  expect(JSON.parse(archive['manifest.json']!)).toEqual({
    of: 'all',
    archived: [
      { name: 'a.jsonl', rows: 2, bytes: Buffer.byteLength(text), sha256: sha256(text) },
      { name: 'empty.jsonl', rows: 0, bytes: 0, sha256: sha256('') },
    ],
  });
});

test('rows are read as the archive is, a few at a time', async () => {
  const total = 5000;
  let read = 0;
  const many = async function* () {
    for (; read < total; read += 1) yield { noise: randomBytes(750).toString('base64') };
  };
  let packed = 0;
  let mostAhead = 0;
  for await (const chunk of zipArchive([{ name: 'many.jsonl', rows: many() }], () => ({})) as AsyncIterable<Buffer>) {
    packed += chunk.length;
    mostAhead = Math.max(mostAhead, read * 750 - packed);
  }

  expect(read).toBe(total);
  expect(packed).toBeGreaterThan(total * 750);
  expect(mostAhead).toBeLessThan(1_000_000);
});

test('a row that cannot be read breaks the archive off', async () => {
  const broken = async function* () {
    yield { fine: true };
    throw new Error('It could not be read.');
  };

  const archive = zipArchive([{ name: 'broken.jsonl', rows: broken() }], () => ({}));

  await expect(buffer(archive)).rejects.toThrow('It could not be read.');
});
