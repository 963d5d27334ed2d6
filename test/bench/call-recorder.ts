import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { LambdaClient, ListFunctionsCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import type { Stack } from '#local/stack.ts';
import { clientOf } from './bench-stack.ts';
import { type Request, type Response, type Units, unitCounter } from './dynamo-units.ts';

/** A call that a function made to AWS. */
export type Call = {
  readonly functionName: string;
  /** Such as `dynamodb:GetItem`. */
  readonly action: string;
  readonly units: Units;
  /** What one call sends together: events, or messages. */
  readonly entries: number;
  readonly milliseconds: number;
};

const services: Readonly<Record<string, string>> = {
  DynamoDB_20120810: 'dynamodb',
  TrentService: 'kms',
  AWSEvents: 'events',
  AmazonSQS: 'sqs',
};

const actionOf = ({ headers, method, url }: IncomingMessage, body: string): string => {
  const [target = '', action] = String(headers['x-amz-target'] ?? '').split('.');
  if (action) return `${services[target] ?? target}:${action}`;
  const query = new URLSearchParams(body).get('Action');
  return query ? `sts:${query}` : `scheduler:${method} ${url?.split('/')[1]}`;
};

const parsed = (text: string): object => {
  try {
    return JSON.parse(text) as object;
  } catch {
    return {};
  }
};

/** Its variables with another endpoint; queues have theirs in their address, which the SDK prefers. */
const variablesFor = (variables: Readonly<Record<string, string>> = {}, from: string, to: string) => ({
  ...Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      name.endsWith('_QUEUE_URL') ? value.replace(from, to) : value,
    ]),
  ),
  AWS_ENDPOINT_URL: to,
});

/**
 * Counts what the functions of a stack ask of AWS: each is given an endpoint of its own, behind which a server notes the
 * call and passes it on. `stop` gives them the emulator's again.
 */
export const recordCalls = async (stack: Stack) => {
  const calls: Call[] = [];
  const lambda = new LambdaClient(clientOf(stack));
  const unitsOf = unitCounter(stack);
  let busy = 0;
  let last = performance.now();

  const forward = async (incoming: IncomingMessage, body: Buffer) => {
    const { hostname, port } = new URL(stack.emulatorUrl);
    const { method, url: path, headers } = incoming;
    const outgoing = send({ hostname, port, method, path, headers }).end(body);
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
    const bytes = await buffer(answer);
    return { answer, bytes, response: parsed(bytes.toString()) as Response };
  };

  const serverOf = (functionName: string): Server =>
    createServer(async (incoming, outgoing) => {
      busy += 1;
      const body = await buffer(incoming);
      const action = actionOf(incoming, body.toString());
      const request = parsed(body.toString()) as Request & { readonly Entries?: readonly unknown[] };
      const started = performance.now();
      const { result, units } = action.startsWith('dynamodb:')
        ? await unitsOf(request, () => forward(incoming, body))
        : { result: await forward(incoming, body), units: { read: 0, write: 0 } };
      const milliseconds = performance.now() - started;
      calls.push({ functionName, action, units, entries: request.Entries?.length ?? 1, milliseconds });
      outgoing.writeHead(result.answer.statusCode ?? 500, result.answer.headers).end(result.bytes);
      busy -= 1;
      last = performance.now();
    });

  const { Functions = [] } = await lambda.send(new ListFunctionsCommand({ MaxItems: 50 }));
  const ours = Functions.filter(({ FunctionName = '' }) => FunctionName.startsWith(`promptgate-${stack.stage}-`));
  const point = async (FunctionName: string | undefined, variables: Record<string, string>) =>
    lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables: variables } }));
  const servers: Server[] = [];
  for (const { FunctionName = '', Environment } of ours) {
    const server = serverOf(FunctionName.replace(`promptgate-${stack.stage}-`, ''));
    servers.push(server);
    server.keepAliveTimeout = 600_000;
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await point(FunctionName, variablesFor(Environment?.Variables, stack.emulatorUrl, `http://127.0.0.1:${port}`));
  }

  return {
    memoryOf: new Map(ours.map(({ FunctionName, MemorySize = 128 }) => [FunctionName, MemorySize])),
    /** Resolves once no function has called AWS for a while. */
    idle: async (milliseconds = 600): Promise<void> => {
      last = performance.now();
      while (busy > 0 || performance.now() - last < milliseconds) await new Promise((resume) => setTimeout(resume, 50));
    },
    /** The calls since it was last asked. */
    take: (): readonly Call[] => calls.splice(0),
    stop: async (): Promise<void> => {
      for (const { FunctionName, Environment } of ours) await point(FunctionName, { ...Environment?.Variables });
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
};

export type Recorder = Awaited<ReturnType<typeof recordCalls>>;
