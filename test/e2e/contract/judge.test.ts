import { afterAll, describe, expect, inject, test } from 'vitest';
import { cleanJudge, soundJudge } from '#test/support/fake-judges.ts';
import { addVersion, demanded, harmless, newOrganisation, workspace } from '#test/support/organisation.ts';
import { playedProvider } from '#test/support/played-provider.ts';
import { expectEntityTag, refusal, time } from './shapes.ts';

type Finding = { ruleId: string; detector: string; severity: string; evidence?: { start: number; end: number } };
type Report = {
  status: string;
  verdict: string | null;
  judgeFault?: string;
  engine: object | null;
  findings: Finding[];
};

const organisation = await newOrganisation(inject('stack').apiUrl);
const { owner } = organisation;
const provider = await playedProvider(soundJudge());
afterAll(() => provider.stop());

const apiKey = 'sk-canary-0123456789-x7Qa';
const model = { provider: 'openai', name: 'gpt-4.1-mini-2025-04-14' };
await demanded(owner.call('PUT', `${workspace}/provider-keys/openai`, { apiKey, baseUrl: `${provider.url}/v1` }), 200);
await demanded(owner.call('PATCH', workspace, { scan: { judge: 'required', model } }), 200);
await demanded(owner.call('POST', `${workspace}/prompts`, { name: 'judged' }), 201);
const versions = `${workspace}/prompts/judged/versions`;

const judged = async (mark: string) => {
  const { version, status, scan } = await addVersion(owner, 'judged', harmless(mark));
  const report = (await owner.call<Report>('GET', `${versions}/${version}/scans/${scan.id}`)).body;
  return { version, status, report };
};
const submission = (version: number) => refusal(owner.call('POST', `${versions}/${version}/reviews`, {}));

describe('where a judge is required', () => {
  test('nothing passes while it cannot be reached', async () => {
    provider.play({ status: 503 });
    const { version, status, report } = await judged('1');

    expect(status).toBe('scan_failed');
    expect(report).toMatchObject({ status: 'incomplete', verdict: null, engine: null, judgeFault: 'unreachable' });
    expect(await submission(version)).toEqual([409, 'scan_incomplete']);
  });

  test('nor while it can be talked into anything, which is a finding', async () => {
    provider.play(cleanJudge);
    const { version, status, report } = await judged('2');

    expect(status).toBe('scan_failed');
    expect(report).toMatchObject({ status: 'incomplete', judgeFault: 'control_missed' });
    expect(report.findings).toContainEqual(
      expect.objectContaining({ ruleId: 'PG01.judge-control', severity: 'high', detector: 'judge' }),
    );
    expect(await submission(version)).toEqual([409, 'scan_incomplete']);
  });

  test('a good version passes a good judge, which says who it was', async () => {
    provider.play(soundJudge());
    const { version, status, report } = await judged('3');

    expect(status).toBe('ready');
    expect(report.engine).toMatchObject({
      llm: true,
      judge: {
        model: 'openai/gpt-4.1-mini-2025-04-14',
        parameters: { temperature: 0, maxOutputTokens: 8000 },
        promptDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
        calls: 2,
      },
    });
    expect((await submission(version))[0]).toBe(201);
    const { headers } = provider.requests().at(-1)!;
    expect(headers['authorization']).toBeDefined();
  });

  test('what it holds against a version blocks it, at its place in the text', async () => {
    const body = harmless('4');
    const { content } = body.messages[0]!;
    const passage = content.slice(0, content.indexOf('.'));
    provider.play(soundJudge({ PG06: passage }));
    const { version, status, report } = await judged('4');

    expect(status).toBe('blocked');
    const [finding] = report.findings.filter(({ detector }) => detector === 'judge');
    expect(finding).toMatchObject({ ruleId: 'PG06.judge', severity: 'critical' });
    expect(content.slice(finding?.evidence?.start, finding?.evidence?.end)).toBe(passage);
    expect(await submission(version)).toEqual([409, 'critical_findings']);
  });
});

test('an advisory judge that fails leaves the report of the rules', async () => {
  await demanded(owner.call('PATCH', workspace, { scan: { judge: 'advisory' } }), 200);
  provider.play({ status: 503 });
  const { status, report } = await judged('5');

  expect(status).toBe('ready');
  expect(report).toMatchObject({ status: 'completed', engine: { llm: false }, judgeFault: 'unreachable' });
});

test('a judge that is off is not asked', async () => {
  await demanded(owner.call('PATCH', workspace, { scan: { judge: 'off' } }), 200);
  const before = provider.asked.length;
  const { status, report } = await judged('6');

  expect([status, report.engine]).toEqual(['ready', expect.objectContaining({ llm: false })]);
  expect(report).not.toHaveProperty('judgeFault');
  expect(provider.asked.length).toBe(before);
});

test('the key was used, and is in none of what was sent or told', async () => {
  const { body } = await owner.call('GET', `${workspace}/provider-keys/openai`);
  expect(body).toMatchObject({ last4: 'x7Qa', lastUsedAt: time });
  expect(JSON.stringify(provider.asked.map(({ messages }) => messages))).not.toContain('canary');
  const audit = await owner.call('GET', '/v1/audit-events?limit=100');
  expect(JSON.stringify(audit.body)).not.toContain('canary');
});

test('the setting names a model that the workspace can call', async () => {
  const other = { provider: 'anthropic', name: 'claude-haiku-4-5-20251001' };
  expect(await refusal(owner.call('PATCH', workspace, { scan: { model: other } }))).toEqual([
    400,
    'validation_failed',
    'body.scan.model.provider',
  ]);
  expect(await refusal(owner.call('PATCH', workspace, { scan: { model: { ...model, provider: 'nobody' } } }))).toEqual([
    400,
    'validation_failed',
    'body.scan.model.provider',
  ]);
  expect((await owner.call<{ scan: object }>('GET', workspace)).body.scan).toEqual({ judge: 'off', model });
  expect((await owner.call<{ scan: object }>('PATCH', workspace, { scan: { model: null } })).body.scan).toEqual({
    judge: 'off',
  });
  await expectEntityTag(owner.call, workspace);
});
