import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { scannerRulesText } from '../../tools/scanner-rules.ts';

test('the catalogue of rules is that of the rules; `npm run generate` makes it anew', () => {
  expect(readFileSync(new URL('../../docs/scanner-rules.md', import.meta.url), 'utf8')).toBe(scannerRulesText());
});
