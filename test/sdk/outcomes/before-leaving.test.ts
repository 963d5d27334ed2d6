import { expect, test } from 'vitest';
import { beforeLeaving } from '#sdk/outcomes/before-leaving.ts';
import { clientIn } from '../client-in.ts';

const page = () => {
  const listeners = new Set<() => void>();
  const document = {
    visibilityState: 'visible',
    addEventListener: (_: string, act: () => void) => void listeners.add(act),
    removeEventListener: (_: string, act: () => void) => void listeners.delete(act),
  };
  const show = (state: string) => {
    document.visibilityState = state;
    for (const act of listeners) act();
  };
  return { document, show };
};

test('a page that is hidden sends what waits, each time', () => {
  const { document, show } = page();
  let hidden = 0;
  const stay = beforeLeaving({ ending: () => {}, hidden: () => hidden++ }, { document });
  for (const state of ['hidden', 'visible', 'hidden']) show(state);
  expect(hidden).toBe(2);
  stay();
  show('hidden');
  expect(hidden).toBe(2);
});

test('where there is neither a process nor a page there is nothing to do', () => {
  expect(() => beforeLeaving({ ending: () => {}, hidden: () => {} }, {})()).not.toThrow();
});

test('a process that ends sends what waits, once', async () => {
  const { client, server } = clientIn({ reportOutcomes: () => ({ accepted: 1 }) });
  const others = process.listenerCount('beforeExit');
  client.report({ exposure: 'token', success: true });
  expect(process.listenerCount('beforeExit')).toBe(others + 1);
  process.emit('beforeExit', 0);
  await client.flush();
  expect(server.count('reportOutcomes')).toBe(1);
  await client.close();
  expect(process.listenerCount('beforeExit')).toBe(others);
});

test('a client that is closed leaves nothing behind in its process', async () => {
  const { client } = clientIn({ reportOutcomes: () => ({ accepted: 1 }) });
  const others = process.listenerCount('beforeExit');
  client.report({ exposure: 'token', success: true });
  await client.close();
  expect(process.listenerCount('beforeExit')).toBe(others);
});
