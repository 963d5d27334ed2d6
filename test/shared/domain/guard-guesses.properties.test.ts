import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ada, founded, identityWorld } from '#test/support/identity-world.ts';

const home = '192.0.2.1';

/** Somebody who is not at home and guesses at anybody's password, or who is at home and guesses at somebody else's. */
const elsewhere = fc.record({
  email: fc.constantFrom(ada.email, 'grace@example.com', 'nobody@example.com'),
  ip: fc.constantFrom('198.51.100.7', '198.51.100.8', '2001:db8::1', '2001:db8:0:1::1', undefined),
});
const neighbour = fc.record({
  email: fc.constantFrom('grace@example.com', 'nobody@example.com'),
  ip: fc.constant(home),
});
const act = fc.record({
  guesser: fc.oneof(elsewhere, neighbour),
  times: fc.integer({ min: 1, max: 30 }),
  isRight: fc.boolean(),
  isLost: fc.boolean(),
  seconds: fc.nat(100),
});

test('nothing that strangers do delays the owner of an account where the owner is known', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 20 }), async (acts) => {
      const { dependencies, advance } = await founded(identityWorld());
      const { guesses, now } = dependencies;
      for (const { guesser, times, isRight, isLost, seconds } of acts) {
        for (let time = 0; time < times; time += 1) {
          const settle = await guesses.begin(guesser).catch(() => undefined);
          if (!isLost) await settle?.(isRight && guesser.email !== ada.email);
        }
        advance(seconds);
      }
      const before = now();

      const settle = await guesses.begin({ email: ada.email, ip: home });

      await settle(true);
      expect(now()).toEqual(before);
    }),
    { numRuns: 50 },
  );
});
