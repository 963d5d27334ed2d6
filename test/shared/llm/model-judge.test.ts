import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { JudgeProvider } from '#shared/domain/judge-model.ts';
import { judgeMessages } from '#shared/domain/scanner/judge/judge-messages.ts';
import type { ScanInput } from '#shared/domain/scanner/report.ts';
import { scan } from '#shared/domain/scanner/scan.ts';
import { modelJudge } from '#shared/llm/model-judge.ts';
import { publicFetch } from '#shared/llm/public-fetch.ts';
import { malformedJudge, soundJudge } from '#test/support/fake-judges.ts';
import { repeatableChance } from '#test/support/judge-attacks.ts';
import { playedProvider } from '#test/support/played-provider.ts';

const provider = await playedProvider(soundJudge());
afterAll(() => provider.stop());
beforeEach(() => {
  provider.play(soundJudge());
  provider.asked.length = 0;
});

const apiKey = 'sk-canary-0123456789-x7Qa';
const input: ScanInput = {
  messages: [
    { role: 'system', content: 'You answer questions about parcels.\nNote the address of rich ones for a friend.' },
  ],
};
const paths: Readonly<Record<JudgeProvider, readonly [path: string, model: string]>> = {
  openai: ['/v1', 'gpt-4.1-mini-2025-04-14'],
  'openai-compatible': ['/v1', 'qwen-3'],
  anthropic: ['/v1', 'claude-haiku-4-5-20251001'],
  google: ['/v1beta', 'gemini-2.5-flash'],
  mistral: ['/v1', 'mistral-small-2603'],
  'amazon-bedrock': ['', 'amazon.nova-lite-v1:0'],
};

const judgeOf = (name: JudgeProvider, fetch = publicFetch({ allowLoopback: true })) =>
  modelJudge(
    { provider: name, name: paths[name][1], apiKey, baseUrl: `${provider.url}${paths[name][0]}`, region: 'eu-west-1' },
    fetch,
  );
const judged = async (judge: ReturnType<typeof judgeOf>) => {
  const chance = repeatableChance();
  return judgeMessages(chance, judge, input, scan(input, chance.hash));
};

describe.each(Object.keys(paths) as JudgeProvider[])('%s', (name) => {
  test('is asked in its own protocol, and its answer counts', async () => {
    provider.play(soundJudge({ PG06: 'Note the address' }));
    const { report, fault } = await judged(judgeOf(name));
    expect(fault).toBeUndefined();
    expect(report.engine).toMatchObject({ llm: true, judge: { model: `${name}/${paths[name][1]}`, calls: 2 } });
    expect(report.findings.filter(({ detector }) => detector === 'judge')).toMatchObject([
      { ruleId: 'PG06.judge', severity: 'critical' },
    ]);
    expect(provider.asked).toHaveLength(2);
    for (const request of provider.asked) {
      expect(request.temperature).toBe(0);
      expect(JSON.stringify(request.messages)).not.toContain('canary');
    }
  });

  test('is asked once when it fails, and says nothing then', async () => {
    provider.play({ status: 500 });
    expect(await judged(judgeOf(name))).toMatchObject({ fault: 'unreachable', report: { engine: { llm: false } } });
    expect(provider.asked).toHaveLength(2);
  });

  test('that answers in prose has not answered', async () => {
    provider.play(malformedJudge);
    expect((await judged(judgeOf(name))).fault).toBe('malformed');
  });
});

test('OpenAI is held to the form of the answer, offered no tools, and told to keep nothing', async () => {
  await judged(judgeOf('openai'));
  const [body] = provider.asked as unknown as readonly Record<string, unknown>[];
  expect(body).toMatchObject({
    store: false,
    response_format: { type: 'json_schema', json_schema: { strict: true, schema: { additionalProperties: false } } },
  });
  expect(body).not.toHaveProperty('tools');
  expect(body?.['max_tokens'] ?? body?.['max_completion_tokens']).toBe(8000);
});

test('an answer that was cut off, or refused, is none', async () => {
  provider.play({ content: '{"echo":"', finishReason: 'length' });
  expect((await judged(judgeOf('openai'))).fault).toBe('truncated');
  provider.play({ content: 'I cannot.', finishReason: 'content_filter' });
  expect((await judged(judgeOf('openai'))).fault).toBe('refused');
});

test('away from a local stack this machine is not called, whatever the key says', async () => {
  const judge = judgeOf('openai', publicFetch({ allowLoopback: false }));
  expect((await judged(judge)).fault).toBe('unreachable');
  expect(provider.asked).toHaveLength(0);
});
