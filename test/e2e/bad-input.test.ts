import { describe, expect, inject, test } from 'vitest';
import { approvedPrompt, newOrganisation, release, workspace } from '#test/support/organisation.ts';

const { apiUrl } = inject('stack');
const organisation = await newOrganisation(apiUrl);
const { owner } = organisation;
await approvedPrompt(organisation, 'host', 2);
await release(organisation, 'host', 1);

const prompts = `${workspace}/prompts`;
const versions = `${prompts}/host/versions`;
const rollouts = `${prompts}/host/rollouts`;
const outcomes = `${workspace}/outcomes`;

/** Sends a body exactly as it is. */
const send = async (path: string, body: string, contentType = 'application/json') => {
  const response = await fetch(`${apiUrl}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${owner.token}`, 'content-type': contentType },
    body,
  });
  const text = await response.text();
  return {
    status: response.status,
    body: JSON.parse(text) as { code: string; errors?: { path: string; message: string }[] },
  };
};
const message = (content: string) => JSON.stringify({ messages: [{ role: 'system', content }] });
const steps = (...shares: number[]) => shares.map((percent) => ({ percent, holdSeconds: 60 }));
const rollout = (given: unknown) => JSON.stringify({ environment: 'production', version: 2, steps: given });
const outcome = (facts: string) =>
  `{"outcomes":[{"id":"o-1","prompt":"host","environment":"production","version":1,"success":true${facts}}]}`;

const cases: [string, string, string, number, string?][] = [
  ['malformed JSON', prompts, '{"name": ', 400, 'body'],
  ['no object at all', prompts, '"text"', 400, 'body'],
  ['a wrong type', prompts, '{"name": 7}', 400, 'body.name'],
  ['an unknown field', prompts, '{"name": "x", "nmae": "y"}', 400, 'body'],
  ['a name twice', prompts, '{"name": "x", "name": "y"}', 400, 'body.name'],
  ['__proto__', prompts, '{"name": "x", "__proto__": {"tags": ["y"]}}', 400, 'body'],
  [
    'half a surrogate pair',
    versions,
    message('broken \\ud800 text').replace('\\\\', '\\'),
    400,
    'body.messages.0.content',
  ],
  ['65 KiB of content', versions, message('x'.repeat(65 * 1024)), 400, 'body.messages'],
  ['a body of 2 MiB', versions, message('x'.repeat(2 * 1024 * 1024)), 413],
  ['deep nesting', versions, `{"messages":${'['.repeat(200)}${']'.repeat(200)}}`, 400, 'body.messages'],
  ['a slug with a slash', prompts, '{"name": "a/b"}', 400, 'body.name'],
  ['no messages', versions, '{"messages": []}', 400, 'body.messages'],
  ['an undeclared variable', versions, message('Hello {{name}}'), 400, 'body.messages.0.content'],
  ['a template that does not parse', versions, message('Hello {{#name}}'), 400, 'body.messages.0.content'],
  ['an unknown fragment', versions, message('{{> nowhere@1}}'), 400, 'body.messages.0.content'],
  ['a rollout straight to 100', rollouts, rollout(steps(100)), 400, 'body.steps'],
  ['falling steps', rollouts, rollout(steps(20, 10, 100)), 400, 'body.steps'],
  ['a ramp that ends early', rollouts, rollout(steps(10, 50)), 400, 'body.steps'],
  ['a first step too large for production', rollouts, rollout(steps(50, 100)), 400, 'body.steps'],
  [
    'a hold below the minimum',
    rollouts,
    rollout([
      { percent: 10, holdSeconds: 0 },
      { percent: 100, holdSeconds: 1 },
    ]),
    400,
    'body.steps',
  ],
  ['NaN in an outcome', outcomes, outcome(',"latencyMs": NaN'), 400, 'body'],
  ['a huge number in an outcome', outcomes, outcome(',"latencyMs": 1e999'), 400, 'body.outcomes.0.latencyMs'],
  ['a score beyond 1', outcomes, outcome(',"qualityScore": 1.01'), 400, 'body.outcomes.0.qualityScore'],
  [
    'an outcome of a version never served',
    outcomes,
    outcome('').replace('"version":1', '"version":2'),
    400,
    'body.outcomes.0',
  ],
  [
    'an outcome with a forged exposure',
    outcomes,
    '{"outcomes":[{"id":"o","exposure":"aaaa.bbbb","success":true}]}',
    400,
    'body.outcomes.0.exposure',
  ],
  ['no outcomes', outcomes, '{"outcomes":[]}', 400, 'body.outcomes'],
  [
    '501 outcomes',
    outcomes,
    JSON.stringify({
      outcomes: Array.from({ length: 501 }, (_, id) => ({
        id: `o${id}`,
        prompt: 'host',
        environment: 'production',
        version: 1,
        success: true,
      })),
    }),
    400,
    'body.outcomes',
  ],
];

describe('bad input', () => {
  test.each(cases)('%s is refused, with the place of the fault', async (_what, path, body, status, place) => {
    const answer = await send(path, body);

    expect([answer.status, answer.body.code]).toEqual([
      status,
      status === 413 ? 'payload_too_large' : 'validation_failed',
    ]);
    if (place !== undefined)
      expect(answer.body.errors?.[0]?.path).toMatch(new RegExp(`^${place.replaceAll('.', '\\.')}`));
  });

  test('another content type is not supported', async () => {
    expect(await send(prompts, 'name=x', 'application/x-www-form-urlencoded')).toMatchObject({
      status: 415,
      body: { code: 'unsupported_media_type' },
    });
  });

  test.each(['0', '101', '-1', '1e3', '1.5', 'all', '99999999999999999999'])('limit=%s is refused', async (limit) => {
    const { status, body } = await owner.call<{ errors?: { path: string }[] }>('GET', `${prompts}?limit=${limit}`);

    expect([status, body.errors?.[0]?.path]).toEqual([400, 'query.limit']);
  });

  test.each(['a%2Fb', '..%2F..%2F', 'UPPER', '%00', '%F0%9F%92%A9', 'a'.repeat(65)])(
    'a prompt named %s does not exist',
    async (name) => {
      expect((await owner.call(`GET`, `${prompts}/${name}`)).status).toBe(404);
    },
  );

  test('nothing of it was written', async () => {
    const list = await owner.call<{ data: { name: string; latestVersion: number }[] }>('GET', prompts);
    expect(list.body.data).toMatchObject([{ name: 'host', latestVersion: 2 }]);
    const inProgress = await owner.call<{ data: { status: string }[] }>('GET', rollouts);
    expect(inProgress.body.data.map(({ status }) => status)).toEqual(['completed']);
  });
});
