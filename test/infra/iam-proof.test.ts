import { beforeAll, describe, expect, test } from 'vitest';
import { deployed } from '#test/iam/deployed.ts';
import { laws } from '#test/iam/oracle.ts';
import { type Proof, prove } from '#test/iam/proof.ts';
import { synthesise } from './synthesise.ts';

const seed = 20_261_121;
const calls = 20_000;

/** What no policy may let pass in any form, whoever calls. */
const neverPassing = ['a scan', 'a statement of PartiQL', 'a batch of writes'];

describe(`${calls} drawn calls, judged by the policies of production and by what is right (seed ${seed})`, () => {
  let proof: Proof;

  beforeAll(async () => {
    const place = { account: '111122223333', region: 'us-east-1' };
    proof = await prove(deployed(synthesise('prod', 'us-east-1'), place), { seed, calls });
  }, 120_000);

  test('let nothing pass that a law forbids', () => {
    expect(proof.breaches).toEqual([]);
  });

  test('let pass what functions cannot do without', () => {
    expect(proof.missing).toEqual([]);
  });

  test('try every law, many times each', () => {
    expect(Object.keys(proof.byLaw).toSorted()).toEqual(Object.keys(laws).toSorted());
  });

  test('try what is permitted as well as what is forbidden, in every shape', () => {
    for (const [shape, { calls: tried, forbidden, passed }] of Object.entries(proof.counts)) {
      expect(tried, shape).toBeGreaterThan(100);
      expect(forbidden, shape).toBeGreaterThan(0);
      if (neverPassing.includes(shape)) expect(passed, shape).toBe(0);
      else expect(passed, shape).toBeGreaterThan(0);
    }
  });
});
