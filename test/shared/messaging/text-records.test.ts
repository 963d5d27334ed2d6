import { afterAll, expect, test } from 'vitest';
import { textRecords } from '#shared/messaging/text-records.ts';
import { dnsServer } from '#test/support/dns-server.ts';

const server = await dnsServer();
const lookUp = textRecords(server.address);

afterAll(() => server.stop());

test('gives each text of a name in one piece, however long', async () => {
  server.publish('_promptgate.example.com', 'v=spf1 -all', 'x'.repeat(600));

  expect([...(await lookUp('_promptgate.example.com'))].sort()).toEqual(['v=spf1 -all', 'x'.repeat(600)]);
});

test('gives none for a name that does not exist or has none', async () => {
  server.publish('empty.example.com');

  expect(await lookUp('nowhere.example.com')).toEqual([]);
  expect(await lookUp('empty.example.com')).toEqual([]);
});

test('does not take silence for an answer', async () => {
  const nobody = textRecords('127.0.0.1:1');

  await expect(nobody('_promptgate.example.com')).rejects.toMatchObject({ code: 'unavailable' });
});
