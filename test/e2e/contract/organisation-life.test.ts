import { createHash } from 'node:crypto';
import { describe, expect, inject, test } from 'vitest';
import { until } from '#demo/api.ts';
import { keys } from '#shared/data/keys.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import {
  approvedPrompt,
  demanded,
  getRollout,
  newOrganisation,
  type Organisation,
  release,
  startRollout,
  workspace,
} from '#test/support/organisation.ts';
import { stackAsRoot } from '#test/support/stack-as-root.ts';
import { unzip } from '#test/support/unzip.ts';
import {
  expectEntityTag,
  expectPrecondition,
  forbidden,
  id,
  insufficient,
  notFound,
  refusal,
  time,
  unauthenticated,
  user,
} from './shapes.ts';

type Export = { id: string; status: string; downloadUrl?: string; expiresAt?: string; files: number; rows: number };
type Manifest = { organisationId: string; files: { name: string; rows: number; bytes: number; sha256: string }[] };

const stack = inject('stack');
const root = stackAsRoot(stack);
const path = '/v1/organisation';
const exportsPath = `${path}/exports`;
const closed = [403, 'organisation_closed'];
const providerSecret = 'sk-proj-canary-0123456789abcdefghij';

/** An organisation with something of everything; what of it is secret, and what only it has. */
const filled = async () => {
  const organisation = await newOrganisation(stack.apiUrl);
  const { owner, tokens, credentials } = organisation;
  await approvedPrompt(organisation, 'greeting', 2);
  await release(organisation, 'greeting', 1);
  const steps = [25, 100].map((percent) => ({ percent, holdSeconds: 3600 }));
  const rollout = await startRollout(owner, 'greeting', { version: 2, steps });
  const key = await organisation.key('read', 'write', 'deploy');
  const hook = { url: 'https://hooks.example.com/canary', events: ['webhook.disabled'] };
  const webhook = await demanded(
    owner.call<{ id: string; secret: string }>('POST', `${workspace}/webhooks`, hook),
    201,
  );
  await demanded(owner.call('PUT', `${workspace}/provider-keys/openai`, { apiKey: providerSecret }), 200);
  await demanded(owner.call('POST', `${workspace}/fragments`, { name: 'tone', content: 'Be kind.' }), 201);
  const outcome = { id: 'call-canary', prompt: 'greeting', environment: 'production', version: 2, success: true };
  await demanded(key.call('POST', `${workspace}/outcomes`, { outcomes: [outcome] }), 202);
  await until(
    () => getRollout(owner, 'greeting', rollout.id),
    ({ stats }) => stats.canary.count === 1,
  );
  const secrets = [tokens.accessToken, tokens.refreshToken, credentials.password, key.token, webhook.secret];
  return { ...organisation, apiKey: key, webhook, rollout, secrets: [...secrets, providerSecret] };
};

const about = (needle: string, rows: readonly object[]) => rows.filter((row) => JSON.stringify(row).includes(needle));

/** What may never leave, as it lies in the tables: hashes, sealed secrets, signing keys. */
const keptSecrets = async ({
  id: organisationId,
  owner: { id: ownerId },
}: Organisation): Promise<readonly string[]> => {
  const names = /hash$|^secret|^previousSecret$|^exposureKey$|^apiKey$|^answer$/i;
  const all = [...(await root.tenants()), ...(await root.directory())];
  const rows = [...about(organisationId, all), ...about(ownerId, all)];
  return rows.flatMap((row) =>
    Object.entries(row).flatMap(([name, value]) =>
      names.test(name) && name !== 'contentHash' && typeof value === 'string' ? [value] : [],
    ),
  );
};

const exported = async ({ owner }: Organisation): Promise<Export> => {
  const asked = await demanded(owner.call<Export>('POST', exportsPath), 202);
  return until(
    async () => (await owner.call<Export>('GET', `${exportsPath}/${asked.id}`)).body,
    ({ status }) => status !== 'running',
  );
};

const organisation = await filled();
const { owner } = organisation;

describe('the organisation', () => {
  test('is seen by its members, renamed by its admins, and by nobody who saw an earlier one', async () => {
    const { body } = await owner.call(`GET`, path);
    const view = { name: 'Example', region: stack.region, plan: 'trial', ssoEnforced: false, createdAt: time };
    expect(body).toEqual({ id: organisation.id, ...view });
    await expectEntityTag(owner.call, path);
    await expectPrecondition(owner.call, 'PATCH', path, { name: 'Example & Sons' });
    expect((await owner.call('GET', path)).body).toMatchObject({ name: 'Example & Sons' });
    await demanded(owner.call('PATCH', path, { name: 'Example' }), 200);

    const viewer = await organisation.join('viewer');
    expect((await viewer.call('GET', path)).status).toBe(200);
    for (const [method, at] of [
      ['PATCH', path],
      ['DELETE', path],
      ['POST', exportsPath],
      ['POST', `${path}/restore`],
    ] as const) {
      const body = method === 'POST' ? undefined : { name: 'Example' };
      expect(await refusal(viewer.call(method, at, body)), at).toEqual(forbidden);
      expect(await refusal(organisation.apiKey.call(method, at, body)), at).toEqual(insufficient);
    }
    expect(await refusal(owner.call('PATCH', path, { plan: 'enterprise' }))).toEqual([
      400,
      'validation_failed',
      'body',
    ]);
    const { body: trail } = await owner.call('GET', '/v1/audit-events?action=organisation.update');
    expect(trail).toMatchObject({ data: [{ change: { name: 'Example' } }, { change: { name: 'Example & Sons' } }] });
  });
});

describe('an export', () => {
  test('has everything, says what it has, and tells no secret', async () => {
    const done = await exported(organisation);
    expect(done).toMatchObject({ id: id('exp'), status: 'completed', createdBy: user(owner.id), expiresAt: time });
    const archive = await fetch(done.downloadUrl ?? '');
    expect([archive.status, archive.headers.get('content-disposition')]).toEqual([
      200,
      expect.stringContaining(`promptgate-${done.id}.zip`),
    ]);
    const files = unzip(Buffer.from(await archive.arrayBuffer()));

    const manifest = JSON.parse(files['manifest.json'] ?? '') as Manifest;
    expect(manifest).toMatchObject({ organisationId: organisation.id, export: done.id, schemaVersion: 1 });
    expect(Object.keys(files)).toEqual([...manifest.files.map(({ name }) => name), 'manifest.json']);
    for (const { name, rows, bytes, sha256 } of manifest.files) {
      const text = files[name] ?? '';
      expect(createHash('sha256').update(text).digest('hex'), name).toBe(sha256);
      expect([text.split('\n').length - 1, Buffer.byteLength(text)], name).toEqual([rows, bytes]);
      for (const line of text.split('\n').slice(0, -1)) expect(JSON.parse(line)).toBeTypeOf('object');
    }
    const counts = Object.fromEntries(manifest.files.map(({ name, rows }) => [name.replace('.jsonl', ''), rows]));
    expect(counts).toMatchObject({
      organisation: 1,
      workspaces: 1,
      environments: 3,
      prompts: 1,
      versions: 2,
      scans: 2,
      reviews: 2,
      rollouts: 2,
      releases: 1,
      webhooks: 1,
      'api-keys': 1,
      'provider-keys': 1,
      fragments: 1,
      'fragment-versions': 1,
    });
    for (const name of ['audit-events', 'sessions', 'members', 'usage', 'outcome-totals', 'outcome-counts']) {
      expect(counts[name], name).toBeGreaterThan(0);
    }
    expect(files['versions.jsonl']).toContain('Revision 2 of this text.');

    const everything = JSON.stringify(files);
    const kept = await keptSecrets(organisation);
    expect(new Set(kept).size).toBeGreaterThan(7);
    for (const secret of [...organisation.secrets, ...kept]) expect(everything).not.toContain(secret);
  });

  test('is its owner’s alone, at an address that nobody can change', async () => {
    const done = await exported(organisation);
    const { owner: stranger } = await newOrganisation(stack.apiUrl);
    expect(await refusal(stranger.call('GET', `${exportsPath}/${done.id}`))).toEqual(notFound);
    expect((await stranger.call('GET', exportsPath)).body).toEqual({ data: [], nextCursor: null });

    const url = done.downloadUrl ?? '';
    const unsigned = url.split('?')[0] ?? '';
    const another = url.replace(done.id, `${done.id.slice(0, -1)}${done.id.endsWith('0') ? '1' : '0'}`);
    for (const address of [unsigned, another, url.replace(/Signature=../, 'Signature=00')]) {
      expect((await fetch(address)).status, address).toBe(403);
    }
    expect(
      await refusal(
        fetch(url, { method: 'DELETE' }).then(({ status }) => ({ status, headers: new Headers(), body: {} })),
      ),
    ).toEqual([403, undefined]);
    await expectEntityTag(owner.call, `${exportsPath}/${done.id}`);
  });
});

describe('closing', () => {
  test('asks for the very name, shuts everything but the way back, and restoring brings everything back', async () => {
    const fresh = await organisation.key('read');
    const tick = {
      organisationId: organisation.id,
      workspace: 'default',
      prompt: 'greeting',
      rollout: organisation.rollout.id,
    };
    expect(await refusal(owner.call('DELETE', path, { name: 'example' }))).toEqual([
      400,
      'validation_failed',
      'body.name',
    ]);
    expect(await refusal(owner.call('DELETE', path))).toEqual([400, 'validation_failed', 'body.name']);
    const { deletesAt } = await demanded(owner.call<{ deletesAt: string }>('DELETE', path, { name: 'Example' }), 202);
    expect(deletesAt).toEqual(time);

    for (const at of [path, '/v1/me', `${workspace}/prompts`, '/v1/audit-events', '/v1/members', '/v1/usage']) {
      expect(await refusal(owner.call('GET', at)), at).toEqual(closed);
    }
    expect(await refusal(owner.call('DELETE', path, { name: 'Example' }))).toEqual(closed);
    expect(await refusal(fresh.call('GET', `${workspace}/prompts`))).toEqual(unauthenticated);
    expect((await owner.call('GET', exportsPath)).status).toBe(200);
    await root.send('tick-rollout', tick);
    const rolloutRow = async () =>
      (await root.tenants()).find(({ id: row, entity }) => row === organisation.rollout.id && entity === 'ROLLOUT');
    await until(rolloutRow, (row) => row?.['status'] === 'paused', 10);

    expect(await demanded(owner.call('POST', `${path}/restore`), 200)).toMatchObject({ name: 'Example' });
    expect((await owner.call('GET', path)).status).toBe(200);
    expect((await fresh.call('GET', `${workspace}/prompts`)).status).toBe(200);
    expect(await refusal(owner.call('POST', `${path}/restore`))).toEqual([409, 'conflict']);
    await root.send('tick-rollout', tick);
    await until(
      () => getRollout(owner, 'greeting', organisation.rollout.id),
      ({ status }) => status === 'ramping',
    );
    expect(
      (await root.schedules()).filter(({ Name }) => String(Name).startsWith(organisation.id)).length,
    ).toBeGreaterThan(0);
  });
});

test('an erasure leaves nothing anywhere, touches nobody else, and nothing that comes late brings anything back', async () => {
  const other = await newOrganisation(stack.apiUrl);
  const elsewhere = await demanded(
    other.owner.call<{ invitation: { token: string } }>('POST', '/v1/members', {
      email: organisation.credentials.email,
      role: 'member',
      workspaces: [],
    }),
    201,
  );
  const leaver = await organisation.join('viewer');
  await demanded(owner.call('DELETE', `/v1/members/${leaver.id}`), 204);
  const before = about(other.id, await root.tenants()).filter(({ PK }: { PK?: string }) => !PK?.includes('#LIMIT#'));
  const { deletesAt } = await demanded(owner.call<{ deletesAt: string }>('DELETE', path, { name: 'Example' }), 202);
  await demanded(owner.call('POST', exportsPath), 202);

  const canaries = [
    organisation.id,
    organisation.apiKey.id,
    organisation.webhook.id,
    organisation.rollout.id,
    leaver.id,
  ];
  const left = async () => {
    const everywhere = [
      ...(await root.tenants()),
      ...(await root.directory()),
      ...(await root.archives()).map((key) => ({ key })),
      ...(await root.schedules()),
    ];
    return canaries.flatMap((canary) => about(canary, everywhere));
  };
  expect((await left()).length).toBeGreaterThan(50);
  await until(left, (rows) => rows.length === 0, 90);
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(deletesAt));

  expect(await refusal(owner.call('GET', path))).toEqual(unauthenticated);
  expect(await refusal(organisation.nobody('POST', '/v1/sessions', organisation.credentials))).toEqual(unauthenticated);
  const place = { organisationId: organisation.id, workspace: 'default' };
  const event = { id: `evt_${organisation.id.slice(4)}`, type: 'rollout.started', schemaVersion: 1, ...place };
  const detail = {
    ...event,
    occurredAt: new Date().toISOString(),
    actor: user(owner.id),
    data: { prompt: 'greeting', rollout: organisation.rollout.id, version: 2, environment: 'production', percent: 25 },
  };
  for (const worker of ['schedule-rollout-step', 'fan-out-event', 'scan-version']) await root.send(worker, { detail });
  const counted = {
    id: 'late',
    prompt: 'greeting',
    rollout: organisation.rollout.id,
    arm: 'canary',
    epoch: 1,
    caller: 1,
    resolved: true,
  };
  const exposedAt = Math.floor(Date.now() / 1000);
  await root.send('count-outcomes', { ...place, outcomes: [{ ...counted, exposedAt, success: true }] });
  await root.send('tick-rollout', { ...place, prompt: 'greeting', rollout: organisation.rollout.id });
  await root.send('deliver-webhook', { ...place, webhook: organisation.webhook.id, delivery: 'dlv_late', revision: 1 });
  await root.send('export-organisation', { organisationId: organisation.id, exportId: 'exp_late' });
  await root.send('erase-organisation', { organisationId: organisation.id, deletesAt });
  await new Promise((resume) => setTimeout(resume, 5000));
  expect(await left()).toEqual([]);

  const after = about(other.id, await root.tenants()).filter(({ PK }: { PK?: string }) => !PK?.includes('#LIMIT#'));
  expect(after).toEqual(before);
  expect(await root.tenants()).toEqual(
    expect.arrayContaining([expect.objectContaining(keys.organisation(tenantOf(other.id)))]),
  );
  const accepted = { token: elsewhere.invitation.token, password: organisation.credentials.password };
  expect((await other.nobody('POST', '/v1/invitations/accept', accepted)).status).toBe(200);
});
