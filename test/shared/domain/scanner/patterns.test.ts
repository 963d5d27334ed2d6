import { expect, test } from 'vitest';
import { patternsWithoutProof } from '../../../../tools/proven-patterns.ts';
import { scannerPatterns } from '../../../../tools/scanner-patterns.ts';

test('no regular expression of the scanner can be made to backtrack without end', async () => {
  const patterns = await scannerPatterns();
  expect(patterns.length).toBeGreaterThan(200);
  const open = patternsWithoutProof(patterns).map(({ source, files }) => `${files.join(', ')}: ${source}`);
  expect(open, 'Prove these with `npm run prove:patterns -- --new`, or write them so that it can.').toEqual([]);
});
