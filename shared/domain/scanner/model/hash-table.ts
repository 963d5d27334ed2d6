/** Looks a 32-bit key up: its value, or 0 if the table does not hold it. */
export type LookUp = (key: number) => number;

const filterBits = 12;

/**
 * A table from 32-bit keys to numbers other than 0. A filter of a few kilobytes, which stay in the processor's nearest
 * cache, turns away most keys that the table does not hold; the others are looked up by open addressing.
 */
export const hashTable = (entries: Iterable<readonly [key: number, value: number]>): LookUp => {
  const all = [...entries];
  const size = 2 ** Math.ceil(Math.log2(2 * all.length + 2));
  const mask = size - 1;
  const keys = new Int32Array(size);
  const values = new Int32Array(size);
  const filter = new Uint8Array(2 ** filterBits);
  const slotOf = (key: number): number => {
    let slot = key & mask;
    while (values[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  };
  for (const [key, value] of all) {
    const slot = slotOf(key);
    keys[slot] = key;
    values[slot] = value;
    filter[key >>> (32 - filterBits)] = 1;
  }
  return (key) => (filter[key >>> (32 - filterBits)] === 0 ? 0 : (values[slotOf(key)] ?? 0));
};
