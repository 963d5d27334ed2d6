import { expect, test } from 'vitest';
import { issuerOf, otherRegionOf, otherRegionOfIssuer, regionCodeOf, regions } from '#shared/domain/region.ts';

test('every region has a code of four characters and its own', () => {
  const codes = regions.map(regionCodeOf);

  expect(codes).toEqual(['use1', 'euw1']);
  for (const code of codes) expect(code).toMatch(/^[a-z]{3}\d$/);
  expect(new Set(codes).size).toBe(regions.length);
});

test('a code stands for another region unless it is this one’s, or nobody’s', () => {
  expect(otherRegionOf('use1', 'eu-west-1')).toBe('us-east-1');
  expect(otherRegionOf('euw1', 'eu-west-1')).toBeUndefined();
  expect(otherRegionOf('aps1', 'eu-west-1')).toBeUndefined();
});

test('an issuer is in another region when stage and all else are the same', () => {
  const ours = issuerOf('prod', 'eu-west-1');

  expect(otherRegionOfIssuer(issuerOf('prod', 'us-east-1'), ours)).toBe('us-east-1');
  for (const issuer of [
    ours,
    issuerOf('dev', 'us-east-1'),
    issuerOf('prod', 'mars-north-1'),
    'https://attacker.example/prod/us-east-1',
    '',
    undefined,
    { iss: ours },
  ]) {
    expect(otherRegionOfIssuer(issuer, ours)).toBeUndefined();
  }
});
