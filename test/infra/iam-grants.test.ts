import { expect, test } from 'vitest';
import { deployed } from '#test/iam/deployed.ts';
import { grantsOf, unusedGrants } from '#test/iam/granted.ts';
import { reasonOf, reasons } from '#test/iam/justified-grants.ts';
import { synthesise } from './synthesise.ts';

const prod = () => deployed(synthesise('prod', 'us-east-1'), { account: '111122223333', region: 'us-east-1' });

test('a grant that was used is not among the unused, whatever its pattern', () => {
  const all = prod();
  const used = Object.fromEntries(
    all.roles.map(({ name, arn }) => [
      arn.split('/').at(-1) ?? '',
      Object.fromEntries(
        grantsOf(all)
          .filter(({ role }) => role === name)
          .map(({ action, resource }) => [action, { [resource.replaceAll('*', 'x')]: 1 }]),
      ),
    ]),
  );
  const roles = Object.keys(used);

  expect(unusedGrants(all, {})).toHaveLength(grantsOf(all).length);
  expect(unusedGrants(all, { ...used, [roles[0] ?? '']: {} }).length).toBeLessThan(grantsOf(all).length / 2);
});

test('every class of justified grants is written down, with its one reason', async () => {
  const grants = grantsOf(prod());
  const rows = reasons.map((reason) => {
    const covered = grants.filter((grant) => reasonOf(grant) === reason);
    expect(covered.length, reason.what).toBeGreaterThan(0);
    return `| ${reason.what} | ${reason.why} |`;
  });
  const page = [
    '# Grants that no test on the emulator needs',
    '',
    'The local stack records every permission that a call was let pass by, in `permissions.json` of its directory.',
    '`node test/bench/unused-grants.ts .local/test` lists, after a run of the tests, what was granted and never used;',
    'what is in this table is granted all the same, each class for its reason, and the rest of that list is superfluous',
    'or lacks a test. Made by `test/infra/iam-grants.test.ts`.',
    '',
    '| what | why |',
    '|---|---|',
    ...rows,
    '',
  ].join('\n');
  await expect(page).toMatchFileSnapshot('../../docs/iam-grants.md');
});
