import { describe, expect, inject, test } from 'vitest';
import { until } from '#demo/api.ts';
import {
  addVersion,
  demanded,
  getRollout,
  harmless,
  newOrganisation,
  type Organisation,
  startRollout,
  workspace,
} from '#test/support/organisation.ts';
import { forbidden, insufficient, postTwice, refusal } from './shapes.ts';

const { apiUrl } = inject('stack');
const organisation = await newOrganisation(apiUrl);
const { owner } = organisation;
const outcomes = `${workspace}/outcomes`;
const environment = 'staging';
const steps = [
  { percent: 99, holdSeconds: 600 },
  { percent: 100, holdSeconds: 600 },
];

/** A prompt called `counted` with a rollout to staging, and a token of what it serves. */
const rolledOut = async ({ owner: person }: Organisation, base = workspace) => {
  const prompts = `${base}/prompts`;
  await demanded(person.call('POST', prompts, { name: 'counted' }), 201);
  if (base === workspace) {
    await addVersion(person, 'counted', harmless('1'));
  } else {
    await demanded(person.call('POST', `${prompts}/counted/versions`, harmless('1')), 201);
    await until(
      async () => (await person.call<{ status: string }>('GET', `${prompts}/counted/versions/1`)).body,
      ({ status }) => status !== 'scanning',
    );
  }
  const started = await demanded(
    person.call<{ id: string }>('POST', `${prompts}/counted/rollouts`, { environment, version: 1, steps }),
    201,
  );
  const subjects = Array.from({ length: 20 }, (_, number) => `subject-${number}`);
  for (const subject of subjects) {
    const path = `${prompts}/counted/resolve?environment=${environment}&subject=${subject}`;
    const { status, body } = await person.call<{ exposure: string }>('GET', path);
    if (status === 200) return { rollout: started.id, exposure: body.exposure };
  }
  throw new Error('Nobody was served.');
};

const { rollout, exposure } = await rolledOut(organisation);
const product = await organisation.key('read');
const report = (who: typeof product, ...sent: object[]) => refusal(who.call('POST', outcomes, { outcomes: sent }));
const accepted = [202, undefined];
const invalid = (place: string) => [400, 'validation_failed', `body.outcomes.0${place}`];
const named = { prompt: 'counted', environment, version: 1, success: true };

describe('outcomes', () => {
  test('are accepted by the token that came with what was served, and each counts once', async () => {
    const sent = ['a', 'b', 'a'].map((id, index) => ({
      id,
      exposure,
      success: index !== 1,
      latencyMs: 100,
      qualityScore: 0.5,
    }));
    const answer = await postTwice(product.call, outcomes, { outcomes: sent });
    expect([answer.status, answer.body]).toEqual([202, { accepted: 3 }]);
    expect(await report(product, ...sent)).toEqual(accepted);

    const { stats } = await until(
      () => getRollout(owner, 'counted', rollout),
      (view) => view.stats.canary.count >= 2,
    );
    expect(stats.canary).toEqual({
      count: 2,
      errors: 1,
      errorRate: 0.5,
      qualityCount: 2,
      qualityMean: 0.5,
      latencyP95Ms: expect.any(Number),
    });
    expect(stats.stable.count).toBe(0);
  });

  test('without a token are for deploy keys and admins, since anybody can name a version', async () => {
    const deploy = await organisation.key('deploy');
    const editor = await organisation.join('editor');

    expect(await report(product, { id: 'n1', ...named })).toEqual(insufficient);
    expect(await report(await organisation.key('write'), { id: 'n1', ...named })).toEqual(insufficient);
    expect(await report(editor, { id: 'n1', ...named })).toEqual(forbidden);
    expect(await report(deploy, { id: 'n1', ...named })).toEqual(accepted);
    expect(await report(deploy, { id: 'n2', exposure, success: true })).toEqual(accepted);
    expect(await report(owner, { id: 'n3', ...named })).toEqual(accepted);
    expect(await report(owner, { id: 'n4', ...named, version: 9 })).toEqual(invalid('.version'));
    expect(await report(owner, { id: 'n4', ...named, prompt: 'nowhere' })).toEqual(invalid('.version'));
    expect(await report(await organisation.join('viewer'), { id: 'n5', exposure, success: true })).toEqual(accepted);
  });

  test('of a token changed, of another organisation or of another workspace are refused', async () => {
    const forged = invalid('.exposure');
    const other = await newOrganisation(apiUrl);
    const theirs = await rolledOut(other);
    expect(await report(owner, { id: 'x', exposure: theirs.exposure, success: false })).toEqual(forged);
    expect(await report(other.owner, { id: 'x', exposure, success: false })).toEqual(forged);

    await demanded(owner.call('POST', '/v1/workspaces', { slug: 'second', name: 'Second' }), 201);
    const second = await rolledOut(organisation, '/v1/workspaces/second');
    expect(await report(owner, { id: 'x', exposure: second.exposure, success: false })).toEqual(forged);

    const tampered = [exposure.replace('~c~', '~s~'), `${exposure}A`, exposure.slice(0, -1), 'rubbish', ''];
    for (const token of tampered) {
      expect(await report(product, { id: 'x', exposure: token, success: false }), token).toEqual(forged);
    }
  });

  test('are judged one by one, and refused when none is good', async () => {
    const good = { id: 'g', exposure, success: true };

    expect(await report(product, { ...good, success: 'yes' })).toEqual(invalid('.success'));
    expect(await report(product, { ...good, qualityScore: 1.1 })).toEqual(invalid('.qualityScore'));
    expect(await report(product, { ...good, latencyMs: -1 })).toEqual(invalid('.latencyMs'));
    expect(await report(product, { ...good, at: '2020-01-01T00:00:00Z' })).toEqual(invalid('.at'));
    expect(await report(product, { ...good, prompt: 'counted' })).toEqual(invalid(''));
    expect(await report(product, { id: 'g', success: true })).toEqual(invalid(''));
    const mixed = await product.call('POST', outcomes, {
      outcomes: [good, { ...good, id: 'h', exposure: 'x' }, { ...good, latencyMs: 7 }],
    });
    expect([mixed.status, mixed.body]).toEqual([
      202,
      {
        accepted: 1,
        rejected: [
          { path: 'body.outcomes.1.exposure', message: expect.any(String) },
          { path: 'body.outcomes.2.id', message: expect.any(String) },
        ],
      },
    ]);
    const many = (count: number) => Array.from({ length: count }, (_, index) => ({ ...good, id: `m${index}` }));
    expect(await report(product, ...many(501))).toEqual([400, 'validation_failed', 'body.outcomes']);
    expect(await report(product, ...many(500))).toEqual(accepted);
    expect(await report(product)).toEqual([400, 'validation_failed', 'body.outcomes']);
  });

  test('of a rollout that has ended are accepted, and change nothing of it', async () => {
    await startRollout(owner, 'counted', { environment: 'development', version: 1, steps });
    await demanded(owner.call('POST', `${workspace}/prompts/counted/rollouts/${rollout}/abort`, {}), 200);

    expect(await report(product, { id: 'late', exposure, success: false })).toEqual(accepted);
    expect((await getRollout(owner, 'counted', rollout)).status).toBe('aborted');
  });
});
