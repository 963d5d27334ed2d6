import { crc32, inBase62 } from '#shared/domain/scanner/literals/checksums.ts';
import { credentials } from '#shared/domain/scanner/literals/credentials.ts';
import { tokenShapes } from '#shared/domain/scanner/literals/token-shapes.ts';
import { categories } from '#shared/domain/scanner/ruleset.ts';
import { drawn, numbersFrom } from '../literals/drawn.ts';
import { sampleOf } from '../literals/sample-of.ts';
import type { Fixtures } from './fixture.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const checked = (prefix: string, body: string): string => `${prefix}${body}${inBase62(crc32(body))}`;
const header = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');

const samples: Readonly<Record<string, readonly string[]>> = {
  anthropic: [`sk-ant-api03-${drawn(93)}AA`],
  openai: [`sk-proj-${drawn(48)}`, `sk-${drawn(20)}T3BlbkFJ${drawn(20, 'any', 7)}`],
  openrouter: [`sk-or-v1-${drawn(64, 'hex')}`],
  groq: [`gsk_${drawn(52)}`],
  'hugging-face': [`hf_${drawn(34, 'letters')}`],
  replicate: [`r8_${drawn(37)}`],
  perplexity: [`pplx-${drawn(48)}`],
  xai: [`xai-${drawn(80)}`],
  aws: [`AKIA${drawn(16, 'upper')}`],
  github: [checked('ghp_', drawn(30)), `ghs_${drawn(36)}`, `github_pat_${drawn(22)}_${drawn(59)}`],
  gitlab: [`glpat-${drawn(20)}`],
  slack: [`xoxb-${drawn(12, 'digits')}-${drawn(13, 'digits')}-${drawn(24)}`],
  'slack-webhook': [`https://hooks.slack.com/services/T${drawn(8, 'capitals')}/B${drawn(9, 'capitals')}/${drawn(24)}`],
  discord: [`https://discord.com/api/webhooks/${drawn(18, 'digits')}/${drawn(68)}`],
  stripe: [`sk_live_${drawn(24)}`],
  google: [`AIza${drawn(35)}`],
  sendgrid: [`SG.${drawn(22)}.${drawn(43)}`],
  twilio: [`SK${drawn(32, 'hex')}`],
  mailgun: [`key-${drawn(32, 'hex')}`],
  npm: [checked('npm_', drawn(30, 'any', 3))],
  pypi: [`pypi-AgEIcHlwaS5vcmc${drawn(70)}`],
  docker: [`dckr_pat_${drawn(27)}`],
  telegram: [`bot${drawn(9, 'digits')}:A${drawn(34)}`, `${drawn(10, 'digits')}:A${drawn(34, 'any', 5)}`],
  twitter: [`${'A'.repeat(22)}${drawn(80)}`],
  'discord-bot': [`M${drawn(23)}.${drawn(6)}.${drawn(38)}`],
  'azure-application': [`${drawn(3)}8Q~${drawn(34)}`],
  'azure-signature': [`https://x.blob.core.windows.net/c?sv=2022-11-02&sp=r&sig=${drawn(40, 'any')}%2Fx9%3D`],
  age: [`AGE-SECRET-KEY-1${drawn(58, 'bech32')}`],
  'azure-storage': [`AccountKey=${drawn(86)}==`],
  'json-web-token': [`${header}.${drawn(60)}.${drawn(43)}`],
  'json-web-token-encoded': [base64(`${header}.${drawn(60)}.${drawn(43)}`).replace(/=+$/, '')],
  'json-web-key': [`{"kty":"EC","crv":"P-256","d":"${drawn(43)}"}`],
  'private-key': [`-----BEGIN RSA PRIVATE KEY-----\n${drawn(64)}\n${drawn(63)}\n-----END RSA PRIVATE KEY-----`],
  'putty-private-key': [
    `PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nComment: key\nPublic-Lines: 2\n${drawn(64)}\n${drawn(60)}\nPrivate-Lines: 2\n${drawn(64)}\n${drawn(62)}\n`,
  ],
  'password-hash': [`$2b$12$${drawn(53)}`, `$6$${drawn(16)}$${drawn(86)}`],
  'http-basic-credentials': [`Authorization: Basic ${base64(`reporting:${drawn(16)}`)}`],
  'registry-login': [`{"auths":{"registry.io":{"auth": "${base64(`deploy:${drawn(16)}`)}"}}}`],
  'login-on-a-command-line': [`curl -u reporting:${drawn(16)} https://api.meridian-retail.net`],
  'service-key': [`ADAFRUIT_IO_KEY = "${drawn(32, 'lower')}"`, `okta token: 00${drawn(40)}`],
  'aws-secret-access-key': [`AKIA${drawn(16, 'upper')} ${drawn(40, 'base64', 11)}`],
  'secret-value': [
    `api_key = "${drawn(32)}"`,
    `Authorization: Bearer ${drawn(40)}`,
    `the client secret is ${drawn(28)}`,
    `<apiToken>${drawn(24)}</apiToken>`,
  ],
  password: [
    `password: ${drawn(10)}!4a`,
    `Server=db;User Id=sa;Password=${drawn(12)}7x;`,
    `DB_PASSWORD="${drawn(14)}3b"`,
    `an account whose password ${drawn(12)}!5Kd`,
  ],
  'connection-string-with-a-password': [
    `postgres://reporting:${drawn(16)}@db.meridian-retail.net:5432/sales`,
    `mongodb+srv://app:r7@${drawn(10)}@cluster0.meridian.net/shop`,
  ],
  'kubernetes-secret': [
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\ndata:\n  user: YWRtaW4=\n  password: ${base64(drawn(16))}\n`,
  ],
};

const slugOf = (provider: string): string =>
  provider
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '');

/** For a kind without a sample of its own, two that are drawn from the shape that its provider documents. */
const shaped = (ruleId: string): readonly string[] => {
  const provider = ruleId.slice('PG04.'.length);
  const literal = credentials.find((one) => slugOf(one.provider) === provider);
  const shape = tokenShapes.find((one) => slugOf(one.provider) === provider.replace(/-token$/, ''));
  const pattern = literal?.pattern ?? shape?.pattern;
  if (pattern === undefined) return [];
  const next = numbersFrom([...provider].reduce((sum, char) => sum * 31 + char.charCodeAt(0), 7) % 1_000_003);
  return [sampleOf(pattern.source, next), sampleOf(pattern.source, next)];
};

const documented: Readonly<Record<string, readonly string[]>> = {
  aws: ['Write AKIAIOSFODNN7EXAMPLE in examples.'],
  openai: ['Set OPENAI_API_KEY=sk-your-key-here.', 'A risk-averse sk-learn user.'],
  github: [`ghp_${'x'.repeat(36)}`, 'ghp_1234567890abcdefghijklmnopqrstuvwxyz'],
  'connection-string-with-a-password': [
    'postgres://user:password@localhost:5432/db',
    'postgres://user:{{password}}@db/sales',
    'mysql://user:$PASSWORD@host:3306/db',
    'See https://docs.postgresql.org/current/.',
  ],
  'secret-value': ['api_key = "YOUR_API_KEY_GOES_HERE_1"', 'Use the token from the secret manager.'],
  password: [
    'password: {{password}}',
    'The password must have twelve characters.',
    'password = os.environ["PW_1"]',
    'Passwords go through the password SHA-256-hashing step, then password OAuth2.0 scopes and password step#2a.',
    'Log in with the password your-Password1! that you chose.',
  ],
  'service-key': ['The heroku release is v123.', `HEROKU_SLUG_COMMIT=${drawn(40, 'hex')}`],
  'private-key': ['-----BEGIN PRIVATE KEY-----\n<your key>\n-----END PRIVATE KEY-----'],
  'json-web-token': ['eyJhbGciOi… is how a token begins.'],
  'kubernetes-secret': ['kind: Secret\nmetadata:\n  name: x\ndata:\n  password: {{ .Values.password }}\n'],
  'http-basic-credentials': ['Authorization: Basic <credentials>', 'a basic understanding of programming'],
};

const samplesOf = (ruleId: string): readonly string[] => samples[ruleId.slice('PG04.'.length)] ?? shaped(ruleId);
const ruleIds = (categories.find(({ id }) => id === 'PG04')?.rules ?? []).map(({ id }) => id);

export const hardcodedSecret: Fixtures = Object.fromEntries(
  ruleIds.map((id) => {
    const finds = samplesOf(id).map((secret) => `Call the service with ${secret} please.`);
    const provider = id.slice('PG04.'.length);
    return [id, { finds, spares: documented[provider] ?? ['Secrets are in the vault; you never see them.'] }];
  }),
);

/** Texts in which the secret does not begin within the first dozen of characters, or ends before the second. */
const mostlyOpen = new Set([
  'PG04.kubernetes-secret',
  'PG04.login-on-a-command-line',
  'PG04.registry-login',
  'PG04.json-web-key',
  'PG04.putty-private-key',
  'PG04.twitter',
  'PG04.azure-signature',
  'PG04.service-key',
  'PG04.password',
  'PG04.secret-value',
  'PG04.connection-string-with-a-password',
]);

/** Secrets of all kinds that are one from their beginning, bare. */
export const fakeSecrets: readonly string[] = ruleIds.filter((id) => !mostlyOpen.has(id)).flatMap(samplesOf);
