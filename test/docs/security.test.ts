import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const page = readFileSync('docs/security.md', 'utf8');
const proofs = Array.from(
  page.matchAll(/^- `([^`]+)`: (.+)$/gm),
  ([, file = '', title = '']) => [file, title] as const,
);

test('every promise names what shows it', () => {
  const sections = page.split(/^## /m).slice(1);
  expect(sections.length).toBeGreaterThan(10);
  for (const section of sections) expect(section).toMatch(/^- `test\//m);
});

test.each(proofs)('%s has the test: %s', (file, title) => {
  const titles = Array.from(readFileSync(file, 'utf8').matchAll(/\(\s*(['"`])(.+?)\1/g), ([, , text]) => text);
  expect(titles).toContain(title);
});

test('every page that it leads to is there', () => {
  const pages = Array.from(page.matchAll(/\]\(([^)]+)\)/g), ([, link]) => `docs/${link}`);
  expect(pages.filter((path) => !existsSync(path))).toEqual([]);
});
