import { afterAll, expect, inject, test } from 'vitest';
import { until } from '#demo/api.ts';
import { createClient } from '#sdk/index.ts';
import { approvedPrompt, getRollout, newOrganisation, release, startRollout } from '#test/support/organisation.ts';

const { apiUrl } = inject('stack');
const organisation = await newOrganisation(apiUrl);
const { owner } = organisation;
const product = await organisation.key('read');

const faults: Error[] = [];
const promptgate = createClient({
  baseUrl: apiUrl,
  apiKey: product.token,
  workspace: 'default',
  environment: 'production',
  pollSeconds: 1,
  flushSeconds: 1,
  onError: (fault) => faults.push(fault),
});
afterAll(() => promptgate.close());

const subjects = Array.from({ length: 200 }, (_, number) => `subject-${number}`);
/** One call of each subject, and how each version does. */
const calls = (succeeds: (version: number) => boolean) =>
  subjects.map((subject) => {
    const prompt = promptgate.prompts.getNow('greeting', { subject });
    prompt.report({ success: succeeds(prompt.version ?? 0) });
    return prompt;
  });

test('a client decides as the server does, and the rollout that its outcomes end reaches it by itself', async () => {
  await approvedPrompt(organisation, 'greeting', 2);
  await release(organisation, 'greeting', 1);
  const steps = [
    { percent: 25, holdSeconds: 300 },
    { percent: 100, holdSeconds: 300 },
  ];
  const { id } = await startRollout(owner, 'greeting', { version: 2, steps });
  await promptgate.prompts.get('greeting', { subject: 'whoever' });

  const [subject = ''] = subjects;
  const { rolloutId, variant, render } = promptgate.prompts.getNow('greeting', { subject });
  const variables = { subject: 'A parcel', body: 'Where is it?' };
  const body = { environment: 'production', subject, variables };
  const rendered = await promptgate.api.renderPrompt({ prompt: 'greeting', body });
  expect([rolloutId, rendered.rolloutId]).toEqual([id, id]);
  expect(variant).toBe(rendered.variant);
  expect(render(variables)).toEqual(rendered.messages);

  const served = calls((version) => version === 1);
  const canaries = served.filter((prompt) => prompt.variant === 'canary').length;
  expect(canaries).toBeGreaterThan(20);
  await promptgate.flush();

  const ended = await until(
    () => getRollout(owner, 'greeting', id),
    ({ status }) => status === 'rolled_back',
    30,
  );
  expect(ended.decision).toMatchObject({
    guardrail: 'compareToStable.errorRate',
    evidence: { canary: { errors: canaries } },
  });
  await until(
    async () => calls(() => true),
    (prompts) => prompts.every(({ version, rolloutId: present }) => version === 1 && present === null),
    5,
  );
  expect(faults).toEqual([]);
});
