import { entropyOf, isPlaceholder, looksRandom } from './entropy.ts';

/** A kind of credential: the strings it begins with, and its shape on the original text, case included. */
export type Credential = {
  readonly provider: string;
  readonly anchors: readonly string[];
  readonly pattern: RegExp;
  readonly accepts?: (text: string) => boolean;
};

/** A token of a provider: its prefix and the shape of what follows, at the end of a word. */
const token = (provider: string, anchors: readonly string[], shape: string): Credential => ({
  provider,
  anchors,
  pattern: new RegExp(`(?:${shape})(?![A-Za-z0-9])`, 'y'),
  accepts: (text) => !isPlaceholder(text) && entropyOf(text) >= 2.8,
});

const pemBody =
  /-----BEGIN (?:[A-Z]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----[\s\\nr]{0,8}[A-Za-z0-9+/=:,\-\s\\]{24,4000}/y;

const connection: Credential = {
  provider: 'connection string with a password',
  anchors: [
    'postgres://',
    'postgresql://',
    'mysql://',
    'mysql2://',
    'mariadb://',
    'mongodb://',
    'mongodb+srv://',
    'redis://',
    'rediss://',
    'amqp://',
    'amqps://',
    'mssql://',
    'sqlserver://',
    'jdbc:',
    'ftp://',
    'sftp://',
    'smtp://',
    'https://',
    'http://',
    'ldap://',
    'clickhouse://',
    'neo4j://',
  ],
  pattern:
    /(?:jdbc:)?[a-z][a-z0-9+]{1,14}:\/\/[^\s:/@"'<>{}[\]$]{0,64}:([^\s:/@"'<>{}[\]$]{3,128})@[A-Za-z0-9.[\]:_-]{2,128}(?:\/[^\s"'<>)]{0,64})?/y,
  accepts: (text) => {
    const password = /:\/\/[^:]{0,64}:([^@]{1,128})@/.exec(text)?.[1] ?? '';
    const host = text.slice(text.indexOf('@') + 1);
    return (
      !isPlaceholder(password) &&
      !/^(?:password|passwd|pass|pwd|pw|p|secret|user|root|postgres|guest|admin|username)$/i.test(password) &&
      !/^(?:host|hostname|server)\b/i.test(host)
    );
  },
};

const assigned: Credential = {
  provider: 'secret value',
  anchors: [
    'api_key',
    'api-key',
    'apikey',
    'api key',
    'access_key',
    'access key',
    'secret_key',
    'secret key',
    'secret_access_key',
    'aws_secret',
    'client_secret',
    'client secret',
    'auth_token',
    'auth token',
    'access_token',
    'access token',
    'bearer',
    'token',
    'x-api-key',
    'private_key',
    'secret',
    'accountkey',
    'sharedaccesskey',
    'signing key',
    'encryption key',
    'authorization',
  ],
  pattern:
    /(?:api[_ -]?key|access[_ -]?key|secret[_ -]?key|(?:aws_)?secret(?:_access)?(?:_key)?|client[_ -]secret|auth[_ -]token|access[_ -]token|token|x-api-key|private_key|secret|accountkey|sharedaccesskey|signing key|encryption key|bearer|authorization)["'`*]{0,3}\s{0,3}(?:is|:=|=>|=|:|\s)\s{0,3}(?:is\s)?(?:bearer\s|basic\s)?["'`]{0,3}[A-Za-z0-9+/=_.~-]{16,256}/iy,
  accepts: (text) => looksRandom(/[A-Za-z0-9+/=_.~-]{16,256}$/.exec(text)?.[0] ?? ''),
};

const password: Credential = {
  provider: 'password',
  anchors: ['password', 'passwd', 'passphrase', 'pwd'],
  pattern:
    /(?:password|passwd|passphrase|pwd)["'`*]{0,3}\s{0,3}(?:is|:=|=>|=|:)\s{0,3}["'`]{0,3}[^\s"'`<>{}[\]()$,;]{6,64}/iy,
  accepts: (text) => {
    const value = /[^\s"'`=:]{6,64}$/.exec(text)?.[0]?.replace(/[.!?]$/, '') ?? '';
    const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(value)).length;
    return value.length >= 8 && kinds >= 3 && /\d/.test(value) && !isPlaceholder(value);
  },
};

/** Credentials by provider, each as its documentation or its own keys show it. */
export const credentials: readonly Credential[] = [
  token('Anthropic', ['sk-ant-'], 'sk-ant-(?:api|admin|oat|sid)\\d{2}-[A-Za-z0-9_-]{24,160}'),
  token(
    'OpenAI',
    ['sk-'],
    'sk-(?:proj|svcacct|admin|None|service)-[A-Za-z0-9_-]{20,200}|sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}|sk-[A-Za-z0-9]{32,64}',
  ),
  token('OpenRouter', ['sk-or-'], 'sk-or-v1-[0-9a-f]{48,64}'),
  token('Groq', ['gsk_'], 'gsk_[A-Za-z0-9]{48,56}'),
  token('Hugging Face', ['hf_', 'api_org_'], '(?:hf_|api_org_)[A-Za-z]{34}|hf_[A-Za-z0-9]{34,40}'),
  token('Replicate', ['r8_'], 'r8_[A-Za-z0-9]{36,40}'),
  token('Perplexity', ['pplx-'], 'pplx-[A-Za-z0-9]{40,56}'),
  token('xAI', ['xai-'], 'xai-[A-Za-z0-9]{60,90}'),
  token('AWS', ['akia', 'asia', 'abia', 'acca', 'a3t'], '(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z2-7]{16}'),
  token(
    'GitHub',
    ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    'gh[pousr]_[A-Za-z0-9]{36,251}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{50,80}',
  ),
  token(
    'GitLab',
    ['glpat-', 'gldt-', 'glrt-', 'glptt-', 'glcbt-', 'glsoat-', 'glffct-'],
    'gl(?:pat|dt|rt|ptt|cbt|soat|ffct)-[A-Za-z0-9_-]{20,64}',
  ),
  token(
    'Slack',
    ['xoxb-', 'xoxp-', 'xoxa-', 'xoxr-', 'xoxs-', 'xoxe', 'xapp-'],
    'xox[bpars]-[A-Za-z0-9-]{20,160}|xoxe(?:\\.xox[bp])?-\\d-[A-Za-z0-9]{100,200}|xapp-\\d-[A-Z0-9]{6,20}-\\d{6,20}-[a-z0-9]{32,80}',
  ),
  token(
    'Slack webhook',
    ['https://hooks.slack.com/'],
    'https://hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{30,80}',
  ),
  token(
    'Discord',
    ['https://discord.com/api/webhooks/', 'https://discordapp.com/api/webhooks/'],
    'https://discord(?:app)?\\.com/api/webhooks/\\d{15,22}/[A-Za-z0-9_-]{50,80}',
  ),
  token(
    'Stripe',
    ['sk_live_', 'rk_live_', 'sk_test_', 'rk_test_', 'sk_prod_', 'whsec_'],
    '(?:sk|rk)_(?:live|test|prod)_[A-Za-z0-9]{16,120}|whsec_[A-Za-z0-9+/=]{24,80}',
  ),
  token(
    'Google',
    ['aiza', 'gocspx-', 'ya29.'],
    'AIza[A-Za-z0-9_-]{35}|GOCSPX-[A-Za-z0-9_-]{28}|ya29\\.[A-Za-z0-9_-]{30,200}',
  ),
  token('SendGrid', ['sg.'], 'SG\\.[A-Za-z0-9_-]{16,32}\\.[A-Za-z0-9_-]{32,64}'),
  token('Twilio', ['sk', 'ac'], '(?:SK|AC)[0-9a-f]{32}'),
  token('Mailgun', ['key-', 'pubkey-'], '(?:pub)?key-[0-9a-f]{32}'),
  token('npm', ['npm_'], 'npm_[A-Za-z0-9]{36}'),
  token('PyPI', ['pypi-'], 'pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,400}|pypi-AgE[A-Za-z0-9_-]{50,400}'),
  token('Docker', ['dckr_pat_', 'dckr_oat_'], 'dckr_[po]at_[A-Za-z0-9_-]{27,40}'),
  token('Shopify', ['shpat_', 'shpca_', 'shppa_', 'shpss_'], 'shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}'),
  token('DigitalOcean', ['dop_v1_', 'doo_v1_', 'dor_v1_'], 'do[opr]_v1_[0-9a-f]{64}'),
  token('Linear', ['lin_api_'], 'lin_api_[A-Za-z0-9]{40}'),
  token('Notion', ['secret_', 'ntn_'], 'secret_[A-Za-z0-9]{43}|ntn_[A-Za-z0-9]{40,50}'),
  token('Figma', ['figd_'], 'figd_[A-Za-z0-9_-]{40}'),
  token('Grafana', ['glsa_', 'glc_'], 'glsa_[A-Za-z0-9]{32}_[0-9a-f]{8}|glc_[A-Za-z0-9+/=]{32,400}'),
  token('New Relic', ['nrak-'], 'NRAK-[A-Z0-9]{27}'),
  token('Databricks', ['dapi'], 'dapi[0-9a-f]{32}(?:-\\d)?'),
  token('Atlassian', ['atatt3x'], 'ATATT3x[A-Za-z0-9_=-]{100,250}'),
  token('HashiCorp Vault', ['hvs.', 'hvb.'], 'hv[sb]\\.[A-Za-z0-9_-]{24,300}'),
  token('1Password', ['ops_ey'], 'ops_ey[A-Za-z0-9+/=_-]{200,4000}'),
  token('Postman', ['pmak-'], 'PMAK-[0-9a-f]{24}-[0-9a-f]{34}'),
  token(
    'Square',
    ['eaaa', 'sq0atp-', 'sq0csp-'],
    'EAAA[A-Za-z0-9_-]{60}|sq0(?:atp-[A-Za-z0-9_-]{22}|csp-[A-Za-z0-9_-]{43})',
  ),
  token('Telegram', ['bot'], 'bot\\d{8,10}:[A-Za-z0-9_-]{35}'),
  token('Doppler', ['dp.pt.', 'dp.st.'], 'dp\\.[ps]t\\.(?:[a-z0-9_-]{1,35}\\.)?[A-Za-z0-9]{40,44}'),
  token('Age', ['age-secret-key-'], 'AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}'),
  token('Promptgate', ['pg_'], 'pg_org_[A-Za-z0-9]{10,40}_[A-Za-z0-9_]{6,60}_[A-Za-z0-9_-]{20,80}'),
  token('Azure storage', ['accountkey='], 'AccountKey=[A-Za-z0-9+/]{86}=='),
  token('JSON Web Token', ['eyj'], 'eyJ[A-Za-z0-9_-]{10,1500}\\.eyJ[A-Za-z0-9_-]{10,2500}\\.[A-Za-z0-9_-]{20,1000}'),
  { provider: 'private key', anchors: ['-----begin'], pattern: pemBody },
  connection,
  assigned,
  password,
];
