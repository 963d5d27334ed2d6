import { expect, test } from 'vitest';
import { createApi } from '#sdk/api/create-api.ts';
import { createReporter } from '#sdk/outcomes/reporter.ts';
import { fakeServer } from '../fake-server.ts';
import { fakeWorld, settle } from '../fake-world.ts';

test('a page that goes leaves small requests behind, which outlive it', async () => {
  const world = fakeWorld();
  const server = fakeServer({ reportOutcomes: () => ({ accepted: 0 }) });
  const sent: RequestInit[] = [];
  const fetch = (url: string, init: RequestInit) => {
    sent.push(init);
    return server.fetch(url, init);
  };
  const effects = { ...world.effects, fetch };
  const api = createApi({ baseUrl: 'https://api.example', workspace: 'default', effects });
  let firsts = 0;
  const reporter = createReporter(api, effects, {
    flushMs: 2_000,
    capacity: 1_000,
    announcesExposures: true,
    onError: () => {},
    onFirst: () => firsts++,
  });
  for (let call = 0; call < 120; call += 1) reporter.reportOutcome({ exposure: 'x'.repeat(512), success: true });
  reporter.leave();
  await settle();

  expect(sent.map(({ keepalive }) => keepalive)).toEqual([true, true, true]);
  expect(Math.max(...sent.map(({ body }) => String(body).length))).toBeLessThan(64 * 1024);
  expect(firsts).toBe(1);
  await reporter.close();
  expect(server.received).toHaveLength(3);
});
