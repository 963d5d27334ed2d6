import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { expect, test, vi } from 'vitest';
import { DataStack } from '#infra/stacks/data-stack.ts';
import { type SigningKeys, stages } from '#infra/stages.ts';

// The first synthesis of a process loads all of CDK, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const withKeys = (signingKeys: SigningKeys) => {
  const target = { stage: { ...stages.prod, signingKeys }, region: 'eu-west-1', account: '111122223333' } as const;
  return new DataStack(new App(), target);
};

const signingKeysOf = (stack: DataStack) =>
  Template.fromStack(stack).findResources('AWS::KMS::Key', { Properties: { KeyUsage: 'SIGN_VERIFY' } });

test('a signing key is the same resource, whichever others come and go', () => {
  const [first] = Object.entries(signingKeysOf(withKeys({ generations: [1], accepted: [1], signing: 1 })));
  const both = signingKeysOf(withKeys({ generations: [1, 2], accepted: [1, 2], signing: 2 }));
  const [second] = Object.entries(signingKeysOf(withKeys({ generations: [2], accepted: [2], signing: 2 })));

  expect(Object.entries(both)).toEqual([first, second]);
  expect(first?.[0]).toMatch(/^SigningKey[0-9A-F]{8}$/);
  expect(second?.[0]).toMatch(/^SigningKey2[0-9A-F]{8}$/);
});

test('a key stays in KMS when its stage lets go of it', () => {
  for (const key of Object.values(signingKeysOf(withKeys(stages.prod.signingKeys)))) {
    expect(key).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  }
});

test('a key is exported as long as it exists, used or not, so that its users can let go of it before', () => {
  const stack = withKeys({ generations: [1, 2], accepted: [2], signing: 2 });

  for (const id of Object.keys(signingKeysOf(stack))) {
    Template.fromStack(stack).hasOutput('*', { Value: { 'Fn::GetAtt': [id, 'Arn'] }, Export: Match.anyValue() });
  }
});

test('no stage signs with a key that it does not have', () => {
  expect(() => withKeys({ generations: [1], accepted: [1], signing: 1 }).signingKey(2)).toThrow('generation 2');
  for (const { signingKeys } of Object.values(stages)) {
    const { generations, accepted, signing } = signingKeys as SigningKeys;
    expect(accepted).toContain(signing);
    for (const each of accepted) expect(generations).toContain(each);
  }
});
