import { contenders } from './contenders.ts';
import type { Served } from './peers/contender.ts';

/**
 * The heap of one contender with a number of prompts: `memory-process.ts <contender> <prompts>`, with `--expose-gc`.
 * Sends the bytes in use after garbage collection to its parent.
 */
const [name = '', count = '1'] = process.argv.slice(2);
const open = contenders[name];
if (open === undefined) throw new Error(`There is no contender ${name}.`);

const sentence = 'Say what you know, and say so when you do not. ';

/** Texts of about 600 characters, no two alike, as if they had been read from somewhere. */
const prompts = (): readonly Served[] =>
  JSON.parse(
    JSON.stringify(
      Array.from({ length: Number(count) }, (_, at) => ({
        name: `prompt-${at}`,
        stable: `You answer {{customer}} of shop ${at}, briefly. ${sentence.repeat(12)}`,
        canary: `You answer {{customer}} of shop ${at}, at length. ${sentence.repeat(12)}`,
      })),
    ),
  );

const contender = await open(prompts());
contender.detach();
const last = await contender.decide(`prompt-${Number(count) - 1}`, 'user-1');
if (last === '' || last === undefined) throw new Error(`${name} does not hold what it was given.`);

for (let times = 0; times < 4; times += 1) {
  // Finalizers and closing sockets run between collections.
  await new Promise((resolve) => setImmediate(resolve));
  globalThis.gc?.();
}
process.send?.(process.memoryUsage().heapUsed, async () => {
  await contender.close();
  process.disconnect();
});
