import { describe, expect, test } from 'vitest';
import { accountOf, regionOf, stageNames, stageOf, stages } from '#infra/stages.ts';

describe('where a deployment goes', () => {
  test('is one of the stages, or an error that names them', () => {
    expect(stageOf('prod')).toBe(stages.prod);
    expect(() => stageOf('production')).toThrow("one of local, dev, prod, not 'production'");
    expect(() => stageOf(undefined)).toThrow('one of local, dev, prod, none was given: pass -c stage=');
  });

  test('is one of the two regions, or an error that names them', () => {
    expect(regionOf('eu-west-1')).toBe('eu-west-1');
    expect(() => regionOf('eu-central-1')).toThrow("one of us-east-1, eu-west-1, not 'eu-central-1'");
  });

  test('is an account of twelve digits', () => {
    expect(accountOf('000000000000')).toBe('000000000000');
    for (const given of [undefined, '', '1234', 123456789012]) expect(() => accountOf(given)).toThrow('twelve digits');
  });

  test('asks no DNS server but its own on a local stack, which has the port of the stack', () => {
    expect(stageOf('local', '4710').dnsServer).toBe('127.0.0.1:4710');
    for (const name of ['dev', 'prod']) expect(stageOf(name, '4710').dnsServer).toBe('system');
  });

  test('allows loopback and short holds on the local stage alone', () => {
    for (const name of stageNames.filter((each) => each !== 'local')) {
      expect(stages[name]).toMatchObject({ allowLoopback: false, minHoldSeconds: 60, blockSeconds: 60 });
    }
    expect(stages.local).toMatchObject({ allowLoopback: true, minHoldSeconds: 1, blockSeconds: 2, maturitySeconds: 1 });
  });
});
