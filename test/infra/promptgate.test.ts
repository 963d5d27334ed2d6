import { describe, expect, test } from 'vitest';
import { regions, stageNames } from '#infra/stages.ts';
import { resourcesOf, synthesise } from './synthesise.ts';

const places = stageNames.flatMap((stage) => regions.map((region) => ({ stage, region })));

/** What the emulator of the local stack cannot make; a template with one of these does not deploy there. */
const notEmulated = [
  'AWS::Backup::BackupSelection',
  'AWS::Backup::RestoreTestingPlan',
  'AWS::Backup::RestoreTestingSelection',
  'AWS::WAFv2::WebACLAssociation',
  'AWS::CloudWatch::CompositeAlarm',
];

describe.each(places)('Promptgate $stage in $region', ({ stage, region }) => {
  test('has no finding that nobody acknowledged, and a reason for each that somebody did', () => {
    const { findings, acknowledged } = synthesise(stage, region);
    expect(findings).toEqual([]);
    for (const { finding, reason } of acknowledged) expect(reason.length, finding).toBeGreaterThan(20);
  });

  test('keeps every stack well below the 500 resources that CloudFormation takes', () => {
    for (const [name, { Resources }] of Object.entries(synthesise(stage, region).templates)) {
      expect(Object.keys(Resources).length, name).toBeLessThan(450);
    }
  });

  test('names nothing of the other region', () => {
    const other = regions.filter((each) => each !== region);
    const text = JSON.stringify(synthesise(stage, region).templates);
    for (const each of other) expect(text).not.toContain(each);
  });

  test('keeps each table in its own region alone', () => {
    const tables = resourcesOf(synthesise(stage, region), 'AWS::DynamoDB::GlobalTable');
    expect(tables).toHaveLength(2);
    for (const { properties } of tables) {
      expect(properties.Replicas.map((replica: { Region: string }) => replica.Region)).toEqual([region]);
    }
  });

  test('says what a deployment must know', () => {
    const outputs = Object.values(synthesise(stage, region).templates).flatMap(({ Outputs = {} }) =>
      Object.keys(Outputs),
    );
    expect(outputs).toEqual(
      expect.arrayContaining(['ApiId', 'ApiStage', 'TenantsTable', 'DirectoryTable', 'Bus', 'Region', 'AlarmTopic']),
    );
  });
});

test('the local stage has only what its emulator can make; the others have the guardrails', () => {
  const local = synthesise('local', 'us-east-1');
  for (const type of notEmulated) {
    expect(resourcesOf(local, type), type).toEqual([]);
    expect(resourcesOf(synthesise('prod', 'us-east-1'), type).length, type).toBeGreaterThan(0);
  }
});
