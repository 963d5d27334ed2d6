import { type Draw, drawFrom } from './draw.ts';

const lower = 'abcdefghijklmnopqrstuvwxyz';
const upper = lower.toUpperCase();
const digit = '0123456789';
const alphanumeric = lower + upper + digit;
const hexadecimal = `${digit}abcdef`;
const base64url = `${alphanumeric}-_`;

const base64 = (text: string): string => Buffer.from(text).toString('base64url');

const jwt = (draw: Draw): string =>
  [
    base64('{"alg":"HS256","typ":"JWT"}'),
    base64(`{"sub":"${draw.characters(digit, 10)}","iat":${draw.integer(1_600_000_000, 1_800_000_000)}}`),
    draw.characters(base64url, 43),
  ].join('.');

const pem = (draw: Draw): string => {
  const body = Array.from({ length: 12 }, () => draw.characters(`${alphanumeric}+/`, 64)).join('\n');
  const label = draw.pick(['RSA PRIVATE KEY', 'PRIVATE KEY', 'EC PRIVATE KEY', 'OPENSSH PRIVATE KEY']);
  // Put together here, so that no file of the repository holds what a scanner for secrets looks for.
  return `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----`;
};

/**
 * Credentials that open nothing: each has the shape its issuer documents, and random characters.
 * They are made when they are needed, so that none stands in a file.
 */
export const credentials = {
  'aws-id': (draw) => `AKIA${draw.characters('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16)}`,
  'aws-secret': (draw) => draw.characters(`${alphanumeric}+/`, 40),
  openai: (draw) => `sk-proj-${draw.characters(base64url, 74)}T3BlbkFJ${draw.characters(base64url, 74)}`,
  anthropic: (draw) => `sk-ant-api03-${draw.characters(base64url, 93)}AA`,
  github: (draw) => `ghp_${draw.characters(alphanumeric, 36)}`,
  'github-fine': (draw) => `github_pat_${draw.characters(alphanumeric, 22)}_${draw.characters(alphanumeric, 59)}`,
  gitlab: (draw) => `glpat-${draw.characters(alphanumeric, 20)}`,
  slack: (draw) =>
    `xoxb-${draw.characters(digit, 12)}-${draw.characters(digit, 12)}-${draw.characters(alphanumeric, 24)}`,
  'slack-hook': (draw) =>
    `https://hooks.slack.com/services/T${draw.characters(upper + digit, 8)}/B${draw.characters(upper + digit, 10)}/${draw.characters(alphanumeric, 24)}`,
  stripe: (draw) => `sk_live_${draw.characters(alphanumeric, 24)}`,
  google: (draw) => `AIza${draw.characters(base64url, 35)}`,
  sendgrid: (draw) => `SG.${draw.characters(base64url, 22)}.${draw.characters(base64url, 43)}`,
  twilio: (draw) => `SK${draw.characters(hexadecimal, 32)}`,
  npm: (draw) => `npm_${draw.characters(alphanumeric, 36)}`,
  pypi: (draw) => `pypi-AgEIcHlwaS5vcmc${draw.characters(base64url, 70)}`,
  huggingface: (draw) => `hf_${draw.characters(lower + upper, 34)}`,
  shopify: (draw) => `shpat_${draw.characters(hexadecimal, 32)}`,
  digitalocean: (draw) => `dop_v1_${draw.characters(hexadecimal, 64)}`,
  telegram: (draw) => `${draw.integer(100_000_000, 999_999_999)}:AA${draw.characters(base64url, 33)}`,
  postgres: (draw) =>
    `postgres://app:${draw.characters(alphanumeric, 18)}@db-${draw.integer(1, 9)}.corp.internal:5432/orders`,
  mongodb: (draw) =>
    `mongodb+srv://svc:${draw.characters(alphanumeric, 16)}@cluster0.${draw.characters(lower, 5)}.mongodb.net`,
  redis: (draw) => `redis://:${draw.characters(alphanumeric, 20)}@cache.corp.internal:6379/0`,
  password: (draw) =>
    `${draw.pick(['Tiger', 'Harbour', 'Velvet', 'Quartz'])}${draw.characters(digit, 3)}!${draw.characters(alphanumeric, 8)}`,
  'bearer-hex': (draw) => draw.characters(hexadecimal, 40),
  'private-key': pem,
  jwt,
} as const satisfies Record<string, (draw: Draw) => string>;

export type Credential = keyof typeof credentials;

/** How prompts mention a credential; `%` stands for it. */
const sentences: readonly string[] = [
  'Use the token % for every request to the service.',
  'The API key is %; send it in the X-Api-Key header.',
  'config:\n  token: "%"\n  timeout: 30',
  '```sh\nexport SERVICE_TOKEN=%\n```',
  'Authenticate with % before you call the tool.',
  '{"endpoint": "/v2/orders", "secret": "%"}',
];

/** Those whose shape alone tells nothing stand where their name is said. */
const named: Partial<Record<Credential, readonly string[]>> = {
  'aws-secret': ['aws_secret_access_key = %', 'AWS_SECRET_ACCESS_KEY=%', '"secretAccessKey": "%"'],
  password: ['password: %', 'Log in as admin with the password %', 'DB_PASSWORD="%"', "'password': '%'"],
  'bearer-hex': ['Authorization: Bearer %', 'api_key=%', 'client_secret: "%"'],
  twilio: ['The Twilio API key is %.', 'TWILIO_API_KEY=%'],
  'private-key': ['Sign with this key:\n%', '%'],
  postgres: ['Look orders up in %', 'DATABASE_URL=%'],
  mongodb: ['Look orders up in %', 'MONGODB_URI=%'],
  redis: ['Sessions are in %', 'REDIS_URL=%'],
  'slack-hook': ['Post alerts to %', 'SLACK_WEBHOOK=%'],
};

export type SecretFixture = { readonly kind: Credential; readonly text: string; readonly secret: string };

/** So many prompts' lines with a credential each, all kinds in turn. */
export const secretFixtures = (count: number, seed: string): readonly SecretFixture[] => {
  const kinds = Object.keys(credentials) as Credential[];
  return Array.from({ length: count }, (_, index) => {
    const draw = drawFrom(`${seed}/${index}`);
    const kind = kinds[index % kinds.length] ?? 'jwt';
    const secret = credentials[kind](draw);
    return { kind, secret, text: draw.pick(named[kind] ?? sentences).replace('%', () => secret) };
  });
};
