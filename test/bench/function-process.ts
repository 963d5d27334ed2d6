import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';

/**
 * Runs a bundled function: its file and an event's JSON are the arguments. It calls the function once, as a cold start
 * does, and says so; then as often as it is told to, one call after another as Lambda does, and says what CPU time and
 * real time that took.
 */
export type Asked = { readonly calls: number };
export type Told = { readonly cpuMicroseconds: number; readonly realMicroseconds: number };

const [, , file = '', json = ''] = process.argv;
const { handler } = (await import(file)) as {
  handler: (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;
};

const call = async (): Promise<APIGatewayProxyResult> => {
  const result = await handler(JSON.parse(json));
  if (result.statusCode !== 200) throw new Error(`answered ${result.statusCode}: ${result.body}`);
  return result;
};

const { body } = await call();
process.send?.(body.length);

process.on('message', async ({ calls }: Asked) => {
  const cpu = process.cpuUsage();
  const started = performance.now();
  for (let done = 0; done < calls; done += 1) await call();
  const realMicroseconds = (performance.now() - started) * 1000;
  const { user, system } = process.cpuUsage(cpu);
  process.send?.({ cpuMicroseconds: user + system, realMicroseconds } satisfies Told);
});
