import { describe, expect, test } from 'vitest';
import { readMessage } from '#shared/domain/scanner/prompt.ts';
import { hardcodedSecret } from '#shared/domain/scanner/rules/hardcoded-secret.ts';
import { scanText } from '../scanning.ts';
import { drawn } from './drawn.ts';

const secretsIn = (content: string): readonly string[] => {
  const message = readMessage(0, 'system', content);
  return hardcodedSecret.rules.flatMap(({ detector }) =>
    detector.kind === 'structure' ? detector.find(message).map(({ start, end }) => content.slice(start, end)) : [],
  );
};

/** The ways in which settings, programmes and command lines give a name a value. */
const written: readonly ((name: string, value: string) => string)[] = [
  (name, value) => `${name}_api_token = "${value}"`,
  (name, value) => `${name}Token: ${value}`,
  (name, value) => `"${name}_secret": "${value}"`,
  (name, value) => `${name.toUpperCase()}_TOKEN := "${value}"`,
  (name, value) => `String ${name}Token = "${value}";`,
  (name, value) => `var ${name}Token string = "${value}"`,
  (name, value) => `let ${name}_token: &str = "${value}";`,
  (name, value) => `$${name}Token .= "${value}"`,
  (name, value) => `${name}Token = L'${value}'`,
  (name, value) => `<${name}Token>${value}</${name}Token>`,
  (name, value) => `${name.toUpperCase()}_TOKEN ?= "${value}"`,
  (name, value) => `${name.toUpperCase()}_TOKEN=${value}`,
  (name, value) => `"${name}Token" => "${value}"`,
  (name, value) => `System.setProperty("${name}_TOKEN", "${value}")`,
  (name, value) => `{"env": "${name}_TOKEN=${value}\\nBACKUP=true"}`,
  (name, value) => `${name}: {\n  apiKey: '${value}',\n}`,
  (name, value) => `--${name}-api-key=${value}`,
  (name, value) => `os.environ["${name}_API_KEY"] = "${value}"`,
  (name, value) => `${name.toUpperCase()}_TOKEN \\\n  = ${value}`,
  (name, value) => `https://api.${name}.io/v1?api_key=${value}&page=2`,
  (name, value) => `the ${name} API key is ${value}.`,
];

describe('a secret is found by the name it is given, however that is written', () => {
  const values = [drawn(16), drawn(24), drawn(32, 'hex'), drawn(40, 'base64'), drawn(20, 'lower'), drawn(64)];
  test.each(written.map((write, number) => [write('meridian', '…'), write, number] as const))('%s', (_, write) => {
    for (const value of values)
      expect(secretsIn(write('meridian', value)).join(), write('meridian', value)).toContain(value);
  });
});

test('a key of a service that its name alone tells is found', () => {
  const keys: readonly (readonly [string, string])[] = [
    ['algolia', drawn(32, 'lower')],
    ['heroku', '5f3c8a1e-0b7d-4c92-9e6a-d41f27b80c35'],
    ['travis', drawn(22, 'lower')],
    ['finnhub', drawn(20, 'lower')],
    ['dropbox', drawn(15, 'lower')],
  ];
  for (const [name, key] of keys) expect(secretsIn(`${name}_token: "${key}"`), name).toContain(key);
});

test('a secret access key is found though the strokes in it look like those of a path', () => {
  for (const key of ['/k3Vb9xQmZ4tRw7LpYc2HsGf6NjDe8UaKq1XoTiB', 'RTLag//qJbjYurMlcfXqy8DlrIH5ybVeMi1wauzi'])
    expect(secretsIn(`"secretAccessKey": "${key}"`)).toEqual([key]);
});

const spared = [
  'API_KEY=$API_KEY',
  'token: <your token here>',
  'password: ********',
  'password = os.environ["DB_PASSWORD"]',
  'const key = process.env.STRIPE_SECRET_KEY;',
  `secret: ${'x'.repeat(32)}`,
  'AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\nAWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  `"integrity": "sha512-${drawn(86, 'base64')}=="`,
  `commit ${drawn(40, 'hex')}`,
  `sha256: ${drawn(64, 'hex')}`,
  'uuid: 123e4567-e89b-12d3-a456-426614174000',
  `ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAB${drawn(60, 'base64')} user@host`,
  `-----BEGIN CERTIFICATE-----\nMIIDdzCCAl${drawn(54, 'base64')}\n-----END CERTIFICATE-----`,
  `-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE${drawn(40)}\n-----END PUBLIC KEY-----`,
  `-----BEGIN PUBLIC KEY-----\nMIIBIjANBg${drawn(54, 'base64')}\n-----END PUBLIC KEY-----`,
  `public_key: ${drawn(64, 'hex')}`,
  'primary_key = "user_id_2024_index"',
  'The API key must be 32 characters long.',
  'max_tokens: 4096, temperature: 0.7',
  'model: "claude-sonnet-4-20250514"',
  'api_version = "2024-02-15-preview"',
  'key: "release-2024-10-12-final"',
  'Password: required, at least 8 characters',
  'The password must be changed every 90 days.',
  'password=changeme',
  'https://example.com:8080/@scope/pkg',
  'secretName: my-app-tls-2',
  'key_path: /etc/keys/id_rsa_2024',
  '{"api_key": "YOUR_API_KEY_12345"}',
  'xoxb-your-token',
  'Authorization: Bearer YOUR_TOKEN',
  'curl -u user:password https://api.meridian.net',
  'docker run -u 1000:1000 shop',
  'token = get_secret("prod/db/password1")',
  'password = generate_password(length=16)',
  'key = hashlib.sha256(b"abc123").hexdigest()',
  'authToken: config.get("auth.token.v2")',
  'KeyId=arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  `"next_token": "${drawn(22)}"`,
  'sort_key = "CREATED#2024-01-01T00:00:00Z"',
  `etag: "${drawn(40, 'hex')}"`,
  `wallet 0x${drawn(40, 'hex')}`,
  'PWD=/home/user1',
  'client_id: 72f988bf-86f1-41af-91ab-2d7cd011db47',
  'requires_auth: level2_verified',
  'The client_secret_expires_at is 1577858400',
  '"password": {"type": "string", "minLength": 8}',
  'secret: vault:secret/data/app#key1',
  `resolved "https://registry.yarnpkg.com/lodash/-/lodash-4.17.21.tgz#${drawn(40, 'hex')}"`,
];

describe('what only looks like a secret is spared', () => {
  test.each(spared)('%s', (content) => {
    expect(scanText(content).findings.filter(({ category }) => category === 'hardcoded-secret')).toEqual([]);
  });
});
