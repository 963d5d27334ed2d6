import { credentials } from '../literals/credentials.ts';
import { hasDigits } from '../literals/digit-words.ts';
import { kubernetesSecrets } from '../literals/kubernetes-secrets.ts';
import { passwords } from '../literals/passwords.ts';
import { tokenShapes } from '../literals/token-shapes.ts';
import { hasUnmarked, unmarkedOf } from '../literals/unmarked-credentials.ts';
import { urlCredentials } from '../literals/url-credentials.ts';
import { vendorKeys } from '../literals/vendor-keys.ts';
import { type Category, type Detector, type Rule, structure } from './rule.ts';

const slugOf = (provider: string): string =>
  provider
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '');

/** A secret must not pass through a model, not even as a variable: a mark that is no value takes its place. */
const marker = '[secret removed]';

const secret = (
  provider: string,
  detector: Detector,
  id = slugOf(provider),
  title = `${provider} in the text`,
): Rule => ({
  id: `PG04.${id}`,
  title,
  severity: 'critical',
  message: `The text holds what looks like a live credential: ${provider}.`,
  remediation: 'Rotate it now, keep it in a secret manager, and let code use it at call time, never the model.',
  sensitive: true,
  remedy: { do: 'replace', by: marker },
  detector,
});

const marked = new Set(credentials.map(({ provider }) => slugOf(provider)));
const services = vendorKeys.map(({ provider }) => provider).join(', ');

const secretRules: readonly Rule[] = [
  ...credentials.map(({ provider, ...literal }) => secret(provider, { kind: 'literal', ...literal })),
  ...tokenShapes.map(({ provider }) => {
    const slug = slugOf(provider);
    return secret(
      provider,
      structure((message) => unmarkedOf(message, provider), hasUnmarked),
      marked.has(slug) ? `${slug}-token` : slug,
    );
  }),
  secret(
    'the key of a service named beside it',
    structure((message) => unmarkedOf(message, 'service'), hasUnmarked),
    'service-key',
    `Key beside the name of its service: ${services}`,
  ),
  secret(
    'AWS secret access key',
    structure((message) => unmarkedOf(message, 'pair'), hasUnmarked),
  ),
  secret(
    'secret value',
    structure((message) => unmarkedOf(message, 'named'), hasUnmarked),
  ),
  secret('password', structure(passwords, hasDigits)),
  secret(
    'connection string with a password',
    structure(({ content }) => urlCredentials(content)),
  ),
  secret(
    'Kubernetes secret',
    structure(({ content }) => kubernetesSecrets(content)),
  ),
];

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
