import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { expect, inject, test } from 'vitest';
import { until } from '#demo/api.ts';
import { promptFile } from '#demo/story.ts';
import {
  addVersion,
  approvedPrompt,
  demanded,
  getRollout,
  harmless,
  newOrganisation,
  release,
  startRollout,
  workspace,
} from '#test/support/organisation.ts';

const { apiUrl, emulatorUrl, region } = inject('stack');
const organisation = await newOrganisation(apiUrl);
const { owner } = organisation;
const editor = await organisation.join('editor');
const product = await organisation.key('read');

type Resolved = { variant: 'stable' | 'canary'; version: number; exposure: string; messages: { content: string }[] };
const resolve = (prompt: string, subject: string) =>
  product.call<Resolved & { code: string }>(
    'GET',
    `${workspace}/prompts/${prompt}/resolve?environment=production&subject=${subject}`,
  );

test('a vulnerable version is blocked, and can be neither reviewed nor rolled out', async () => {
  await demanded(editor.call('POST', `${workspace}/prompts`, { name: 'refund-agent' }), 201);
  const { status, scan } = await addVersion(editor, 'refund-agent', await promptFile('refund-agent'));

  expect([status, scan.verdict]).toEqual(['blocked', 'block']);
  const review = await editor.call<{ code: string }>(
    'POST',
    `${workspace}/prompts/refund-agent/versions/1/reviews`,
    {},
  );
  expect([review.status, review.body.code]).toEqual([409, 'critical_findings']);
  const rollout = await owner.call<{ code: string }>('POST', `${workspace}/prompts/refund-agent/rollouts`, {
    environment: 'production',
    version: 1,
  });
  expect(rollout.status).toBe(409);
});

test('an author never approves their own version, an owner no more than an editor', async () => {
  await demanded(owner.call('POST', `${workspace}/prompts`, { name: 'own' }), 201);
  const { version } = await addVersion(owner, 'own', harmless('own'));
  const { id } = await demanded(
    owner.call<{ id: string }>('POST', `${workspace}/prompts/own/versions/${version}/reviews`, {}),
    201,
  );

  const decision = await owner.call<{ code: string }>('POST', `${workspace}/reviews/${id}/decisions`, {
    decision: 'approve',
  });

  expect([decision.status, decision.body.code]).toEqual([403, 'separation_of_duties']);
});

test('a first release ramps as well: outside the canary there is no stable version', async () => {
  await approvedPrompt(organisation, 'first');
  const steps = [
    { percent: 25, holdSeconds: 300 },
    { percent: 100, holdSeconds: 300 },
  ];
  const rollout = await startRollout(owner, 'first', { version: 1, steps });
  const answers = await Promise.all(Array.from({ length: 40 }, (_, number) => resolve('first', `s${number}`)));

  expect(rollout).toMatchObject({ status: 'ramping', percent: 25 });
  const canary = answers.filter(({ status }) => status === 200);
  const others = answers.filter(({ status }) => status !== 200);
  expect(canary.length).toBeGreaterThan(2);
  expect(canary.every(({ body }) => body.variant === 'canary' && body.version === 1)).toBe(true);
  expect(others.length).toBeGreaterThan(15);
  expect(others.every(({ status, body }) => status === 404 && body.code === 'no_stable_version')).toBe(true);

  const aborted = await owner.call<{ status: string }>(
    'POST',
    `${workspace}/prompts/first/rollouts/${rollout.id}/abort`,
    {},
  );
  expect(aborted.body.status).toBe('aborted');
});

test('a rollout goes step by step to completion by itself, and each caller only ever moves towards it', async () => {
  await approvedPrompt(organisation, 'timed', 2);
  await release(organisation, 'timed', 1);
  const steps = [
    { percent: 10, holdSeconds: 2 },
    { percent: 50, holdSeconds: 2 },
    { percent: 100, holdSeconds: 2 },
  ];
  const { id } = await startRollout(owner, 'timed', { version: 2, steps });
  const moved = new Map<string, number[]>();
  const seen = new Set<number>();
  const ended = await until(
    async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, (_, number) => resolve('timed', `s${number}`)));
      for (const [number, { body }] of answers.entries())
        moved.set(`s${number}`, [...(moved.get(`s${number}`) ?? []), body.version]);
      const now = await getRollout(owner, 'timed', id);
      seen.add(now.percent);
      return now;
    },
    ({ status }) => status === 'completed',
  );

  expect(ended.percent).toBe(100);
  expect([...seen].every((percent) => [10, 50, 100].includes(percent))).toBe(true);
  for (const versions of moved.values()) expect(versions).toEqual(versions.toSorted());
  const releases = await owner.call<{ data: { environment: string; version: number }[] }>(
    'GET',
    `${workspace}/prompts/timed/releases`,
  );
  expect(releases.body.data).toMatchObject([{ environment: 'production', version: 2 }]);

  const back = await owner.call('POST', `${workspace}/prompts/timed/releases/production/rollback`, {
    reason: 'as before',
  });
  expect(back.status).toBe(200);
  expect((await resolve('timed', 's1')).body.version).toBe(1);
});

test('a worse version is rolled back by itself, everyone gets stable at once, and the alarm goes off', async () => {
  await approvedPrompt(organisation, 'worse', 2);
  await release(organisation, 'worse', 1);
  const steps = [
    { percent: 25, holdSeconds: 600 },
    { percent: 100, holdSeconds: 600 },
  ];
  const { id } = await startRollout(owner, 'worse', { version: 2, steps });

  let number = 0;
  const ended = await until(
    async () => {
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => {
          number += 1;
          return resolve('worse', `s${number}`);
        }),
      );
      const outcomes = answers.map(({ body }, index) => ({
        id: `w-${number}-${index}`,
        exposure: body.exposure,
        success: body.version === 1,
      }));
      await demanded(product.call('POST', `${workspace}/outcomes`, { outcomes }), 202);
      return getRollout(owner, 'worse', id);
    },
    ({ status }) => status !== 'ramping',
  );

  expect(ended).toMatchObject({ status: 'rolled_back', percent: 0 });
  expect(ended.decision?.evidence['logE']).toBeGreaterThan(
    ended.decision?.evidence['threshold'] ?? Number.POSITIVE_INFINITY,
  );
  const after = await Promise.all(Array.from({ length: 12 }, (_, n) => resolve('worse', `s${n}`)));
  expect(after.every(({ body }) => body.version === 1)).toBe(true);

  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const cloudWatch = new CloudWatchClient({ endpoint: emulatorUrl, region, credentials });
  // The very number that decided, and the count of what was taken back, by whomever.
  const watched = ['EvidenceOfThreshold', 'RolledBack'];
  const alarms = await until(
    async () => (await cloudWatch.send(new DescribeAlarmsCommand({}))).MetricAlarms ?? [],
    (found) => watched.every((name) => found.find((alarm) => alarm.MetricName === name)?.StateValue === 'ALARM'),
    30,
  );
  expect(alarms.find(({ MetricName }) => MetricName === 'EvidenceOfThreshold')).toMatchObject({
    StateValue: 'ALARM',
    Threshold: 1,
    TreatMissingData: 'notBreaching',
  });
});

test('an approval that is withdrawn ends the rollout of its version, and everyone gets stable again', async () => {
  await approvedPrompt(organisation, 'withdrawn', 2);
  await release(organisation, 'withdrawn', 1);
  const steps = [
    { percent: 25, holdSeconds: 600 },
    { percent: 100, holdSeconds: 600 },
  ];
  const { id } = await startRollout(owner, 'withdrawn', { version: 2, steps });
  const { body: reviews } = await owner.call<{ data: { id: string; prompt: string; version: number }[] }>(
    'GET',
    `${workspace}/reviews?status=approved`,
  );
  const review = reviews.data.find(({ prompt, version }) => prompt === 'withdrawn' && version === 2);
  const reason = 'It promises refunds.';
  await demanded(owner.call('POST', `${workspace}/reviews/${review?.id}/withdraw`, { reason }), 200);

  const promoted = await owner.call<{ code: string }>(
    'POST',
    `${workspace}/prompts/withdrawn/rollouts/${id}/promote`,
    {},
  );
  expect(['not_approved', 'conflict']).toContain(promoted.body.code);
  const ended = await until(
    () => getRollout(owner, 'withdrawn', id),
    ({ status }) => status !== 'ramping',
    20,
  );
  expect(ended).toMatchObject({ status: 'aborted', percent: 0 });
  expect(JSON.stringify(ended)).toContain(`was withdrawn: ${reason}`);
  const after = await Promise.all(Array.from({ length: 8 }, (_, number) => resolve('withdrawn', `s${number}`)));
  expect(after.every(({ body }) => body.version === 1)).toBe(true);
});

test('each outcome counts once, however often it is sent', async () => {
  await approvedPrompt(organisation, 'counted', 2);
  await release(organisation, 'counted', 1);
  const steps = [
    { percent: 25, holdSeconds: 600 },
    { percent: 100, holdSeconds: 600 },
  ];
  const { id } = await startRollout(owner, 'counted', { version: 2, steps });
  const exposures = await Promise.all(Array.from({ length: 12 }, (_, number) => resolve('counted', `s${number}`)));
  const outcomes = exposures.map(({ body }, number) => ({
    id: `once-${number}`,
    exposure: body.exposure,
    success: true,
  }));
  for (let round = 0; round < 4; round += 1)
    await demanded(product.call('POST', `${workspace}/outcomes`, { outcomes }), 202);
  const last = { id: 'last', exposure: exposures[0]!.body.exposure, success: true };
  await demanded(product.call('POST', `${workspace}/outcomes`, { outcomes: [last] }), 202);

  const total = ({ stats }: { stats: Record<'stable' | 'canary', { count: number }> }) =>
    stats.stable.count + stats.canary.count;
  const counted = await until(
    () => getRollout(owner, 'counted', id),
    (rollout) => total(rollout) >= 13,
  );

  expect(total(counted)).toBe(13);
});
