import { describe, expect, test } from 'vitest';
import { stageNames, stages } from '#infra/stages.ts';
import { keptSeconds } from '#shared/domain/export.ts';
import { resourcesOf, synthesise } from '../synthesise.ts';

describe.each(stageNames)('the archives of exports in %s', (stage) => {
  const bucket = () => resourcesOf(synthesise(stage, 'eu-west-1'), 'AWS::S3::Bucket')[0]?.properties;

  test('are encrypted under the data key, and nobody’s but ours', () => {
    const [rule] = bucket().BucketEncryption.ServerSideEncryptionConfiguration;
    expect(rule.ServerSideEncryptionByDefault.SSEAlgorithm).toBe('aws:kms');
    expect(rule.ServerSideEncryptionByDefault.KMSMasterKeyID['Fn::GetAtt'][0]).toMatch(/^DataKey/);
    expect(Object.values(bucket().PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
    expect(bucket().OwnershipControls.Rules).toEqual([{ ObjectOwnership: 'BucketOwnerEnforced' }]);
  });

  test('are reached over TLS alone', () => {
    const [policy] = resourcesOf(synthesise(stage, 'eu-west-1'), 'AWS::S3::BucketPolicy');
    expect(policy?.properties.PolicyDocument.Statement).toEqual([
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    ]);
  });

  test('are deleted when the API says so, unfinished ones sooner, and leave no earlier version', () => {
    expect(bucket().LifecycleConfiguration.Rules).toEqual([
      {
        Status: 'Enabled',
        ExpirationInDays: keptSeconds / 86_400,
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
      },
    ]);
    expect(bucket()).not.toHaveProperty('VersioningConfiguration');
  });
});

test('a closed organisation can be restored for a week, on the local stage for seconds', () => {
  expect(stages.prod.deletionGraceSeconds).toBe(7 * 86_400);
  expect(stages.dev.deletionGraceSeconds).toBe(7 * 86_400);
  expect(stages.local.deletionGraceSeconds).toBeLessThan(60);
});
