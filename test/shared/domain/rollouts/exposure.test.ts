import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeExposure, type Exposure, encodeExposure } from '#shared/domain/rollouts/exposure.ts';

const slug = fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,63}$/);
const exposure: fc.Arbitrary<Exposure> = fc.record({
  prompt: slug,
  environment: slug,
  rolloutId: fc.option(fc.stringMatching(/^rol_[0-9A-HJKMNP-TV-Z]{26}$/)),
  version: fc.integer({ min: 1, max: 1_000_000 }),
  variant: fc.constantFrom('stable', 'canary'),
  epoch: fc.nat(),
  exposedAt: fc.integer({ min: 0, max: 2 ** 40 }),
  caller: fc.option(fc.nat(2 ** 32 - 1)),
});

const one = encodeExposure({
  prompt: 'greeting',
  environment: 'production',
  rolloutId: 'rol_01J0000000000000000000000A',
  version: 12,
  variant: 'canary',
  epoch: 3,
  exposedAt: 1_767_225_600,
  caller: 2 ** 32 - 1,
});

describe('an exposure', () => {
  test('is a short text that can be put into a URL', () => {
    expect(one).toBe('2~greeting~production~rol_01J0000000000000000000000A~c~c~3~t85s00~1z141z3');
  });

  test('survives being written and read', () => {
    fc.assert(
      fc.property(exposure, (value) => {
        const text = encodeExposure(value);
        expect(text).toMatch(/^[\w~-]+$/);
        expect(decodeExposure(text)).toEqual(value);
      }),
      { numRuns: 2000 },
    );
  });

  test('has one text only: whatever is read is what would be written', () => {
    const mutated = fc
      .tuple(fc.nat(one.length), fc.string({ maxLength: 2 }))
      .map(([at, put]) => one.slice(0, at) + put + one.slice(at + 1));
    fc.assert(
      fc.property(fc.oneof(mutated, fc.string()), (text) => {
        const value = decodeExposure(text);
        if (value) expect(encodeExposure(value)).toBe(text);
      }),
      { numRuns: 5000 },
    );
  });

  test.each([
    '',
    '2',
    one.slice(1),
    `1${one.slice(1)}`,
    `${one}~0`,
    one.replace('greeting', 'Greeting'),
    one.replace('production', ''),
    one.replace('rol_', 'prm_'),
    one.replace('~c~c~', '~x~c~'),
    one.replace('~c~c~', '~c~0~'),
    one.replace('~c~c~', '~c~0c~'),
    one.replace('~c~c~', '~c~-c~'),
    one.replace('~1z141z3', '~1z141z4'),
    one.replace('~1z141z3', ''),
    one.replace('~1z141z3', '~--'),
    one.replace('~t85s00', '~zzzzzzzzzzz'),
  ])('is not read from %j', (text) => {
    expect(decodeExposure(text)).toBeUndefined();
  });
});
