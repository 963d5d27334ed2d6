import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Stands for STS and DynamoDB, in a process of its own so that its work is nobody's CPU time: every AssumeRole gets
 * the same credentials, every GetItem the row whose JSON came as the first argument, every UpdateItem a bucket that is
 * full. Tells its port by IPC.
 */
const rows: Readonly<Record<string, Buffer>> = {
  'DynamoDB_20120810.GetItem': Buffer.from(process.argv[2] ?? ''),
  'DynamoDB_20120810.UpdateItem': Buffer.from('{"Attributes":{"fullAt":{"N":"0"}}}'),
};

const credentials = (expiration: string) =>
  Buffer.from(`<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
<AssumedRoleUser><Arn>arn:aws:sts::000000000000:assumed-role/stub/stub</Arn><AssumedRoleId>AROASTUB:stub</AssumedRoleId></AssumedRoleUser>
<Credentials><AccessKeyId>ASIASTUB</AccessKeyId><SecretAccessKey>stub</SecretAccessKey><SessionToken>${'t'.repeat(600)}</SessionToken><Expiration>${expiration}</Expiration></Credentials>
</AssumeRoleResult><ResponseMetadata><RequestId>stub</RequestId></ResponseMetadata></AssumeRoleResponse>`);

const server = createServer((request, response) => {
  request.resume().once('end', () => {
    const row = rows[String(request.headers['x-amz-target'])];
    const body = row ?? credentials(new Date(Date.now() + 3_600_000).toISOString());
    response.setHeader('content-type', row ? 'application/x-amz-json-1.0' : 'text/xml');
    response.setHeader('content-length', body.length);
    response.end(body);
  });
});
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.once('disconnect', () => process.exit());
