import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { findPython } from '#local/python.ts';
import { armOf, bucketOf, callerOf, slotOf } from '#shared/domain/rollouts/bucket.ts';
import { murmur3 } from '#shared/domain/rollouts/murmur3.ts';
import { bucketingVectors } from '../../../tools/vectors/bucketing-vectors.ts';
import { vectorsText } from '../../../tools/vectors/vectors-text.ts';

const folder = new URL('../../../sdk/vectors/', import.meta.url);
const text = await readFile(new URL('bucketing.json', folder), 'utf8');
const vectors: ReturnType<typeof bucketingVectors> = JSON.parse(text);

/** How the independent implementation ends over a file of vectors, and what it says. */
const verify = async (python: string, file: string) => {
  const words = [fileURLToPath(new URL('verify.py', folder)), file];
  try {
    return { code: 0, ...(await promisify(execFile)(python, words)) };
  } catch (error) {
    return error as { readonly code: number; readonly stdout: string; readonly stderr: string };
  }
};

const python = await findPython().catch(() => undefined);
const noPython = 'no Python of 3.10 or later was found, so the vectors were checked against TypeScript alone';

describe('the bucketing vectors', () => {
  test('are those of the code; `npm run generate` makes them anew', () => {
    expect(text).toBe(vectorsText(bucketingVectors()));
  });

  test('hold in TypeScript', () => {
    for (const { text: hashed, seed, hash } of vectors.murmur3) expect(murmur3(hashed, seed)).toBe(hash);
    for (const { seed, subject, ...expected } of vectors.callers) {
      const caller = callerOf(seed, subject);
      expect({ bucket: bucketOf(seed, subject), caller, slot: slotOf(caller) }).toEqual(expected);
    }
    for (const { arm, ...of } of vectors.arms) expect(armOf(of)).toBe(arm);
  });

  test.each([
    ['support-reply:user-1', 521957192],
    ['support-reply:user-2', 1156852897],
    ['rel_01:42', 4112446916],
    ['support-reply:ünï-✓', 340919082],
    ['', 0],
  ])('have the published hash of %j', (hashed, hash) => {
    expect(vectors.murmur3).toContainEqual({ text: hashed, seed: 0, hash });
  });

  test('have both sides, texts beyond the Basic Multilingual Plane and long ones', () => {
    expect(new Set(vectors.arms.map(({ arm }) => arm))).toEqual(new Set(['stable', 'canary']));
    expect(vectors.murmur3.some(({ text: hashed }) => /[\u{10000}-\u{10ffff}]/u.test(hashed))).toBe(true);
    expect(Math.max(...vectors.murmur3.map(({ text: hashed }) => hashed.length))).toBeGreaterThan(500);
    expect(vectors.murmur3.every(({ text: hashed }) => hashed.isWellFormed())).toBe(true);
  });

  test('hold in Python, from an implementation of its own', async ({ skip }) => {
    if (python === undefined) return skip(noPython);
    const count = vectors.murmur3.length + vectors.callers.length + vectors.arms.length;
    const ended = await verify(python.file, fileURLToPath(new URL('bucketing.json', folder)));
    expect(ended).toEqual({ code: 0, stdout: `${count} vectors, 0 faults\n`, stderr: '' });
  });

  test('are refused by Python where one is wrong', async ({ skip }) => {
    if (python === undefined) return skip(noPython);
    const directory = await mkdtemp(join(tmpdir(), 'vectors-'));
    const file = join(directory, 'wrong.json');
    const [first, ...others] = vectors.callers;
    await writeFile(
      file,
      JSON.stringify({ ...vectors, callers: [{ ...first, slot: (first?.slot ?? 0) + 1 }, ...others] }),
    );
    const ended = await verify(python.file, file);
    await rm(directory, { recursive: true });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain(', 1 faults');
  });
});
