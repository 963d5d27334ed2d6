import { randomBytes } from 'node:crypto';
import { describe, expect, inject, test } from 'vitest';
import { until } from '#demo/api.ts';
import { addVersion, type Caller, demanded, newOrganisation, release, workspace } from '#test/support/organisation.ts';
import { rootOf } from '#test/support/root-table.ts';
import { stackAsRoot } from '#test/support/stack-as-root.ts';
import { forbidden, id, insufficient, notFound, postTwice, refusal, text, time, user } from './shapes.ts';

type Finding = { fingerprint: string; severity: string; waived?: object };
type Scan = { id: string; status: string; verdict: string; trigger?: string; findings: Finding[] };
type Waiver = { id: string; status: string };

const stack = inject('stack');
const organisation = await newOrganisation(stack.apiUrl);
const [author, first, second, viewer] = [
  await organisation.join('admin'),
  await organisation.join('admin'),
  await organisation.join('admin'),
  await organisation.join('viewer'),
];
await demanded(author.call('POST', `${workspace}/prompts`, { name: 'waived' }), 201);
const versions = `${workspace}/prompts/waived/versions`;
const waivers = `${workspace}/waivers`;
const reason = 'The key is the published example of the vendor and opens nothing.';
const inDays = (days: number) => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString();

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** With a new key of nobody, so that nobody's waiver is of another's finding. */
const leaking = () => {
  const key = `AKIA${Array.from(randomBytes(16), (byte) => alphabet[byte % alphabet.length]).join('')}`;
  return { messages: [{ role: 'system', content: `You answer briefly. Use the key ${key} to call S3.` }] };
};
const scanOf = async (version: number) => {
  const { body } = await viewer.call<{ scan: { id: string } }>('GET', `${versions}/${version}`);
  return (await demanded(viewer.call<Scan>('GET', `${versions}/${version}/scans/${body.scan.id}`), 200)) as Scan;
};
const blocked = async () => {
  const { version, status } = await addVersion(author, 'waived', leaking());
  expect(status).toBe('blocked');
  const finding = (await scanOf(version)).findings.find(({ severity }) => severity === 'critical')!;
  return { version, fingerprint: finding.fingerprint };
};
const becomes = (version: number, wanted: string) =>
  until(
    async () => (await viewer.call<{ status: string }>('GET', `${versions}/${version}`)).body,
    ({ status }) => status === wanted,
  );
const waive = async ({ call }: Caller, fingerprint: string, more: object = {}) =>
  call<Waiver>('POST', waivers, { fingerprint, reason, expiresAt: inDays(30), ...more });
const waived = async () => {
  const found = await blocked();
  const waiver = await demanded(waive(first, found.fingerprint), 201);
  await demanded(second.call('POST', `${waivers}/${waiver.id}/approve`), 200);
  await becomes(found.version, 'ready');
  return { ...found, waiver: waiver.id };
};

describe('waivers', () => {
  test('of critical findings take two admins, and unblock the version', async () => {
    const { version, fingerprint } = await blocked();
    const expiresAt = inDays(30);
    const made = await postTwice<Waiver>(first.call, waivers, { fingerprint, reason, expiresAt });
    const view = {
      id: id('wvr'),
      fingerprint,
      ruleId: text,
      category: text,
      severity: 'critical',
      prompt: 'waived',
      version,
      reason,
      status: 'pending',
      expiresAt,
      createdAt: time,
      createdBy: user(first.id),
    };
    expect([made.status, made.body]).toEqual([201, view]);

    const approve = `${waivers}/${made.body.id}/approve`;
    expect(await refusal(first.call('POST', approve))).toEqual([403, 'separation_of_duties']);
    expect(await refusal(author.call('POST', approve))).toEqual([403, 'separation_of_duties']);
    expect(
      await refusal(organisation.owner.call('POST', approve.replace(made.body.id, `wvr_${'0'.repeat(26)}`))),
    ).toEqual(notFound);
    const approved = await demanded(second.call('POST', approve), 200);
    expect(approved).toEqual({ ...view, status: 'active', approvedAt: time, approvedBy: user(second.id) });
    expect(await refusal(organisation.owner.call('POST', approve))).toEqual([409, 'conflict']);

    await becomes(version, 'ready');
    const scan = await scanOf(version);
    expect(scan).toMatchObject({ trigger: 'waiver', summary: { critical: 0 } });
    const finding = scan.findings.find((each) => each.fingerprint === fingerprint);
    expect(finding?.waived).toEqual({ by: first.id, reason, expiresAt });
    const { body: list } = await viewer.call<{ data: Waiver[] }>('GET', waivers);
    expect(list.data[0]).toEqual(approved);
  });

  test('that are withdrawn let nothing through any more', async () => {
    const { version, waiver } = await waived();
    const { id: review } = await demanded(
      author.call<{ id: string }>('POST', `${versions}/${version}/reviews`, {}),
      201,
    );
    expect((await first.call('DELETE', `${waivers}/${waiver}`)).status).toBe(204);

    const decision = { decision: 'approve' };
    const [, code] = await refusal(second.call('POST', `${workspace}/reviews/${review}/decisions`, decision));
    expect(['critical_findings', 'review_closed']).toContain(code);
    await becomes(version, 'blocked');
    expect(await refusal(author.call('POST', `${versions}/${version}/reviews`, {}))).toEqual([
      409,
      'critical_findings',
    ]);
    expect(await refusal(first.call('DELETE', `${waivers}/${waiver}`))).toEqual(notFound);
  });

  test('are for admins, who are no authors and no keys', async () => {
    const { version, fingerprint } = await blocked();
    const key = await organisation.key('read', 'write', 'deploy');
    expect(await refusal(waive(author, fingerprint))).toEqual([403, 'separation_of_duties']);
    expect(await refusal(waive(await organisation.join('reviewer'), fingerprint))).toEqual(forbidden);
    expect(await refusal(waive(viewer, fingerprint))).toEqual(forbidden);
    expect(await refusal(waive(key, fingerprint))).toEqual(insufficient);
    expect((await becomes(version, 'blocked')).status).toBe('blocked');
  });

  test('are of findings that there are, with a reason, and end', async () => {
    const { version, fingerprint } = await blocked();
    const bad = (path: string) => [400, 'validation_failed', `body.${path}`];
    expect(await refusal(waive(first, '0'.repeat(64)))).toEqual(bad('fingerprint'));
    expect(await refusal(waive(first, 'PG04'))).toEqual(bad('fingerprint'));
    expect(await refusal(waive(first, fingerprint, { prompt: 'elsewhere', version }))).toEqual(bad('fingerprint'));
    expect(await refusal(waive(first, fingerprint, { reason: '   Too short.        ' }))).toEqual(bad('reason'));
    expect(await refusal(waive(first, fingerprint, { expiresAt: inDays(91) }))).toEqual(bad('expiresAt'));
    expect(await refusal(waive(first, fingerprint, { expiresAt: inDays(-1) }))).toEqual(bad('expiresAt'));
    expect((await waive(first, fingerprint, { prompt: 'waived', version })).status).toBe(201);
  });
});

test('what production serves is scanned by a new ruleset, and goes on as it was', async () => {
  const { version } = await waived();
  const { id: review } = await demanded(author.call<{ id: string }>('POST', `${versions}/${version}/reviews`, {}), 201);
  const decision = { decision: 'approve' };
  await demanded(second.call('POST', `${workspace}/reviews/${review}/decisions`, decision), 200);
  await release(organisation, 'waived', version);
  const asRoot = stackAsRoot(stack);
  expect(await asRoot.directory()).toContainEqual(expect.objectContaining({ PK: 'SERVED', SK: organisation.id }));
  const { data: scans } = await demanded(viewer.call<{ data: Scan[] }>('GET', `${versions}/${version}/scans`), 200);
  for (const scan of scans) await rootOf(stack).outdateScan(organisation.id, 'waived', version, scan.id);

  await asRoot.send('rescan-releases', { organisationId: organisation.id });
  await asRoot.send('rescan-releases', { organisationId: organisation.id });

  const list = async () => (await viewer.call<{ data: Scan[] }>('GET', `${versions}/${version}/scans`)).body.data;
  const [rescan, ...others] = await until(list, ([newest]) => newest?.trigger === 'ruleset');
  expect([rescan?.status, others.length]).toEqual(['completed', scans.length]);
  expect(rescan?.verdict).not.toBe('block');
  const { body } = await organisation.owner.call<{ data: { action: string; change: object }[] }>(
    'GET',
    '/v1/audit-events?action=release.rescan',
  );
  expect(body.data).toMatchObject([{ change: { environment: 'production', version, scan: rescan?.id } }]);
  expect((await viewer.call<{ status: string }>('GET', `${versions}/${version}`)).body.status).toBe('approved');
});
