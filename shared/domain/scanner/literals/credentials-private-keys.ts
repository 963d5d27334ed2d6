import { jsonFromBase64 } from './base64.ts';
import { type Credential, isIssued } from './credential.ts';
import { entropyOf, isPlaceholder } from './entropy.ts';

const fewestKeyCharacters = 40;

/** The armour's own lines, and the headers of RFC 1421, section 4.6, and RFC 9580, section 6.2.2. */
const armour = /-----[^-\n]{0,80}-----|\b(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset):[^\n\\]{0,200}/g;

const holdsKey = (text: string): boolean => {
  const body = text.replace(armour, '').replace(/\\[nr]|[^A-Za-z0-9+/]/g, '');
  return body.length >= fewestKeyCharacters && !isPlaceholder(body) && entropyOf(body) >= 3.5;
};

/** The signature of the token that the site jwt.io has shown for years. */
const shownEverywhere = ['SflKxwRJSMeKKF2QT4fwp', 'MeJf36POk6yJV_adQssw5c'].join('');

/** A JSON Web Token (RFC 7519) whose header names an algorithm that signs or encrypts. */
const isWebToken = (text: string): boolean => {
  const [header = '', , signature = ''] = text.split('.');
  const algorithm = jsonFromBase64(header)?.['alg'];
  return typeof algorithm === 'string' && algorithm !== 'none' && signature !== shownEverywhere;
};

/** Private keys in their armours, and tokens and hashes that stand for one. */
export const privateKeys: readonly Credential[] = [
  {
    provider: 'private key',
    anchors: ['-----begin', '---- begin'],
    pattern:
      /-{4,5} ?BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)? ?-{4,5}[A-Za-z0-9+/=:,.()@<>\-\s\\]{24,3800}?(?:-{4,5} ?END [A-Z0-9 ]{3,40}-{4,5}|$|(?=["'`]))/y,
    accepts: holdsKey,
  },
  {
    provider: 'PuTTY private key',
    anchors: ['private-lines:'],
    pattern: /Private-Lines: \d{1,3}[\s\\][A-Za-z0-9+/=\s\\]{40,1600}/y,
    accepts: (text) => !isPlaceholder(text.slice(20, 60)) && entropyOf(text.slice(16)) >= 4,
  },
  {
    provider: 'Age',
    anchors: ['age-secret-key-'],
    pattern: /AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}(?![A-Za-z0-9])/y,
    accepts: isIssued,
  },
  {
    provider: 'JSON Web Key',
    anchors: ['"d":', '"d" :'],
    pattern: /"d" {0,2}: {0,2}"[\w-]{40,700}"/y,
    accepts: (text) => isIssued(text.slice(text.lastIndexOf('"', text.length - 2) + 1, -1)),
  },
  {
    provider: 'JSON Web Token',
    anchors: ['eyj', 'ewog'],
    pattern: /e(?:yJ|wog)[\w-]{10,1500}\.(?:e[wy])?[\w-]{10,2300}\.[\w-]{10,1000}(?![A-Za-z0-9])/y,
    accepts: isWebToken,
  },
  {
    provider: 'JSON Web Token, encoded',
    anchors: ['zxlk'],
    pattern: /ZXlK[A-Za-z0-9+/]{60,3800}={0,2}/y,
    accepts: (text) => !isPlaceholder(text),
  },
  {
    provider: 'password hash',
    anchors: ['$2a$', '$2b$', '$2y$', '$apr1$', '$1$', '$5$', '$6$', '$y$', '$argon2', '{ssha}', '{sha}'],
    pattern:
      /(?:\$2[aby]\$\d{2}\$[./A-Za-z0-9]{53}|\$(?:apr1|1)\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}|\$[56]\$(?:rounds=\d{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{43,86}|\$y\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{1,86}\$[./A-Za-z0-9]{43}|\$argon2(?:id|i|d)\$v=\d{2}\$m=\d{1,9},t=\d{1,4},p=\d{1,3}\$[A-Za-z0-9+/]{11,64}\$[A-Za-z0-9+/]{16,90}|\{SSHA\}[A-Za-z0-9+/]{32,64}={0,2}|\{SHA\}[A-Za-z0-9+/]{27}=)(?![A-Za-z0-9])/y,
    accepts: (text) => !isPlaceholder(text.slice(-22)),
  },
];
