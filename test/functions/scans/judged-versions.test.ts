import { describe, expect, test } from 'vitest';
import { putProviderKey } from '#functions/provider-keys/put-provider-key.ts';
import { scanVersion } from '#functions/scans/scan-version.ts';
import { scanRoutes } from '#shared/contracts/scans.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Judge, JudgeFault } from '#shared/domain/scanner/judge/judge.ts';
import type { JudgeSetting } from '#shared/domain/workspace.ts';
import { admin, harmless, leaking, pipeline, prompt, workspace } from '#test/functions/reviews/pipeline.ts';
import { accusingJudge, cleanJudge, malformedJudge, soundJudge } from '#test/support/fake-judges.ts';
import { asked } from '#test/support/world.ts';

const apiKey = 'sk-canary-0123456789-x7Qa';

/** A workspace whose judge is of this kind, with a key for OpenAI. */
const court = async (judge: Judge, setting: JudgeSetting = 'required') => {
  const world = await pipeline();
  world.settings.judge = setting;
  world.court.judge = judge;
  const { id } = await putProviderKey(world.dependencies, {
    ...asked(admin),
    workspace,
    provider: 'openai',
    body: { apiKey },
  });
  return { ...world, keyId: id };
};

const latestScan = async ({ dependencies, tenant, version }: Awaited<ReturnType<typeof court>>) =>
  dependencies.scans.get(tenant, workspace, prompt, 1, (await version(1)).scan.id);

const commandOf = ({ tenant }: Awaited<ReturnType<typeof court>>, scan: string) => ({
  tenant,
  workspace,
  prompt,
  version: 1,
  scan,
});

const faulty = (fault: JudgeFault): Judge => ({ ...soundJudge(), ask: async () => ({ fault }) });
const throwing: Judge = {
  ...soundJudge(),
  ask: async () => {
    throw new Error(`refused: ${apiKey}`);
  },
};

test('a good judge lets a good version become ready, and all that its word depends on is in the result', async () => {
  const world = await court(soundJudge());
  await world.scanned(harmless);

  expect(await world.version(1)).toMatchObject({ status: 'ready' });
  const scan = await latestScan(world);
  expect(scan).toMatchObject({
    status: 'completed',
    engine: {
      llm: true,
      judge: {
        model: 'openai/gpt-4.1-mini-2025-04-14',
        parameters: { temperature: 0 },
        promptDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
        calls: 2,
        ungrounded: 0,
        disagreements: 0,
      },
    },
  });
  expect(scanRoutes.getScan.response.body.parse(scan).engine).toEqual(scan.engine);
  expect(world.used).toEqual([world.keyId]);
  expect(world.rowsOf('AUDIT').at(-1)).toMatchObject({ change: { judge: 'openai/gpt-4.1-mini-2025-04-14' } });
});

test('what both readings call critical blocks, with its place in the text', async () => {
  const world = await court(soundJudge({ PG06: 'kind tone' }));
  await world.scanned(harmless);

  expect(await world.version(1)).toMatchObject({ status: 'blocked', scan: { verdict: 'block' } });
  const { findings } = await latestScan(world);
  const [finding] = findings.filter(({ detector }) => detector === 'judge');
  const { content } = harmless.messages[0]!;
  expect(finding).toMatchObject({ ruleId: 'PG06.judge', category: 'data-exfiltration', severity: 'critical' });
  expect(content.slice(finding?.evidence?.start, finding?.evidence?.end)).toBe('kind tone');
  await expect(world.request(1)).rejects.toMatchObject({ code: 'critical_findings' });
});

describe('whatever is wrong with the judge', () => {
  const judges: readonly (readonly [JudgeFault, Judge])[] = [
    ['unreachable', throwing],
    ['timeout', faulty('timeout')],
    ['refused', faulty('refused')],
    ['truncated', faulty('truncated')],
    ['malformed', malformedJudge],
    ['control_missed', cleanJudge],
    ['control_flagged', accusingJudge],
  ];

  test.each(judges)(
    '%s: where it is required, nothing passes and the rules still say what they found',
    async (fault, judge) => {
      const world = await court(judge);
      await world.scanned(leaking);

      expect(await world.version(1)).toMatchObject({ status: 'scan_failed', scan: { verdict: null } });
      const scan = await latestScan(world);
      expect(scan).toMatchObject({ status: 'incomplete', verdict: null, judgeFault: fault });
      expect(scan.findings).toContainEqual(expect.objectContaining({ detector: 'static', severity: 'critical' }));
      await expect(world.request(1)).rejects.toMatchObject({ code: 'scan_incomplete' });
      expect(JSON.stringify([...world.rowsOf('AUDIT'), ...world.rowsOf('EVENT')])).not.toContain('canary');
    },
  );

  test.each(judges)('%s: where it is advisory, the report is that of the rules', async (fault, judge) => {
    const world = await court(judge, 'advisory');
    await world.scanned(leaking);

    expect(await world.version(1)).toMatchObject({ status: 'blocked' });
    expect(await latestScan(world)).toMatchObject({ status: 'completed', engine: { llm: false }, judgeFault: fault });
  });

  test('a planted fault that it overlooks is itself a finding', async () => {
    for (const setting of ['required', 'advisory'] as const) {
      const world = await court(cleanJudge, setting);
      await world.scanned(harmless);
      const { findings } = await latestScan(world);
      expect(findings).toContainEqual(
        expect.objectContaining({ ruleId: 'PG01.judge-control', severity: 'high', detector: 'judge' }),
      );
    }
  });
});

test('a key that cannot be opened is a judge that cannot be reached', async () => {
  const world = await court(soundJudge());
  const { scan } = await world.create(harmless);
  const open = async () => {
    throw new Error('The key is gone.');
  };
  await scanVersion({ ...world.dependencies, secrets: { open } }, commandOf(world, scan.id));
  expect(await latestScan(world)).toMatchObject({ status: 'incomplete', judgeFault: 'unreachable' });
  expect(world.used).toEqual([]);
});

test('nothing is asked, and no key opened, where the judge is off', async () => {
  const world = await court(throwing, 'off');
  await world.scanned(harmless);
  expect(await latestScan(world)).toMatchObject({ status: 'completed', engine: { llm: false } });
  expect(world.used).toEqual([]);
});

test('the judge is asked once, however often the scan has to be written down', async () => {
  let questions = 0;
  const sound = soundJudge();
  const world = await court({
    ...sound,
    ask: async (question) => {
      questions += 1;
      return sound.ask(question);
    },
  });
  const { scan } = await world.create(harmless);
  const { changes } = world.dependencies;
  let refusals = 2;
  const save: typeof changes.save = async (...change) => {
    refusals -= 1;
    if (refusals >= 0) throw new AppError('conflict', 'Another change came first.');
    return changes.save(...change);
  };
  await scanVersion({ ...world.dependencies, changes: { ...changes, save } }, commandOf(world, scan.id));
  expect(await world.version(1)).toMatchObject({ status: 'ready' });
  expect([questions, refusals]).toEqual([2, -1]);
});
