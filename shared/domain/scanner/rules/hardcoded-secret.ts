import { credentials } from '../literals/credentials.ts';
import type { Category, Rule } from './rule.ts';

const slugOf = (provider: string): string => provider.toLowerCase().replace(/[^a-z0-9]+/g, '-');

const secretRules: readonly Rule[] = credentials.map(({ provider, ...literal }) => ({
  id: `PG04.${slugOf(provider)}`,
  title: `${provider} in the text`,
  severity: 'critical',
  message: `The text holds what looks like a live credential: ${provider}.`,
  remediation: 'Rotate it now, keep it in a secret manager, and let code use it at call time, never the model.',
  sensitive: true,
  remedy: { do: 'replace', by: '[secret removed]' },
  detector: { kind: 'literal', ...literal },
}));

export const hardcodedSecret: Category = {
  id: 'PG04',
  key: 'hardcoded-secret',
  title: 'Hard-coded secret',
  description:
    'A credential stands in the template: every reader, log and provider has it, and the model can repeat it.',
  defaultSeverity: 'critical',
  maxSeverity: 'critical',
  references: [
    'OWASP-LLM-2025:LLM02',
    'OWASP-LLM-2025:LLM07',
    'OWASP-LLM-2026:LLM02',
    'OWASP-LLM-2026:LLM08',
    'OWASP-ASI-2026:ASI03',
    'MITRE-ATLAS:AML.T0083',
    'CWE-798',
  ],
  rules: secretRules,
};
