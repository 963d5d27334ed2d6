import { categories } from '#shared/domain/scanner/ruleset.ts';
import type { Fixtures } from './fixture.ts';

const alphabets = {
  any: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  capitals: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  hex: '0123456789abcdef',
  letters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
  digits: '0123456789',
  bech32: 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L',
};

/** Characters that look random and are the same each time, so that no secret need stand in the repository. */
const drawn = (length: number, kind: keyof typeof alphabets = 'any'): string => {
  const alphabet = alphabets[kind];
  let seed = 20_261;
  return Array.from({ length }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return alphabet.charAt(Math.floor((seed / 2_147_483_648) * alphabet.length));
  }).join('');
};

const samples: Readonly<Record<string, readonly string[]>> = {
  anthropic: [`sk-ant-api03-${drawn(90)}AA`],
  openai: [`sk-proj-${drawn(48)}`, `sk-${drawn(20)}T3BlbkFJ${drawn(20)}`],
  openrouter: [`sk-or-v1-${drawn(64, 'hex')}`],
  groq: [`gsk_${drawn(52)}`],
  'hugging-face': [`hf_${drawn(34, 'letters')}`],
  replicate: [`r8_${drawn(37)}`],
  perplexity: [`pplx-${drawn(48)}`],
  xai: [`xai-${drawn(80)}`],
  aws: [`AKIA${drawn(16, 'upper')}`],
  github: [`ghp_${drawn(36)}`, `github_pat_${drawn(22)}_${drawn(59)}`],
  gitlab: [`glpat-${drawn(20)}`],
  slack: [`xoxb-${drawn(12, 'digits')}-${drawn(12, 'digits')}-${drawn(24)}`],
  'slack-webhook': [`https://hooks.slack.com/services/T${drawn(8, 'capitals')}/B${drawn(8, 'capitals')}/${drawn(24)}`],
  discord: [`https://discord.com/api/webhooks/${drawn(18, 'digits')}/${drawn(68)}`],
  stripe: [`sk_live_${drawn(24)}`],
  google: [`AIza${drawn(35)}`],
  sendgrid: [`SG.${drawn(22)}.${drawn(43)}`],
  twilio: [`SK${drawn(32, 'hex')}`],
  mailgun: [`key-${drawn(32, 'hex')}`],
  npm: [`npm_${drawn(36)}`],
  pypi: [`pypi-AgEIcHlwaS5vcmc${drawn(70)}`],
  docker: [`dckr_pat_${drawn(27)}`],
  shopify: [`shpat_${drawn(32, 'hex')}`],
  digitalocean: [`dop_v1_${drawn(64, 'hex')}`],
  linear: [`lin_api_${drawn(40)}`],
  notion: [`ntn_${drawn(46)}`],
  figma: [`figd_${drawn(40)}`],
  grafana: [`glsa_${drawn(32)}_${drawn(8, 'hex')}`],
  'new-relic': [`NRAK-${drawn(27, 'capitals')}`],
  databricks: [`dapi${drawn(32, 'hex')}`],
  atlassian: [`ATATT3x${drawn(180)}`],
  'hashicorp-vault': [`hvs.${drawn(90)}`],
  '1password': [`ops_ey${drawn(300)}`],
  postman: [`PMAK-${drawn(24, 'hex')}-${drawn(34, 'hex')}`],
  square: [`EAAA${drawn(60)}`],
  telegram: [`bot${drawn(9, 'digits')}:${drawn(35)}`],
  doppler: [`dp.pt.${drawn(43)}`],
  age: [`AGE-SECRET-KEY-1${drawn(58, 'bech32')}`],
  promptgate: [`pg_org_${drawn(26)}_key_${drawn(20)}_${drawn(43)}`],
  'azure-storage': [`AccountKey=${drawn(86)}==`],
  'json-web-token': [`eyJ${drawn(33)}.eyJ${drawn(60)}.${drawn(43)}`],
  'private-key': [`-----BEGIN RSA PRIVATE KEY-----\n${drawn(64)}\n${drawn(64)}\n-----END RSA PRIVATE KEY-----`],
  'connection-string-with-a-password': [`postgres://reporting:${drawn(16)}@db.meridian-retail.net:5432/sales`],
  'secret-value': [
    `api_key = "${drawn(32)}"`,
    `Authorization: Bearer ${drawn(40)}`,
    `the client secret is ${drawn(28)}`,
  ],
  password: [`password: ${drawn(10)}!4a`],
};

const documented: Readonly<Record<string, readonly string[]>> = {
  aws: ['Write AKIAIOSFODNN7EXAMPLE in examples.'],
  openai: ['Set OPENAI_API_KEY=sk-your-key-here.', 'A risk-averse sk-learn user.'],
  'connection-string-with-a-password': [
    'postgres://user:password@localhost:5432/db',
    'postgres://user:{{password}}@db/sales',
    'See https://docs.postgresql.org/current/.',
  ],
  'secret-value': ['api_key = "YOUR_API_KEY_GOES_HERE_1"', 'Use the token from the secret manager.'],
  password: ['password: {{password}}', 'The password must have twelve characters.'],
};

export const hardcodedSecret: Fixtures = Object.fromEntries(
  (categories.find(({ id }) => id === 'PG04')?.rules ?? []).map(({ id }) => {
    const provider = id.slice('PG04.'.length);
    const finds = (samples[provider] ?? []).map((secret) => `Call the service with ${secret} please.`);
    return [id, { finds, spares: documented[provider] ?? ['Secrets are in the vault; you never see them.'] }];
  }),
);

/** Every secret of the fixtures, bare. */
export const fakeSecrets: readonly string[] = Object.values(samples).flat();
