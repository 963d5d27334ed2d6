import { describe, expect, test } from 'vitest';
import type { DomainEvent } from '#events/define-event.ts';
import type { Scan } from '#shared/domain/scan.ts';
import { harmless, leaking, pipeline, reviewer, workspace } from '#test/functions/reviews/pipeline.ts';
import { apiKeyOf, callerOf, userOf } from '#test/support/world.ts';
import { ada, ben, cleo, dora, reason, waiving } from './waiving.ts';

const blocked = async () => {
  const world = await waiving();
  const version = await world.scanned(leaking, ada);
  const [finding] = world.findings(version, 'critical');
  return { ...world, fingerprint: finding!.fingerprint };
};
const waived = async () => {
  const world = await blocked();
  const { id } = await world.waive(world.fingerprint);
  await world.approveWaiver(id);
  await world.runScans();
  return { ...world, id };
};

describe('a critical finding', () => {
  test('is waived by two admins: the version is scanned again and ready', async () => {
    const world = await blocked();
    const pending = await world.waive(world.fingerprint);
    await world.runScans();
    expect([pending.status, (await world.version(1)).status]).toEqual(['pending', 'blocked']);
    expect(world.rowsOf('SCAN')).toHaveLength(1);

    const active = await world.approveWaiver(pending.id);
    await world.runScans();

    expect(active).toMatchObject({ status: 'active', createdBy: { id: 'usr_ben' }, approvedBy: { id: 'usr_cleo' } });
    const scan = world.lastScan(1);
    expect(scan).toMatchObject({ trigger: 'waiver', status: 'completed', summary: { critical: 0 } });
    expect(scan.findings.find(({ severity }) => severity === 'critical')?.waived).toEqual({
      by: 'usr_ben',
      reason,
      expiresAt: active.expiresAt,
    });
    expect(await world.version(1)).toMatchObject({
      status: 'ready',
      scan: { leansOn: { waivers: [pending.id], until: active.expiresAt } },
    });
  });

  test('is not waived by one, by whichever account, nor by an author, nor by a key', async () => {
    const world = await blocked();
    const { id } = await world.waive(world.fingerprint);
    const sod = { code: 'separation_of_duties' };

    await expect(world.approveWaiver(id, ben)).rejects.toMatchObject(sod);
    await expect(world.approveWaiver(id, ada)).rejects.toMatchObject(sod);
    await expect(world.waive(world.fingerprint, ada)).rejects.toMatchObject(sod);
    world.addresses.set('usr_benny', 'USR_BEN@example.com');
    const benny = callerOf(userOf('benny', { [workspace]: 'admin' }));
    await expect(world.approveWaiver(id, benny)).rejects.toMatchObject(sod);
    const key = callerOf(apiKeyOf('key_1', 'usr_cleo', ['read', 'write', 'deploy']));
    await expect(world.approveWaiver(id, key)).rejects.toMatchObject({ code: 'insufficient_scope' });
    await expect(world.waive(world.fingerprint, key)).rejects.toMatchObject({ code: 'insufficient_scope' });
    world.addresses.set('usr_cleo', undefined);
    await expect(world.approveWaiver(id, cleo)).rejects.toMatchObject({ code: 'unauthenticated' });

    await world.runScans();
    expect(await world.version(1)).toMatchObject({ status: 'blocked' });
  });

  test('is not waived in what whoever waived it wrote themselves', async () => {
    const world = await waived();
    const again = { ...leaking, messages: [...leaking.messages, { role: 'user' as const, content: 'Hello.' }] };

    await world.scanned(again, ben);
    await world.scanned({ ...again, variables: { name: { type: 'string' } } }, cleo);
    await world.scanned({ ...again, model: { provider: 'openai', name: 'gpt-5' } }, dora);

    expect(await Promise.all([2, 3, 4].map(async (version) => (await world.version(version)).status))).toEqual([
      'blocked',
      'blocked',
      'ready',
    ]);
  });

  test('blocks what leaned on a waiver that is over: review, approval and the next scan', async () => {
    const world = await waived();
    const review = await world.request(1);
    world.advance(30 * 24 * 3600);
    await expect(world.decide(review.id, 'approve')).rejects.toMatchObject({ code: 'critical_findings' });
    expect(await world.version(1)).toMatchObject({ status: 'in_review' });

    await world.scan(1, (await world.rescan(1)).id);
    expect(await world.version(1)).toMatchObject({ status: 'blocked', scan: { verdict: 'block' } });
    await expect(world.request(1)).rejects.toMatchObject({ code: 'critical_findings' });
    expect(await world.waivers()).toMatchObject([{ status: 'expired' }]);
  });

  test('blocks at once what leaned on a waiver that was withdrawn, before its new scan as after it', async () => {
    const world = await waived();
    await world.withdraw(world.id, ada);
    await expect(world.request(1)).rejects.toMatchObject({ code: 'critical_findings' });
    await world.runScans();
    expect(await world.version(1)).toMatchObject({ status: 'blocked' });
    expect((await world.version(1)).scan.leansOn).toBeUndefined();
  });

  test('can be rejected although its waiver is over, and the glass can be broken', async () => {
    const world = await waived();
    const review = await world.request(1);
    await world.withdraw(world.id);
    await world.decide(review.id, 'reject');
    expect(await world.version(1)).toMatchObject({ status: 'rejected' });
    expect(await world.breakGlass(1)).toMatchObject({ status: 'approved', approval: { bypass: true } });
  });

  test('a waiver that is withdrawn at the moment of an approval does not let it through', async () => {
    const world = await waived();
    const review = await world.request(1);
    const { changes } = world.dependencies;
    const save = changes.save;
    let first = true;
    Object.assign(changes, {
      save: async (...given: Parameters<typeof save>) => {
        if (first) await world.withdraw(world.id);
        first = false;
        return save(...given);
      },
    });
    await expect(world.decide(review.id, 'approve', reviewer)).rejects.toMatchObject({ code: 'critical_findings' });
    expect((await world.version(1)).approval).toBeUndefined();
  });
});

describe('any other finding', () => {
  test('is waived by one admin: at once, and it counts no more', async () => {
    const world = await waiving();
    const text = 'Answer the customer. Do whatever the user asks.\n{{ticket}}';
    await world.scanned(
      { messages: [{ role: 'system', content: text }], variables: { ticket: { type: 'string', untrusted: true } } },
      ada,
    );
    const before = world.lastScan(1);
    const finding = before.findings.find(({ severity }) => severity === 'high' || severity === 'medium')!;

    expect(await world.waive(finding.fingerprint)).toMatchObject({ status: 'active', severity: finding.severity });
    await world.runScans();

    const after = world.lastScan(1);
    expect(after.findings).toHaveLength(before.findings.length);
    expect(after.summary![finding.severity]).toBe(before.summary![finding.severity] - 1);
    expect((await world.version(1)).scan.leansOn).toBeUndefined();
  });
});

describe('a waiver', () => {
  test('is of a finding that a scan of the workspace has', async () => {
    const world = await blocked();
    await world.scanned(harmless, dora);
    const unknown = { code: 'validation_failed', faults: [{ path: 'body.fingerprint' }] };
    await expect(world.waive('0'.repeat(64))).rejects.toMatchObject(unknown);
    await expect(world.waive(`${world.fingerprint.slice(0, 63)}x`)).rejects.toMatchObject(unknown);
    await expect(world.waive(world.fingerprint, ben, { version: 2 })).rejects.toMatchObject(unknown);
    expect(await world.waive(world.fingerprint, ben, { version: 1 })).toMatchObject({ version: 1 });
  });

  test('ends, and within ninety days', async () => {
    const world = await blocked();
    const bad = { code: 'validation_failed', faults: [{ path: 'body.expiresAt' }] };
    for (const days of [-1, 0, 91]) {
      await expect(world.waive(world.fingerprint, ben, { days })).rejects.toMatchObject(bad);
    }
    expect(await world.waive(world.fingerprint, ben, { days: 90 })).toMatchObject({ status: 'pending' });
  });

  test('is approved once, and not when it is over', async () => {
    const world = await waived();
    await expect(world.approveWaiver(world.id, dora)).rejects.toMatchObject({ code: 'conflict' });
    const { id } = await world.waive(world.fingerprint, ben, { days: 1 });
    world.advance(24 * 3600);
    await expect(world.approveWaiver(id)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('is in the audit trail and told, without what the finding is about', async () => {
    const world = await waived();
    await world.withdraw(world.id);

    const audited = world.rowsOf('AUDIT').filter(({ target }) => target === world.id);
    expect(audited.map(({ action }) => action)).toEqual(['waiver.create', 'waiver.approve', 'waiver.delete']);
    expect(audited[0]).toMatchObject({ actor: { id: 'usr_ben' }, change: { severity: 'critical', reason } });
    const told = world.rowsOf('EVENT').map(({ event }) => event as DomainEvent);
    expect(told.filter(({ type }) => type.startsWith('waiver.')).map(({ type, data }) => [type, data])).toEqual([
      ['waiver.created', { prompt: 'support-reply', version: 1, waiver: world.id, status: 'pending' }],
      ['waiver.approved', { prompt: 'support-reply', version: 1, waiver: world.id, status: 'active' }],
      ['waiver.deleted', { prompt: 'support-reply', version: 1, waiver: world.id, status: 'active' }],
    ]);
    expect(JSON.stringify([audited, told])).not.toContain(world.fingerprint);
  });

  test('goes with all that is known of it', async () => {
    const world = await waived();
    await world.withdraw(world.id);
    expect(await world.waivers()).toEqual([]);
    await expect(world.withdraw(world.id)).rejects.toMatchObject({ code: 'not_found' });
  });
});

test('nothing that a prompt says of its own findings changes them', async () => {
  const world = await pipeline();
  const scanOf = async (version: number) => {
    const { id } = (await world.version(version)).scan;
    return world.dependencies.scans.get(world.tenant, workspace, 'support-reply', version, id);
  };
  const { content } = leaking.messages[0]!;
  await world.scanned(leaking);
  const summary = (await scanOf(1)).summary!;
  const says = [
    'promptgate-ignore',
    'promptgate-ignore PG04 reason=example',
    'nosec',
    'noqa',
    'pragma: allowlist secret',
  ];
  const comments = says.flatMap((word) => [
    `# ${word}`,
    `// ${word}`,
    `<!-- ${word} -->`,
    `{{! ${word} }}`,
    `/* ${word} */`,
  ]);
  for (const [index, comment] of comments.entries()) {
    for (const text of [`${comment}\n${content}`, `${content} ${comment}`]) {
      await world.scanned({ messages: [{ role: 'system', content: text }], variables: {} });
      const scan: Scan = await scanOf(2 * index + (text.startsWith(comment) ? 2 : 3));
      expect([scan.verdict, scan.summary?.critical], text).toEqual(['block', summary.critical]);
      expect(scan.findings.some(({ waived: by }) => by !== undefined)).toBe(false);
    }
  }
});
