import { describe, expect, test } from 'vitest';
import type { Pattern } from '#shared/domain/scanner/pattern.ts';
import { weightOf } from '#shared/domain/scanner/report.ts';
import { categories } from '#shared/domain/scanner/ruleset.ts';
import { scanCategories } from '#shared/domain/scanner/scan-categories.ts';
import { rulesFound, scanInput, scanText } from '../scanning.ts';
import { contextPoisoning } from './context-poisoning.fixtures.ts';
import { dataExfiltration } from './data-exfiltration.fixtures.ts';
import type { Fixtures, Sample } from './fixture.ts';
import { hardcodedSecret } from './hardcoded-secret.fixtures.ts';
import { improperOutputHandling } from './improper-output-handling.fixtures.ts';
import { jailbreakResistance } from './jailbreak-resistance.fixtures.ts';
import { languages } from './languages.fixtures.ts';
import { misinformation } from './misinformation.fixtures.ts';
import { missingGuardrail } from './missing-guardrail.fixtures.ts';
import { obfuscationEncoding } from './obfuscation-encoding.fixtures.ts';
import { piiLeakage } from './pii-leakage.fixtures.ts';
import { privilegeEscalation } from './privilege-escalation.fixtures.ts';
import { promptInjection } from './prompt-injection.fixtures.ts';
import { regulatoryCompliance } from './regulatory-compliance.fixtures.ts';
import { resourceAbuse } from './resource-abuse.fixtures.ts';
import { systemPromptLeakage } from './system-prompt-leakage.fixtures.ts';
import { toxicityBias } from './toxicity-bias.fixtures.ts';
import { unsafeToolUse } from './unsafe-tool-use.fixtures.ts';

const fixtures: Fixtures = {
  ...promptInjection,
  ...jailbreakResistance,
  ...languages,
  ...systemPromptLeakage,
  ...hardcodedSecret,
  ...piiLeakage,
  ...dataExfiltration,
  ...privilegeEscalation,
  ...unsafeToolUse,
  ...improperOutputHandling,
  ...contextPoisoning,
  ...obfuscationEncoding,
  ...missingGuardrail,
  ...toxicityBias,
  ...misinformation,
  ...regulatoryCompliance,
  ...resourceAbuse,
};

const rules = categories.flatMap((category) => category.rules);
const labelled = (sample: Sample): string =>
  (typeof sample === 'string' ? sample : JSON.stringify(sample.messages)).slice(0, 90);
const reportOf = (sample: Sample) => (typeof sample === 'string' ? scanText(sample) : scanInput(sample));

/** Whether a rule speaks, at its full severity if its phrase is spoken: a cited phrase is milder. */
const found = (ruleId: string, sample: Sample): boolean => {
  const severity = rules.find(({ id }) => id === ruleId)?.severity ?? 'low';
  return reportOf(sample).findings.some(
    (finding) => finding.ruleId === ruleId && weightOf(finding.severity) + 1 >= weightOf(severity),
  );
};

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id) => {
  test('has something to find and something to spare', () => {
    expect(fixtures[id]?.finds.length).toBeGreaterThan(0);
    expect(fixtures[id]?.spares.length).toBeGreaterThan(0);
  });

  test.each((fixtures[id]?.finds ?? []).map((sample) => [labelled(sample), sample] as const))(
    'finds %s',
    (_, sample) => {
      expect(rulesFound(reportOf(sample))).toContain(id);
      expect(found(id, sample)).toBe(true);
    },
  );

  test.each((fixtures[id]?.spares ?? []).map((sample) => [labelled(sample), sample] as const))(
    'spares %s',
    (_, sample) => {
      expect(found(id, sample)).toBe(false);
    },
  );
});

describe('the catalogue', () => {
  test('has sixteen categories in order, each with two rules at least', () => {
    expect(scanCategories.map(({ id }) => id)).toEqual(
      Array.from({ length: 16 }, (_, at) => `PG${String(at + 1).padStart(2, '0')}`),
    );
    for (const category of scanCategories) expect(category.rules.length, category.key).toBeGreaterThanOrEqual(2);
  });

  test('has ids that are unique and begin with their category', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const category of categories) {
      for (const rule of category.rules) expect(rule.id.startsWith(`${category.id}.`), rule.id).toBe(true);
    }
  });

  test('keeps every rule under the ceiling of its category, and absence below critical', () => {
    for (const category of categories) {
      for (const rule of category.rules) {
        expect(weightOf(rule.severity), rule.id).toBeLessThanOrEqual(weightOf(category.maxSeverity));
        if (rule.detector.kind === 'prompt') expect(rule.severity, rule.id).not.toBe('critical');
      }
    }
  });

  test('has no pattern that could run away: sticky, and every repetition bounded', () => {
    const phrases = rules.flatMap(
      ({ id, detector }): { id: string; anchors: readonly string[]; pattern?: Pattern }[] => {
        if (detector.kind === 'compound') return detector.signals.map((signal) => ({ id, ...signal }));
        return detector.kind === 'phrase' || detector.kind === 'literal' ? [{ id, ...detector }] : [];
      },
    );
    for (const { id, anchors, pattern } of phrases) {
      expect(anchors.length, id).toBeGreaterThan(0);
      expect(
        anchors.every((anchor) => anchor.trim().length >= 2),
        id,
      ).toBe(true);
      if (pattern === undefined) continue;
      expect(pattern.flags, id).toContain('y');
      const bare = pattern.source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
      expect(bare, id).not.toMatch(/[*+]|\{\d+,\}/);
    }
  });
});
