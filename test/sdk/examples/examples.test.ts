import { createOpenAI } from '@ai-sdk/openai';
import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { answerWithAiSdk } from '#sdk/examples/ai-sdk.ts';
import { answerWithAnthropic } from '#sdk/examples/anthropic.ts';
import { answerWithOpenAi } from '#sdk/examples/openai.ts';
import type { Client } from '#sdk/index.ts';
import type { SnapshotPrompt } from '#sdk/prompts/prompt.ts';
import { armOf } from '#shared/domain/rollouts/bucket.ts';
import { playedProvider } from '#test/support/played-provider.ts';
import { clientIn, noConnection } from '../client-in.ts';
import { ramping, side, snapshot } from '../snapshots.ts';

const answered = { content: 'Try oiling the chain.' } as const;
const provider = await playedProvider(answered);
afterAll(() => provider.stop());
beforeEach(() => {
  provider.play(answered);
  provider.asked.length = 0;
});

const question = { customerId: 'customer-42', customer: 'Ada', question: 'Why does it squeak?' };
const secret = { apiKey: 'sk-test', maxRetries: 0 };

const examples = [
  {
    name: 'OpenAI',
    model: 'gpt-4.1-mini',
    ask: (promptgate: Client) =>
      answerWithOpenAi({ promptgate, openai: new OpenAI({ ...secret, baseURL: `${provider.url}/v1` }) }, question),
  },
  {
    name: 'Anthropic',
    model: 'claude-haiku-4-5',
    ask: (promptgate: Client) =>
      answerWithAnthropic({ promptgate, anthropic: new Anthropic({ ...secret, baseURL: provider.url }) }, question),
  },
  {
    name: 'the AI SDK',
    model: 'gpt-4.1-mini',
    ask: (promptgate: Client) =>
      answerWithAiSdk(
        { promptgate, provider: createOpenAI({ apiKey: 'sk-test', baseURL: `${provider.url}/v1` }).chat },
        question,
      ),
  },
] as const;

/** A prompt as some have it: what the system says in two parts, and an example of a talk. */
const prompt = (name: string): SnapshotPrompt => {
  const content = (version: number) => ({
    messages: [
      { role: 'system' as const, content: 'You answer {{customer}}.' },
      { role: 'user' as const, content: 'It rattles.' },
      { role: 'assistant' as const, content: 'Tighten the mudguard.' },
      { role: 'system' as const, content: `Rules, version ${version}: be brief.` },
    ],
    model: { provider: 'any', name, parameters: { temperature: 0.25 } },
  });
  return {
    ...ramping('support-reply', 4, 50),
    stable: side('support-reply', 4, content(4)),
    canary: side('support-reply', 5, content(5)),
  };
};

const promptgateServing = (serve: () => unknown) =>
  clientIn({
    getSnapshot: serve,
    reportOutcomes: ({ body }) => ({ accepted: (body as { outcomes: unknown[] }).outcomes.length }),
  });

const outcomesOf = ({ server }: ReturnType<typeof promptgateServing>) =>
  server.received.flatMap(({ operationId, body }) =>
    operationId === 'reportOutcomes' ? (body as { outcomes: unknown[] }).outcomes : [],
  );

describe.each(examples)('the example for $name', ({ ask, model }) => {
  const arm = armOf({ seed: prompt(model).seed, percent: 50, subject: question.customerId });
  const version = arm === 'canary' ? 5 : 4;

  test('asks the model with the prompt of the customer, and reports the success', async () => {
    const promptgate = promptgateServing(() => snapshot([prompt(model)]));
    expect(await ask(promptgate.client)).toBe('Try oiling the chain.');
    await promptgate.client.close();

    expect(provider.asked).toHaveLength(1);
    const [asked] = provider.asked;
    expect(asked).toMatchObject({ model, temperature: 0.25 });
    const said = asked?.messages.map(({ role, content }) => `${role}: ${JSON.stringify(content)}`) ?? [];
    expect(said.join('\n')).toMatch(/^system: .*You answer Ada\./);
    expect(said.join('\n')).toContain(`Rules, version ${version}: be brief.`);
    const turns = asked?.messages.filter(({ role }) => role !== 'system').map(({ role }) => role);
    expect(turns).toEqual(['user', 'assistant', 'user']);
    expect(said.at(-1)).toMatch(/^user: .*Why does it squeak\?/);

    expect(outcomesOf(promptgate)).toMatchObject([
      {
        exposure: prompt(model)[arm]?.exposure,
        success: true,
        latencyMs: expect.any(Number),
        caller: expect.any(Number),
      },
    ]);
    expect(JSON.stringify(promptgate.server.received)).not.toContain('customer-42');
  });

  test('reports a call that failed, and fails as well', async () => {
    provider.play({ status: 400 });
    const promptgate = promptgateServing(() => snapshot([prompt(model)]));
    await expect(ask(promptgate.client)).rejects.toThrow();
    await promptgate.client.close();
    expect(outcomesOf(promptgate)).toMatchObject([{ success: false, latencyMs: expect.any(Number) }]);
  });

  test('reports an answer that was cut off as a failure', async () => {
    provider.play({ content: 'Try', finishReason: 'length' });
    const promptgate = promptgateServing(() => snapshot([prompt(model)]));
    expect(await ask(promptgate.client)).toBe('Try');
    await promptgate.client.close();
    expect(outcomesOf(promptgate)).toMatchObject([{ success: false }]);
  });

  test('answers with its fallback when Promptgate cannot be reached, and reports nothing', async () => {
    const promptgate = promptgateServing(noConnection);
    expect(await ask(promptgate.client)).toBe('Try oiling the chain.');
    await promptgate.client.close();
    expect(provider.asked[0]).toMatchObject({ model });
    expect(JSON.stringify(provider.asked[0]?.messages)).toContain('You answer Ada, a customer of a bicycle shop.');
    expect(promptgate.server.count('reportOutcomes')).toBe(0);
  });
});
