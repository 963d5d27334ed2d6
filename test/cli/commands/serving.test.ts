import { describe, expect, test } from 'vitest';
import { auditRoutes } from '#shared/contracts/audit.ts';
import { servingRoutes } from '#shared/contracts/serving.ts';
import { fakeServer, refuse } from '#test/sdk/fake-server.ts';
import { apiKey, runCommand } from '../support/played-shell.ts';

const served = servingRoutes.resolvePrompt.example.response;

describe('resolve', () => {
  test('shows what a subject is served', async () => {
    const server = fakeServer({ resolvePrompt: () => served });
    const words = ['resolve', 'support-reply', '-e', 'production', '--subject', 'customer 42'];
    const { code, stdout } = await runCommand(words, { fetch: server.fetch });
    expect(server.received[0]?.query).toEqual({ environment: 'production', subject: 'customer 42' });
    expect([code, stdout]).toEqual([
      0,
      `support-reply@4  production  canary of ${served.rolloutId}\n\nsystem:\nYou answer {{customer}} of a bicycle shop.\n`,
    ]);
  });

  test('renders with variables of the declared types', async () => {
    const variables = { customer: { type: 'string' }, age: { type: 'number' }, vip: { type: 'boolean' } };
    const server = fakeServer({
      resolvePrompt: () => ({ ...served, variables }),
      renderPrompt: () => ({ ...served, messages: [{ role: 'system', content: 'Ada\u001b[2J' }] }),
    });
    const pairs = ['customer=12', 'age=42', 'vip=true', 'formula=a=b'].flatMap((pair) => ['--var', pair]);
    const { stdout } = await runCommand(['resolve', 'a', '-e', 'production', ...pairs], { fetch: server.fetch });
    expect(server.received[1]?.body).toEqual({
      environment: 'production',
      variables: { customer: '12', age: 42, vip: true, formula: 'a=b' },
    });
    expect(stdout).toContain('Ada\\u{1b}[2J');
  });

  test('says so where nothing is released yet', async () => {
    const { fetch } = fakeServer({ resolvePrompt: () => refuse('no_stable_version') });
    const { code, stderr } = await runCommand(['resolve', 'a', '-e', 'production'], { fetch });
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('callers outside of the canary use their own fallback'),
    ]);
  });
});

describe('events', () => {
  const [example] = auditRoutes.listAuditEvents.example.response.data;
  const event = (number: number) => ({
    ...example,
    id: `aud_01JD6Y8Z3K5V7W9X1A2B3C4D5${number}`,
    at: `2026-11-21T07:59:0${number}.000Z`,
  });

  test('are told oldest first, across pages, and end where they are asked for once', async () => {
    const pages = [
      { data: [event(3), event(2)], nextCursor: 'next' },
      { data: [event(1)], nextCursor: null },
    ];
    const server = fakeServer({ listAuditEvents: ({ query }) => pages[query['cursor'] ? 1 : 0] });
    const words = ['events', '--once', '--since', '2h', '--action', 'prompt.create'];
    const { code, stdout } = await runCommand(words, { isTTY: false, fetch: server.fetch });
    expect(server.received[0]?.query).toMatchObject({ from: '2026-11-21T06:00:00.000Z', action: 'prompt.create' });
    const lines = stdout.trimEnd().split('\n');
    expect([code, lines.map((line) => JSON.parse(line).id.at(-1))]).toEqual([0, ['1', '2', '3']]);
  });

  test('are followed as they come, each once, through failures that pass, until one does not', async () => {
    const answers = [
      { data: [event(1)], nextCursor: null },
      { data: [event(2), event(1)], nextCursor: null },
      refuse('internal'),
      { data: [event(3), event(2)], nextCursor: null },
      refuse('unauthenticated'),
    ];
    let next = 0;
    const server = fakeServer({ listAuditEvents: () => answers[next++] });
    const { code, stdout, stderr } = await runCommand(['events'], { fetch: server.fetch });
    expect(stdout.match(/(?<=^2026-11-21T07:59:0)\d/gm)).toEqual(['1', '2', '3']);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/trying again[\s\S]*\(unauthenticated\)/)]);
    expect(stderr).not.toContain(apiKey);
  });
});
