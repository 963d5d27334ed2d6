import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { StubbedAws } from './authorizer-fixture.ts';

/**
 * Stands for STS, KMS and DynamoDB in a process of its own, so that its work is nobody's CPU time. What it knows is in
 * the file that its argument names. Tells its port by IPC.
 */
const { rows, publicKey, pepper } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as StubbedAws;

type Key = { readonly PK: { readonly S: string }; readonly SK: { readonly S: string } };
type Asked = {
  readonly Key?: Key;
  readonly RequestItems?: Readonly<Record<string, { readonly Keys: readonly Key[] }>>;
};

const rowOf = ({ PK, SK }: Key) => rows[`${PK.S}\n${SK.S}`];

const answers: Readonly<Record<string, (asked: Asked) => object>> = {
  'DynamoDB_20120810.GetItem': ({ Key }) => ({ Item: Key && rowOf(Key) }),
  'DynamoDB_20120810.BatchGetItem': ({ RequestItems = {} }) => ({
    Responses: Object.fromEntries(
      Object.entries(RequestItems).map(([table, { Keys }]) => [
        table,
        Keys.flatMap((key) => {
          const row = rowOf(key);
          return row ? [row] : [];
        }),
      ]),
    ),
    UnprocessedKeys: {},
  }),
  'DynamoDB_20120810.UpdateItem': () => ({ Attributes: {} }),
  'TrentService.GetPublicKey': () => ({ PublicKey: publicKey }),
  'TrentService.Decrypt': () => ({ Plaintext: pepper }),
};

const credentials = (expiration: string) =>
  `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>ASIASTUB</AccessKeyId><SecretAccessKey>stub</SecretAccessKey><SessionToken>${'t'.repeat(600)}</SessionToken><Expiration>${expiration}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;

const server = createServer(async (request, response) => {
  const body = await buffer(request);
  const answer = answers[String(request.headers['x-amz-target'])];
  const text = answer
    ? JSON.stringify(answer(JSON.parse(body.toString())))
    : credentials(new Date(Date.now() + 3_600_000).toISOString());
  response.setHeader('content-type', answer ? 'application/x-amz-json-1.0' : 'text/xml');
  response.setHeader('content-length', Buffer.byteLength(text));
  response.end(text);
});
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.once('disconnect', () => process.exit());
