import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSnapshotStore } from '#sdk/prompts/snapshot-store.ts';
import { ramping, stable } from '../snapshots.ts';

test('no prompt ever goes back to an older epoch, whatever the order of snapshots', () => {
  const names = ['a', 'b', 'c'];
  const snapshots = fc.array(
    fc.dictionary(fc.constantFrom(...names), fc.integer({ min: 0, max: 20 }), { maxKeys: 3 }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(snapshots, (sequence) => {
      const store = createSnapshotStore();
      const highest = new Map<string, number>();
      for (const epochs of sequence) {
        store.apply(Object.entries(epochs).map(([name, epoch]) => stable(name, epoch, epoch + 1)));
        for (const name of names) {
          const epoch = store.get(name)?.epoch;
          if (epoch === undefined) continue;
          expect(epoch).toBeGreaterThanOrEqual(highest.get(name) ?? 0);
          highest.set(name, epoch);
        }
        for (const [name, epoch] of Object.entries(epochs)) {
          expect(highest.get(name) ?? 0).toBeGreaterThanOrEqual(store.get(name) ? epoch : 0);
        }
      }
    }),
  );
});

test('it tells which prompts are served otherwise than before', () => {
  const store = createSnapshotStore();
  expect(store.apply([stable('a', 1), stable('b', 1)])).toEqual(['a', 'b']);
  expect(store.apply([ramping('a', 2, 5), stable('b', 1)])).toEqual(['a']);
  expect(store.apply([ramping('a', 2, 5), stable('b', 1)])).toEqual([]);
  expect(store.apply([ramping('a', 1, 5)])).toEqual(['b']);
  expect(store.names()).toEqual(['a']);
});

test('fresh tokens of the same epoch replace old ones, and what was parsed is kept', () => {
  const store = createSnapshotStore();
  const first = stable('a', 1);
  store.apply([first]);
  const content = store.get('a')?.stable?.content;
  store.apply([{ ...first, stable: first.stable && { ...first.stable, exposure: 'next' } }]);
  expect(store.get('a')?.stable?.served.exposure).toBe('next');
  expect(store.get('a')?.stable?.content).toBe(content);
});
