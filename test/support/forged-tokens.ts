import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject, sign as signWith } from 'node:crypto';
import type { JWK } from 'jose';

/** What a forger of access tokens may have: in these tests even our own signatures of whatever they like. */
export type Forge = {
  readonly issuer: string;
  readonly claims: { readonly sub: string; readonly org: string; readonly sid: string };
  readonly now: Date;
  readonly key: JWK & { readonly kid: string };
  /** Another key of ours. */
  readonly otherKid: string;
  /** ES256 by the key, r and s in 32 bytes each. */
  readonly sign: (text: string) => Promise<Uint8Array>;
};

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const attacker = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const raw = (key: KeyObject) => async (text: string) =>
  signWith('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });

/** DER of r and s (RFC 3279, section 2.2.3), as Java and OpenSSL make it. */
const der = (signature: Uint8Array): Buffer => {
  const integer = (bytes: Uint8Array) => {
    const digits = Buffer.from(
      bytes.subarray(
        Math.max(
          0,
          bytes.findIndex((byte) => byte !== 0),
        ),
      ),
    );
    const positive = (digits[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), digits]) : digits;
    return Buffer.concat([Buffer.of(2, positive.length), positive]);
  };
  const numbers = Buffer.concat([integer(signature.subarray(0, 32)), integer(signature.subarray(32))]);
  return Buffer.concat([Buffer.of(0x30, numbers.length), numbers]);
};

/** The parts of a right token, and ways to put others together. */
const workshop = ({ issuer, claims, now, key, sign }: Forge) => {
  const iat = Math.floor(now.getTime() / 1000);
  const header = { alg: 'ES256', typ: 'at+jwt', kid: key.kid };
  const payload = { iss: issuer, aud: 'promptgate', ...claims, iat, exp: iat + 3600 };
  const signed = async (head: string, body: string, by = sign) =>
    `${head}.${body}.${base64url(await by(`${head}.${body}`))}`;
  /** Signed by our own key, and right but for what is said. */
  const but = async (changed: object = {}, headerChanged: object = {}, by = sign) =>
    signed(encoded({ ...header, ...headerChanged }), encoded({ ...payload, ...changed }), by);
  const parts = async () => (await but()).split('.') as [string, string, string];
  return { iat, header, payload, signed, but, parts };
};

/** The token that all forgeries are made from; it is right. */
export const rightToken = async (forge: Forge): Promise<string> => workshop(forge).but();

type Forgery = readonly [what: string, make: (forge: Forge) => Promise<string>];

const withHeader = (what: string, changed: object, by?: (text: string) => Promise<Uint8Array>): Forgery => [
  `with ${what}`,
  async (forge) => workshop(forge).but({}, changed, by),
];
const withClaims = (what: string, changed: (iat: number, forge: Forge) => object): Forgery => [
  `with ${what}`,
  async (forge) => workshop(forge).but(changed(workshop(forge).iat, forge)),
];
const without = (claim: string): Forgery => withClaims(`no ${claim}`, () => ({ [claim]: undefined }));

const withSecret = (what: string, secretOf: (key: JWK) => string | Buffer): Forgery => [
  `with HS256 and ${what} for a secret`,
  async (forge) => {
    const secret = secretOf(forge.key);
    const by = async (text: string) => createHmac('sha256', secret).update(text).digest();
    return workshop(forge).but({}, { alg: 'HS256' }, by);
  },
];
const spki = (key: JWK) => createPublicKey({ key: key as Record<string, string>, format: 'jwk' });

const algorithms: readonly Forgery[] = [
  [
    'that says it is not signed',
    async (forge) => (await workshop(forge).but({}, { alg: 'none' })).replace(/[^.]+$/, ''),
  ],
  ['that says `nOnE` and keeps a signature', async (forge) => workshop(forge).but({}, { alg: 'nOnE' })],
  withSecret('the public key’s PEM', (key) => spki(key).export({ format: 'pem', type: 'spki' })),
  withSecret('the public key’s DER', (key) => spki(key).export({ format: 'der', type: 'spki' })),
  withSecret('nothing', () => ''),
  withHeader('RS256', { alg: 'RS256' }, async (text) =>
    signWith('sha256', Buffer.from(text), generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey),
  ),
  withHeader('ES384', { alg: 'ES384' }, raw(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey)),
  withHeader('another name of ES256', { alg: 'es256' }),
];

const kinds: readonly Forgery[] = [
  withHeader('the type of an ordinary JWT', { typ: 'JWT' }),
  withHeader('the type of an execution token', { typ: 'exec+jwt' }),
  withHeader('no type', { typ: undefined }),
  withHeader('its type spelt in another way', { typ: 'application/at+jwt' }),
  ['that is an ID token', async (forge) => workshop(forge).but({ aud: 'client', nonce: 'n' }, { typ: 'JWT' })],
];

const keys: readonly Forgery[] = [
  withHeader('a key that nobody knows', { kid: 'k'.repeat(43) }, raw(attacker.privateKey)),
  ['with the name of another key of ours', async (forge) => workshop(forge).but({}, { kid: forge.otherKid })],
  withHeader('no name of a key', { kid: undefined }),
  withHeader('a path for a key', { kid: '../../../../dev/null' }),
  withHeader('two names of keys', { kid: ['a', 'b'] }),
  withHeader('a signature of somebody else', {}, raw(attacker.privateKey)),
  [
    'that brings its key along',
    async (forge) => {
      const jwk = { ...attacker.publicKey.export({ format: 'jwk' }), kid: forge.key.kid, alg: 'ES256', use: 'sig' };
      return workshop(forge).but({}, { jwk }, raw(attacker.privateKey));
    },
  ],
  withHeader('the address of a key', { jku: 'https://attacker.example/jwks.json' }, raw(attacker.privateKey)),
  withHeader('the address of a certificate', { x5u: 'https://attacker.example/x5u' }, raw(attacker.privateKey)),
  withHeader('the address of a key that ours has signed', { jku: 'https://attacker.example/jwks.json' }),
  withHeader('an extension', { crit: ['exp'], exp: 1 }),
  withHeader('unencoded claims', { crit: ['b64'], b64: false }),
  [
    'with its type twice',
    async (forge) => {
      const { header, payload, signed } = workshop(forge);
      const twice = JSON.stringify(header).replace('{', '{"typ":"JWT",');
      return signed(Buffer.from(twice).toString('base64url'), encoded(payload));
    },
  ],
];

const claims: readonly Forgery[] = [
  withClaims('another audience', () => ({ aud: 'elsewhere' })),
  withClaims('ours as one audience of several', () => ({ aud: ['promptgate', 'elsewhere'] })),
  withClaims('ours as a list of audiences', () => ({ aud: ['promptgate'] })),
  withClaims('another issuer', () => ({ iss: 'https://attacker.example' })),
  withClaims('the issuer of another stage', (_, { issuer }) => ({ iss: issuer.replace(/[^/]+(?=\/[^/]+$)/, 'other') })),
  withClaims('an issuer that begins with ours', (_, { issuer }) => ({ iss: `${issuer}/x` })),
  ...['iss', 'aud', 'sub', 'org', 'sid', 'iat', 'exp'].map(without),
  withClaims('a number for a user', () => ({ sub: 1 })),
  withClaims('a list of organisations', (_, forge) => ({ org: [forge.claims.org] })),
  withClaims('an end in words', (iat) => ({ exp: String(iat + 3600) })),
  withClaims('a beginning in the future', (iat) => ({ iat: iat + 60, exp: iat + 3660 })),
  withClaims('an end in the past', (iat) => ({ iat: iat - 3600, exp: iat - 6 })),
  withClaims('a late end, but an early beginning', (iat) => ({ iat: iat - 3700, exp: iat + 3600 })),
  withClaims('no end at all', () => ({ exp: null })),
  [
    'with its user twice',
    async (forge) => {
      const { header, payload, signed } = workshop(forge);
      const twice = JSON.stringify(payload).replace('{', '{"sub":"usr_other",');
      return signed(encoded(header), Buffer.from(twice).toString('base64url'));
    },
  ],
  [
    'with spaces in its claims',
    async (forge) => {
      const { header, payload, signed } = workshop(forge);
      return signed(encoded(header), Buffer.from(JSON.stringify(payload, null, 1)).toString('base64url'));
    },
  ],
  ...['null', '[]', '1', '"text"', '{', '\ufeff{}'].map(
    (text): Forgery => [
      `whose claims are ${JSON.stringify(text)}`,
      async (forge) => workshop(forge).signed(encoded(workshop(forge).header), base64url(Buffer.from(text))),
    ],
  ),
  [
    'whose claims are not UTF-8',
    async (forge) => workshop(forge).signed(encoded(workshop(forge).header), base64url(Buffer.of(0x7b, 0xff, 0x7d))),
  ],
];

/** Changes the parts of a right token. */
const mangled = (
  what: string,
  mangle: (head: string, body: string, signature: string, forge: Forge) => string,
): Forgery => [what, async (forge) => mangle(...(await workshop(forge).parts()), forge)];

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** The same bytes with other spare bits, which a lenient decoder does not look at. */
const spare = (text: string) => text.slice(0, -1) + alphabet[alphabet.indexOf(text.at(-1) ?? '') ^ 1];

const encodings: readonly Forgery[] = [
  mangled('whose user was changed', (head, body, signature) => {
    const changed = JSON.parse(Buffer.from(body, 'base64url').toString());
    return `${head}.${encoded({ ...changed, sub: 'usr_other' })}.${signature}`;
  }),
  mangled('with padding', (head, body, signature) => `${head}.${body}.${signature}==`),
  mangled('in the other base64', (head, body, signature) => `${head}.${body}.${signature.slice(0, -2)}+/`),
  mangled('with spare bits', (head, body, signature) => `${head}.${body}.${spare(signature)}`),
  mangled('whose signature is DER', (head, body, signature) => {
    return `${head}.${body}.${base64url(der(Buffer.from(signature, 'base64url')))}`;
  }),
  // CVE-2022-21449: r and s of zero fit every key and text where a library forgets to look.
  mangled('whose signature is zero', (head, body) => `${head}.${body}.${base64url(Buffer.alloc(64))}`),
  mangled('whose signature is the order of the curve', (head, body) => {
    const order = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551';
    return `${head}.${body}.${base64url(Buffer.from(order + order, 'hex'))}`;
  }),
  mangled('with half a signature', (head, body, signature) => `${head}.${body}.${signature.slice(0, 43)}`),
  mangled('with a signature and a half', (head, body, signature) => `${head}.${body}.${signature}${signature}`),
  mangled('without its signature', (head, body) => `${head}.${body}`),
  mangled('with nothing for a signature', (head, body) => `${head}.${body}.`),
  mangled('with a fourth part', (head, body, signature) => `${head}.${body}.${signature}.${signature}`),
  mangled('with the five parts of a JWE', (head, body, signature) => `${head}..${body}.${signature}.${signature}`),
  mangled('with garbage in its header', (head, body, signature) => `${head}AA.${body}.${signature}`),
  mangled('that is very long', (head, body, signature) => `${head}.${body}.${signature}${'A'.repeat(6000)}`),
  mangled('that is its claims alone', (_, body) => body),
];

/** Every forged or mangled token that there is to refuse, and what HTTP could not carry as one. */
export const forgeries: readonly Forgery[] = [...algorithms, ...kinds, ...keys, ...claims, ...encodings];

export const unsendable: readonly Forgery[] = [
  mangled('with a space inside', (head, body, signature) => `${head}. ${body}.${signature}`),
  mangled('with a line end after it', (head, body, signature) => `${head}.${body}.${signature}\n`),
  mangled('with a space before it', (head, body, signature) => ` ${head}.${body}.${signature}`),
  mangled('with a null character', (head, body, signature) => `${head}.${body}.${signature}\0`),
];
