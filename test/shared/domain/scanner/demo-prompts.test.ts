import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ScanInput } from '#shared/domain/scanner/report.ts';
import { templateTags } from '#shared/domain/scanner/text/template-tags.ts';
import { rulesFound, scanInput } from './scanning.ts';

const folder = new URL('../../../../demo/prompts/', import.meta.url);
const files = readdirSync(folder);
const read = (file: string): ScanInput => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));

const vulnerable: Readonly<Record<string, readonly string[]>> = {
  'refund-agent.json': ['PG07.claimed-role', 'PG08.automatic-approval'],
  'sql-assistant.json': ['PG04.connection-string-with-a-password', 'PG04.openai', 'PG08.execute-anything'],
};

describe.each(files)('the demonstration prompt %s', (file) => {
  const prompt = read(file);
  const report = scanInput(prompt);
  const faults = vulnerable[file];

  test(faults === undefined ? 'is let through' : 'is blocked for what is wrong with it', () => {
    if (faults === undefined) {
      expect(report.summary).toMatchObject({ critical: 0, high: 0 });
      return;
    }
    expect(report.verdict).toBe('block');
    expect(
      rulesFound({ ...report, findings: report.findings.filter(({ severity }) => severity === 'critical') }).toSorted(),
    ).toEqual(faults);
  });

  test('declares every variable that it names, and names every variable that it declares', () => {
    const named = new Set(prompt.messages.flatMap(({ content }) => templateTags(content).map(({ name }) => name)));
    expect([...named].toSorted()).toEqual(Object.keys(prompt.variables ?? {}).toSorted());
  });

  test('keeps untrusted variables out of its system message', () => {
    const untrusted = Object.entries(prompt.variables ?? {}).flatMap(([name, variable]) =>
      variable.untrusted ? [name] : [],
    );
    const inSystem = prompt.messages.flatMap(({ role, content }) => (role === 'system' ? templateTags(content) : []));
    expect(inSystem.filter(({ name }) => untrusted.includes(name))).toEqual([]);
  });
});

test('each vulnerable prompt has its mended twin', () => {
  for (const file of Object.keys(vulnerable)) expect(files).toContain(file.replace('.json', '.fixed.json'));
});
