import { expect, test } from 'vitest';
import { getHealth } from '#functions/system/get-health.ts';
import { getSecurityTxt, renderSecurityTxt } from '#functions/system/get-security-txt.ts';
import { keep } from '#functions/system/keep.ts';
import { testEffects } from '#test/support/world.ts';

const works = async () => {};
const fails = async () => Promise.reject(new Error('away'));

test('all is well when every part is', async () => {
  const { now } = testEffects();

  expect(await getHealth({ now, checks: { database: works, encryption: works } })).toEqual({
    status: 'operational',
    checks: [
      { name: 'database', status: 'operational', latencyMs: 0 },
      { name: 'encryption', status: 'operational', latencyMs: 0 },
    ],
  });
});

test('the whole is down with one part, and does not say why', async () => {
  const { now } = testEffects();

  const health = await getHealth({ now, checks: { database: fails, encryption: works } });

  expect(health).toMatchObject({ status: 'down', checks: [{ status: 'down' }, { status: 'operational' }] });
  expect(JSON.stringify(health)).not.toContain('away');
});

test('a part that is slow is degraded, and the whole with it', async () => {
  const { now, advance } = testEffects();
  const slow = async () => advance(1.5);

  expect(await getHealth({ now, checks: { database: slow } })).toMatchObject({
    status: 'degraded',
    checks: [{ latencyMs: 1500 }],
  });
});

test('an answer is kept for its time, a failure is not', async () => {
  const { now, advance } = testEffects();
  let count = 0;
  const ask = keep(10, now, async () => {
    count += 1;
    if (count === 1) throw new Error('away');
    return count;
  });

  await expect(ask()).rejects.toThrow('away');
  expect([await ask(), await ask()]).toEqual([2, 2]);
  advance(10);
  expect(await ask()).toBe(3);
});

test('security.txt has a contact, and ends less than a year from now, at the end of a day', async () => {
  const { now } = testEffects();

  expect(renderSecurityTxt(await getSecurityTxt({ now }))).toBe(
    'Contact: mailto:security@promptgate.dev\nExpires: 2027-02-19T00:00:00.000Z\nPreferred-Languages: en\n',
  );
});
