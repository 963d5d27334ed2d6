import { describe, expect, test } from 'vitest';
import { requestOf } from '../../tools/destinations.ts';

const refused = (words: readonly string[], message: string) =>
  expect(() => requestOf(words)).toThrow(
    expect.objectContaining({ message: expect.stringContaining(message), next: expect.stringContaining('npm run') }),
  );

describe('synth', () => {
  test('alone is for every real stage in every region', () => {
    const { destinations, account } = requestOf(['synth']);
    expect(destinations.map(({ stage, region }) => `${stage} ${region}`)).toEqual([
      'dev us-east-1',
      'dev eu-west-1',
      'prod us-east-1',
      'prod eu-west-1',
    ]);
    expect(account).toBeUndefined();
  });

  test('is for the stage, the region and the account that are named', () => {
    expect(requestOf(['synth', '--stage', 'prod', '--region', 'eu-west-1', '--account', '111122223333'])).toEqual({
      verb: 'synth',
      destinations: [{ stage: 'prod', region: 'eu-west-1' }],
      account: '111122223333',
    });
    expect(requestOf(['synth', '--stage', 'dev']).destinations).toHaveLength(2);
  });
});

describe('deploy', () => {
  test('is for one stage in one region', () => {
    expect(requestOf(['deploy', '--stage', 'prod', '--region', 'eu-west-1']).destinations).toEqual([
      { stage: 'prod', region: 'eu-west-1' },
    ]);
  });

  test('has to be told both', () => {
    refused(['deploy'], '--stage and --region');
    refused(['deploy', '--stage', 'prod'], '--stage and --region');
  });

  test('goes to the account of the credentials and to no other', () => {
    const words = ['--stage', 'prod', '--region', 'eu-west-1', '--account', '111122223333'];
    refused(['deploy', ...words], 'the account of the credentials');
  });
});

test('what there is not is refused, and what there is is said', () => {
  refused(['synth', '--stage', 'production'], "no stage 'production'");
  refused(['synth', '--region', 'eu-central-1'], "no region 'eu-central-1'");
  refused(['synth', '--stage', 'local'], 'npm start');
  refused(['synth', '--account', '12'], 'twelve digits');
  refused(['synth', '--stag', 'prod'], '--stag');
  refused(['synth', 'prod'], 'prod');
  refused(['destroy'], 'neither');
});
