import { readdirSync, readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import { describe, expect, test } from 'vitest';
import type { Finding } from '#shared/domain/scanner/report.ts';
import { engine } from '#shared/domain/scanner/ruleset.ts';
import { sarifLog, toSarif } from '#shared/domain/scanner/sarif.ts';
import { scanCategories } from '#shared/domain/scanner/scan-categories.ts';
import type { Fixtures } from './rules/fixture.ts';
import { scanInput } from './scanning.ts';

const schemaFile = new URL('../../../data/scanner-dev/sarif-2.1.0-rtm.5.schema.json', import.meta.url);
const validate = new Ajv.default({ strict: false, unicodeRegExp: false, validateFormats: false }).compile(
  JSON.parse(readFileSync(schemaFile, 'utf8')),
);

const folder = new URL('./rules/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.fixtures.ts'));
const modules: readonly Readonly<Record<string, unknown>>[] = await Promise.all(
  files.map((name) => import(new URL(name, folder).href)),
);
/** The files share texts with each other as well. */
const isFixtures = (exported: unknown): exported is Fixtures =>
  typeof exported === 'object' &&
  exported !== null &&
  Object.values(exported).every((value) => typeof value === 'object' && value !== null && 'finds' in value);

const inputs = modules
  .flatMap((module) => Object.values(module))
  .flatMap((exported) => (isFixtures(exported) ? Object.values(exported) : []))
  .flatMap(({ finds, spares }) => [...finds, ...spares])
  .map((sample) =>
    typeof sample === 'string' ? { messages: [{ role: 'system', content: sample } as const] } : sample,
  );

const sources = inputs.map(({ messages, ...rest }, at) => ({
  uri: `prompts/${at}.md`,
  messages,
  report: scanInput({ messages, ...rest }),
}));

describe('SARIF of every sample of every rule', () => {
  test('is valid by the official schema', () => {
    expect(sources.length).toBeGreaterThan(300);
    // In one run, since each has all the rules, of which the schema has much to say.
    const runs = sources.flatMap(({ uri, messages, report }) => toSarif(report, { uri, messages }).runs);
    const [run] = JSON.parse(JSON.stringify(runs.slice(0, 1)));
    const all = { ...run, results: runs.flatMap(({ results = [] }) => results) };
    expect(all.results.length).toBeGreaterThan(sources.length / 2);
    expect(validate({ version: '2.1.0', runs: [all] }), JSON.stringify(validate.errors)).toBe(true);
  });

  test('points at what the finding points at, and edits as its fix does', () => {
    for (const { uri, messages, report } of sources) {
      const results = toSarif(report, { uri, messages }).runs[0]?.results ?? [];
      for (const [at, { evidence, fix }] of report.findings.entries()) {
        const region = results[at]?.locations?.[0]?.physicalLocation?.region;
        expect([region?.charOffset, region?.charLength]).toEqual([
          evidence?.start,
          evidence && evidence.end - evidence.start,
        ]);
        const lines = messages[evidence?.messageIndex ?? 0]?.content.split('\n') ?? [];
        const before = lines.slice(0, (region?.startLine ?? 1) - 1).reduce((sum, line) => sum + line.length + 1, 0);
        if (evidence) expect(before + (region?.startColumn ?? 0) - 1).toBe(evidence.start);
        const replacement = results[at]?.fixes?.[0]?.artifactChanges[0]?.replacements[0];
        expect(replacement?.insertedContent?.text).toBe(fix?.text);
        expect(replacement?.deletedRegion.charOffset).toBe(fix?.start);
      }
    }
  });
});

const log = sarifLog({ engine, verdict: 'pass', sources: [] });
const driver = log.runs[0]?.tool.driver;

describe('the rules of a SARIF run', () => {
  test('are all there, each with a page, a score and at most ten tags', () => {
    const ids = scanCategories.flatMap(({ rules }) => rules.map(({ id }) => id));
    expect(driver?.rules?.map(({ id }) => id)).toEqual(ids);
    for (const rule of driver?.rules ?? []) {
      expect(rule.properties?.tags?.length).toBeLessThanOrEqual(10);
      expect(Number(rule.properties?.['security-severity'])).toBeGreaterThan(0);
      if ((rule.relationships ?? []).length > 0) expect(rule.helpUri).toMatch(/^https:\/\//);
    }
    const secret = driver?.rules?.find(({ id }) => id.startsWith('PG04'));
    expect(secret?.properties?.tags).toContain('external/cwe/cwe-798');
    expect(secret?.helpUri).toBe('https://atlas.mitre.org/techniques/AML.T0083');
  });

  test('stand in relation to entries of the catalogues, by name and by index', () => {
    const taxonomies = log.runs[0]?.taxonomies ?? [];
    expect(taxonomies.map(({ name }) => name)).toEqual([
      'OWASP-LLM-2025',
      'OWASP-LLM-2026',
      'OWASP-ASI-2026',
      'MITRE-ATLAS',
      'CWE',
    ]);
    for (const { target } of (driver?.rules ?? []).flatMap(({ relationships = [] }) => relationships)) {
      const taxonomy = taxonomies[target.toolComponent?.index ?? -1];
      expect(taxonomy?.name).toBe(target.toolComponent?.name);
      expect(taxonomy?.taxa?.[target.index ?? -1]?.id).toBe(target.id);
    }
  });
});

const finding = (severity: Finding['severity'], more: Partial<Finding> = {}): { readonly finding: Finding } => ({
  finding: {
    id: 'fnd_1',
    category: 'hardcoded-secret',
    severity,
    ruleId: 'PG04.secret-value',
    detector: 'static',
    message: 'm',
    fingerprint: 'f',
    remediation: 'r',
    references: [],
    ...more,
  },
});

describe('a SARIF run', () => {
  const runOf = (run: Partial<Parameters<typeof sarifLog>[0]>) => {
    const made = JSON.parse(JSON.stringify(sarifLog({ engine, verdict: 'warn', sources: [], ...run })));
    expect(validate(made), JSON.stringify(validate.errors)).toBe(true);
    return made.runs[0];
  };

  test('suppresses what is waived, with the reason, and says of the rest that it is not', () => {
    const waived = { by: 'usr_1', reason: 'A test key.', expiresAt: '2026-12-01T00:00:00.000Z' };
    const { results } = runOf({ sources: [{ uri: 'a', findings: [finding('low', { waived }), finding('low')] }] });
    expect(results[0].suppressions).toEqual([
      {
        kind: 'external',
        status: 'accepted',
        justification: 'A test key.',
        properties: { by: 'usr_1', expiresAt: waived.expiresAt },
      },
    ]);
    expect(results[1].suppressions).toEqual([]);
    expect(runOf({ sources: [{ uri: 'a', findings: [finding('low')] }] }).results[0]).not.toHaveProperty(
      'suppressions',
    );
  });

  test('is no success when something could not be scanned, and says what', () => {
    const { invocations } = runOf({ unscanned: [{ uri: 'a.md', message: 'is no text' }] });
    expect(invocations).toEqual([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          {
            level: 'error',
            message: { text: 'a.md: is no text' },
            locations: [{ physicalLocation: { artifactLocation: { uri: 'a.md' } } }],
          },
        ],
      },
    ]);
    expect(runOf({}).invocations).toEqual([{ executionSuccessful: true }]);
  });

  test('keeps the worst 25,000 results in their order, and says how many it leaves out', () => {
    const low = Array.from({ length: 25_010 }, () => finding('low'));
    const { results, invocations } = runOf({ sources: [{ uri: 'a', findings: [...low, finding('critical')] }] });
    expect(results).toHaveLength(25_000);
    expect(results.at(-1).level).toBe('error');
    expect(invocations[0].toolExecutionNotifications[0].message.text).toMatch(/^11 of the milder results are left out/);
  });

  test('is named by all that its results depend on, the judge included', () => {
    const judge = {
      model: 'anthropic/some-model',
      parameters: { temperature: 0 },
      promptDigest: '0123456789abcdef',
      calls: 2,
      ungrounded: 0,
      disagreements: 0,
    };
    const { automationDetails, tool } = runOf({ engine: { ...engine, llm: true, judge } });
    expect(automationDetails.id).toBe(`promptgate/${engine.ruleset}/anthropic-some-model@0123456789ab/`);
    expect(tool.driver.properties).toMatchObject({ ruleset: engine.ruleset, llm: true, judge: { calls: 2 } });
    expect(runOf({}).automationDetails.id).toBe(`promptgate/${engine.ruleset}/`);
  });
});
