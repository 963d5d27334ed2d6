import { expect, test } from 'vitest';
import { hashSecret, verifySecret } from '#shared/auth/secrets.ts';

test('a secret matches its own hash and no other', async () => {
  const hash = await hashSecret('kWq3secret');

  expect(hash).toMatch(/^\$2b\$10\$/);
  expect(await verifySecret('kWq3secret', hash)).toBe(true);
  expect(await verifySecret('kWq3secreT', hash)).toBe(false);
});

test('beyond the 72 bytes that bcrypt reads a secret is refused, not cut', async () => {
  const longest = 'x'.repeat(72);
  const hash = await hashSecret(longest);

  expect(await verifySecret(longest, hash)).toBe(true);
  expect(await verifySecret(`${longest}y`, hash)).toBe(false);
  await expect(hashSecret(`${longest}y`)).rejects.toThrow(RangeError);
});
