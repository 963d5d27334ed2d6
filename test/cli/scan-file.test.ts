import { expect, test } from 'vitest';
import { scanText } from '#cli/scan-file.ts';
import { scanCategories } from '#shared/domain/scanner/scan-categories.ts';
import { attack } from './running.ts';

const all = new Set(scanCategories.map(({ key }) => key));
const content = `You help "Ann" with \\ and é.\n${attack}Thanks.`;

test.each([
  ['a.md', content],
  ['a.prompty', `---\nname: x\n---\nsystem:\n${content}\n\nuser:\nHi\n`],
  ['a.json', JSON.stringify({ messages: [{ role: 'system', content }] }, undefined, 2)],
  ['a.yaml', `text: |\n  ${content.replaceAll('\n', '\n  ')}\n`],
  ['b.yaml', `text: ${JSON.stringify(content)}\n`],
])('the fix that is shown for %s makes the finding go, and the file still reads', (path, text) => {
  const { findings } = scanText(text, path, all)!;
  const { fix, finding } = findings.find(({ finding: { ruleId } }) => ruleId === 'PG01.override-directive')!;
  const mended = `${text.slice(0, fix?.span.start)}${fix?.text}${text.slice(fix?.span.end)}`;
  const after = scanText(mended, path, all)!;

  expect(after.findings.map(({ finding: { fingerprint } }) => fingerprint)).not.toContain(finding.fingerprint);
  expect(mended).toContain('Thanks.');
});

test('a finding keeps its fingerprint whatever file its text stands in', () => {
  const fingerprints = ['a.md', 'a.txt'].map((path) => scanText(content, path, all)!.findings[0]?.finding.fingerprint);
  const [json] = scanText(JSON.stringify(content), 'a.json', all)!.findings;
  expect(new Set([...fingerprints, json?.finding.fingerprint]).size).toBe(1);
});
