import { describe, expect, inject, test } from 'vitest';
import { until } from '#demo/api.ts';
import { promptFile } from '#demo/story.ts';
import { addVersion, demanded, harmless, newOrganisation, workspace } from '#test/support/organisation.ts';
import { expectEntityTag, forbidden, id, notFound, number, postTwice, refusal, text, time } from './shapes.ts';

type Finding = {
  category: string;
  severity: string;
  ruleId: string;
  evidence?: { messageIndex: number; start: number; end: number; snippet: string };
  fix?: object;
};
type Report = { id: string; status: string; verdict: string; summary: Record<string, number>; findings: Finding[] };

const organisation = await newOrganisation(inject('stack').apiUrl);
const [editor, viewer] = [await organisation.join('editor'), await organisation.join('viewer')];
await demanded(editor.call('POST', `${workspace}/prompts`, { name: 'scanned' }), 201);
const bad = await promptFile('refund-agent');
const { scan } = await addVersion(editor, 'scanned', bad);
const scans = `${workspace}/prompts/scanned/versions/1/scans`;

const engine = { version: text, ruleset: text, llm: false };
const summary = { critical: number, high: number, medium: number, low: number };
const severity = expect.stringMatching(/^(critical|high|medium|low)$/);
const finding = {
  id: text,
  category: text,
  severity,
  ruleId: text,
  detector: expect.stringMatching(/^(static|model|judge)$/),
  message: text,
  fingerprint: text,
  remediation: text,
  references: expect.any(Array),
};

const expectSarif = (document: unknown) =>
  expect(document).toMatchObject({ version: '2.1.0', runs: [{ tool: { driver: { name: text } } }] });

describe('scans of a version', () => {
  test('say what they found, where, and what to do', async () => {
    const { body } = await viewer.call<Report>('GET', `${scans}/${scan.id}`);

    expect(body).toEqual({
      id: scan.id,
      prompt: 'scanned',
      version: 1,
      status: 'completed',
      verdict: 'block',
      engine,
      summary,
      findings: body.findings.map(({ evidence, fix }) => ({
        ...finding,
        ...(evidence && { evidence: { messageIndex: number, start: number, end: number, snippet: text } }),
        ...(fix && { fix: { messageIndex: number, start: number, end: number, text } }),
      })),
      startedAt: time,
      completedAt: time,
    });
    expect(body.summary['critical']).toBeGreaterThan(0);
    for (const { evidence } of body.findings) {
      if (!evidence) continue;
      const { content } = bad.messages[evidence.messageIndex]!;
      expect(evidence.start).toBeLessThan(evidence.end);
      expect(evidence.end).toBeLessThanOrEqual(content.length);
    }
    await expectEntityTag(viewer.call, `${scans}/${scan.id}`);
  });

  test('are SARIF 2.1.0 as well', async () => {
    const accept = { accept: 'application/sarif+json' };
    const answer = await viewer.call('GET', `${scans}/${scan.id}`, undefined, accept);

    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/sarif+json']);
    expectSarif(answer.body);
    await expectEntityTag(viewer.call, `${scans}/${scan.id}`, accept);
  });

  test('are asked for again by those who write, and kept beside the earlier ones', async () => {
    const again = await postTwice<Report>(editor.call, scans);

    const running = { prompt: 'scanned', version: 1, status: 'running', verdict: null, engine: null, summary: null };
    expect([again.status, again.body]).toEqual([
      202,
      { id: id('scn'), ...running, findings: [], startedAt: time, completedAt: null },
    ]);
    const ended = await until(
      async () => (await viewer.call<Report>('GET', `${scans}/${again.body.id}`)).body,
      ({ status }) => status !== 'running',
    );
    expect(ended).toMatchObject({ status: 'completed', verdict: 'block' });
    const { body: list } = await viewer.call<{ data: Report[]; nextCursor: null }>('GET', scans);
    expect(list.data.map((one) => one.id)).toEqual([again.body.id, scan.id]);
    expect(await refusal(viewer.call('POST', scans))).toEqual(forbidden);
  });

  test('are not found where there is no version or no scan', async () => {
    const missing = `scn_${'0'.repeat(26)}`;
    expect(await refusal(viewer.call('GET', `${scans}/${missing}`))).toEqual(notFound);
    expect(await refusal(viewer.call('GET', scans.replace('/1/', '/9/')))).toEqual(notFound);
    expect(await refusal(editor.call('POST', scans.replace('/1/', '/9/')))).toEqual(notFound);
  });
});

describe('scans of messages', () => {
  const path = `${workspace}/scans`;

  test('give the same report at once, and store nothing', async () => {
    const { messages, variables } = bad as typeof bad & { variables: object };
    const answer = await postTwice<Report>(editor.call, path, { messages, variables });
    const stored = (await viewer.call<Report>('GET', `${scans}/${scan.id}`)).body;

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      verdict: stored.verdict,
      engine,
      summary: stored.summary,
      findings: stored.findings,
    });
    expect((await viewer.call<{ data: object[] }>('GET', `${workspace}/prompts`)).body.data).toHaveLength(1);
    const sarif = await editor.call('POST', path, { messages, variables }, { accept: 'application/sarif+json' });
    expect(sarif.headers.get('content-type')).toBe('application/sarif+json');
    expectSarif(sarif.body);
  });

  test('pass what is harmless, and mask the secrets they find', async () => {
    const { messages, variables } = harmless('1') as ReturnType<typeof harmless> & { variables: object };
    expect((await editor.call<Report>('POST', path, { messages, variables })).body.verdict).not.toBe('block');

    const secret = `AKIA${'IOSFODNN7QRSTUVW'}`;
    const leaking = [{ role: 'system', content: `Use the key ${secret} to call the warehouse.` }];
    const { body } = await editor.call<Report>('POST', path, { messages: leaking });
    expect(body.findings.map(({ category }) => category)).toContainEqual(expect.stringMatching(/secret/));
    expect(JSON.stringify(body)).not.toContain(secret);
  });

  test('are for those who write', async () => {
    expect(await refusal(viewer.call('POST', path, { messages: bad.messages }))).toEqual(forbidden);
    expect(await refusal(editor.call('POST', path, { messages: [] }))).toEqual([
      400,
      'validation_failed',
      'body.messages',
    ]);
  });
});

test('there are 16 categories, each with its rules', async () => {
  const { body } = await viewer.call<{ data: { key: string; rules: object[] }[] }>('GET', '/v1/scan-categories');

  expect(body.data).toHaveLength(16);
  for (const category of body.data) {
    expect(category).toMatchObject({ key: text, title: text, description: text, defaultSeverity: severity });
    expect(category.rules.length).toBeGreaterThan(0);
    for (const rule of category.rules)
      expect(rule).toEqual({ id: text, title: text, severity, message: text, remediation: text });
  }
  const known = new Set(body.data.map(({ key }) => key));
  const report = (await viewer.call<Report>('GET', `${scans}/${scan.id}`)).body;
  for (const { category } of report.findings) expect(known).toContain(category);
  await expectEntityTag(viewer.call, '/v1/scan-categories');
});
