import { describe, expect, inject, test } from 'vitest';
import {
  approvedPrompt,
  demanded,
  harmless,
  newOrganisation,
  release,
  startRollout,
  workspace,
} from '#test/support/organisation.ts';
import { id, insufficient, notFound, number, postTwice, refusal, sha256, text, time } from './shapes.ts';

type Served = { version: number; variant: string; exposure: string; messages: { content: string }[] };

const organisation = await newOrganisation(inject('stack').apiUrl);
const { owner } = organisation;
const product = await organisation.key('read');
await approvedPrompt(organisation, 'served', 2);
await release(organisation, 'served', 1);
const path = `${workspace}/prompts/served`;
const hold = 600;
const ramp = (...percents: number[]) => percents.map((percent) => ({ percent, holdSeconds: hold }));

const resolve = (query: string, headers = {}) =>
  product.call<Served>('GET', `${path}/resolve?environment=production${query}`, undefined, headers);
const subjects = Array.from({ length: 24 }, (_, number) => `customer-${number}`);
const canaries = async () => {
  const answers = await Promise.all(subjects.map((subject) => resolve(`&subject=${subject}`)));
  return subjects.filter((_, index) => answers[index]?.body.variant === 'canary');
};

describe('what is served', () => {
  test('is a version, its content and a token for its outcomes', async () => {
    const { status, body, headers } = await resolve('&subject=ada');

    expect([status, body]).toEqual([
      200,
      {
        prompt: 'served',
        environment: 'production',
        version: 1,
        variant: 'stable',
        rolloutId: null,
        epoch: number,
        exposure: text,
        messages: harmless('1').messages,
        variables: expect.any(Object),
        model: expect.any(Object),
        contentHash: sha256,
      },
    ]);
    expect(headers.get('cache-control')).toMatch(/^private, max-age=\d+$/);
    const etag = headers.get('etag') ?? '';
    const again = await resolve('&subject=ada', { 'if-none-match': etag });
    expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, '', etag]);
  });

  test('stays on its side for a subject, moves to the canary alone, and goes back at once', async () => {
    const rollout = await startRollout(owner, 'served', { version: 2, steps: ramp(20, 60, 100) });
    const first = await canaries();
    expect(await canaries()).toEqual(first);
    expect(first.length).toBeLessThan(subjects.length);

    await demanded(owner.call('POST', `${path}/rollouts/${rollout.id}/promote`, {}), 200);
    const second = await canaries();
    expect(second).toEqual(expect.arrayContaining(first));
    expect(second.length).toBeGreaterThan(first.length);
    const canary = (await resolve(`&subject=${second[0]}`)).body;
    expect(canary).toMatchObject({ version: 2, variant: 'canary', rolloutId: rollout.id });
    const drawn = await Promise.all(Array.from({ length: 24 }, () => resolve('')));
    expect(new Set(drawn.map(({ body }) => body.variant))).toEqual(new Set(['stable', 'canary']));

    await demanded(owner.call('POST', `${path}/rollouts/${rollout.id}/rollback`, {}), 200);
    expect(await canaries()).toEqual([]);
  });

  test('is nothing outside the canary of a first release, and not found before it', async () => {
    const staging = (subject: string) =>
      product.call<Served>('GET', `${path}/resolve?environment=staging&subject=${subject}`);
    expect(await refusal(staging('ada'))).toEqual(notFound);
    await startRollout(owner, 'served', { environment: 'staging', version: 2, steps: ramp(50, 100) });

    const answers = await Promise.all(subjects.map((subject) => refusal(staging(subject))));
    expect(answers).toContainEqual([404, 'no_stable_version']);
    expect(answers).toContainEqual([200, undefined]);
    expect(await refusal(product.call('GET', `${path}/resolve`))).toEqual([
      400,
      'validation_failed',
      'query.environment',
    ]);
    expect(await refusal(product.call('GET', `${workspace}/prompts/nowhere/resolve?environment=production`))).toEqual(
      notFound,
    );
    const deploy = await organisation.key('deploy');
    expect(await refusal(deploy.call('GET', `${path}/resolve?environment=production`))).toEqual(insufficient);
  });
});

describe('rendering', () => {
  const render = (variables: object, more: object = {}) =>
    product.call<Served>('POST', `${path}/render`, { environment: 'production', subject: 'ada', variables, ...more });

  test('fills the variables in as they are', async () => {
    const body = { environment: 'production', subject: 'ada', variables: { subject: '<b>&"', body: 'It broke.' } };
    const answer = await postTwice<Served>(product.call, `${path}/render`, body);

    expect([answer.status, answer.body]).toEqual([
      200,
      expect.objectContaining({ prompt: 'served', version: 1, variant: 'stable', exposure: text, contentHash: sha256 }),
    ]);
    expect(answer.body.messages[1]?.content).toContain('Subject: <b>&"\n\nIt broke.');
  });

  test('an answer of any length can have an idempotency key', async () => {
    const body = Array.from({ length: 20_000 }, (_, at) => `${at * 7919} ${(at * 104_729).toString(36)}`).join(' ');
    const variables = { subject: 'x', body };
    await postTwice(product.call, `${path}/render`, { environment: 'production', variables });
  });

  test('names each variable that is missing, ill-typed or unknown', async () => {
    const fault = (name: string) => [400, 'validation_failed', `body.variables.${name}`];

    expect(await refusal(render({ subject: 'x' }))).toEqual(fault('body'));
    expect(await refusal(render({ subject: 7, body: 'x' }))).toEqual(fault('subject'));
    expect(await refusal(render({ subject: 'x', body: 'x', other: 'x' }))).toEqual(fault('other'));
    expect(await refusal(render({}, { environment: 'nowhere' }))).toEqual(notFound);
  });
});

describe('the snapshot', () => {
  test('is all that it takes to resolve without asking', async () => {
    const url = `${workspace}/snapshot?environment=staging`;
    const { status, body, headers } = await product.call('GET', url);

    const content = {
      version: 2,
      messages: harmless('2').messages,
      variables: expect.any(Object),
      model: expect.any(Object),
      contentHash: sha256,
      exposure: text,
    };
    expect([status, body]).toEqual([
      200,
      {
        environment: 'staging',
        prompts: [
          {
            prompt: 'served',
            stable: null,
            canary: content,
            percent: 50,
            seed: text,
            rolloutId: id('rol'),
            epoch: number,
            changedAt: time,
          },
        ],
        nextCursor: null,
      },
    ]);
    const again = await product.call('GET', url, undefined, { 'if-none-match': headers.get('etag') ?? '' });
    expect([again.status, again.body]).toEqual([304, '']);
    expect((await product.call('GET', `${workspace}/snapshot?environment=development`)).body).toMatchObject({
      prompts: [],
    });
    expect(await refusal(product.call('GET', `${workspace}/snapshot?environment=nowhere`))).toEqual(notFound);
  });
});
