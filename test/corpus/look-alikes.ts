import { type Draw, drawFrom } from './draw.ts';

const hexadecimal = '0123456789abcdef';
const alphanumeric = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

const uuid = (draw: Draw): string => [8, 4, 4, 4, 12].map((length) => draw.characters(hexadecimal, length)).join('-');

/** Lines with what looks like a credential and is none: digests, ids, placeholders, the documentation's own examples. */
const makers: readonly ((draw: Draw) => string)[] = [
  (draw) => `Pinned to commit ${draw.characters(hexadecimal, 40)}.`,
  (draw) => `sha256:${draw.characters(hexadecimal, 64)}`,
  (draw) => `"integrity": "sha512-${draw.characters(`${alphanumeric}+/`, 86)}=="`,
  (draw) => `The session id is ${uuid(draw)}.`,
  (draw) => `trace_id=${draw.characters(hexadecimal, 32)} span_id=${draw.characters(hexadecimal, 16)}`,
  (draw) => `ETag: "${draw.characters(hexadecimal, 32)}"`,
  (draw) => `curl -H "Authorization: Bearer ${draw.pick(['$TOKEN', '<your-token>', 'YOUR_API_KEY', '{{token}}'])}"`,
  (draw) =>
    `api_key = "${draw.pick(['xxxxxxxxxxxxxxxxxxxxxxxx', 'your-api-key-here', 'changeme', '<API_KEY>', 'sk-...'])}"`,
  (draw) => `OPENAI_API_KEY=${draw.pick(['sk-your-key-here', 'sk-xxxxxxxxxxxxxxxxxxxx', '{{openai_key}}'])}`,
  () => `aws_access_key_id = AKIA${'IOSFODNN7EXAMPLE'}`,
  () => `aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCY${'EXAMPLEKEY'}`,
  (draw) =>
    `postgres://${draw.pick(['user:password', 'postgres:postgres', '{{user}}:{{password}}', '<user>:<pass>'])}@localhost:5432/app`,
  (draw) =>
    `password: ${draw.pick(['********', '{{password}}', '<redacted>', '<from the vault>', '"" # set at deploy time'])}`,
  (draw) =>
    `const token = ${draw.pick(['process.env.TOKEN', 'await getToken(session)', 'req.headers.authorization', 'secrets.get("token")'])};`,
  (draw) => `data:image/png;base64,iVBORw0KGgo${draw.characters(alphanumeric, 60)}`,
  (draw) => `https://example.com/files/${uuid(draw)}/download?v=${draw.integer(1, 99)}`,
  (draw) => `The bundle is main.${draw.characters(hexadecimal, 20)}.js and its map beside it.`,
  (draw) => `Order number ${draw.characters('0123456789', 12)}, batch ${draw.characters('ABCDEFGH0123456789', 10)}.`,
  () => `-----BEGIN ${'PUBLIC KEY'}-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END ${'PUBLIC KEY'}-----`,
  () => 'Never print the value of AWS_SECRET_ACCESS_KEY, GITHUB_TOKEN or DATABASE_URL.',
  () => 'Passwords must have 12 characters, one digit and one symbol; tokens expire after 3600 seconds.',
  (draw) => `ulid: 01J${draw.characters('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 23)}`,
  (draw) => `docker pull registry.example.com/app@sha256:${draw.characters(hexadecimal, 64)}`,
  (draw) => `stripe publishable key: pk_test_${draw.characters(alphanumeric, 24)} (safe in the browser)`,
  () => 'The placeholder ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx stands for your own token.',
  (draw) => `nextPageToken "${draw.characters(alphanumeric, 12)}" continues the list.`,
  (draw) => `kubectl -n team-${draw.integer(1, 9)} get secret db-credentials -o name`,
  (draw) => `The fingerprint is SHA256:${draw.characters(`${alphanumeric}+/`, 43)}.`,
];

/** So many lines, all kinds in turn. */
export const secretLookAlikes = (count: number, seed: string): readonly string[] =>
  Array.from({ length: count }, (_, index) => {
    const make = makers[index % makers.length];
    return make === undefined ? '' : make(drawFrom(`${seed}/${index}`));
  });
