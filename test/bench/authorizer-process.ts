import type { APIGatewayRequestAuthorizerEvent } from 'aws-lambda';

/**
 * Runs the bundled authorizer that the first argument names. It asks about the second argument once, as a cold start
 * does, and says so; then about the tokens that it is told, one after another, and says what CPU time that took and how
 * many of them were somebody's.
 */
export type Asked = { readonly tokens: readonly string[] };
export type Told = { readonly cpuMicroseconds: number; readonly known: number };

const [, , file = '', first = ''] = process.argv;
const { handler } = (await import(file)) as { handler: (event: APIGatewayRequestAuthorizerEvent) => Promise<object> };

const eventOf = (token: string) =>
  ({
    type: 'REQUEST',
    methodArn: 'arn:aws:execute-api:eu-west-1:000000000000:abcdefghij/live/GET/v1/me',
    headers: { Authorization: `Bearer ${token}`, Host: 'api.promptgate.example', 'User-Agent': 'promptgate-sdk/0.1.0' },
    requestContext: { requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef' },
  }) as unknown as APIGatewayRequestAuthorizerEvent;

const isKnown = async (token: string): Promise<boolean> => {
  try {
    await handler(eventOf(token));
    return true;
  } catch (error) {
    if ((error as Error).message === 'Unauthorized') return false;
    throw error;
  }
};

process.send?.(await isKnown(first));

process.on('message', async ({ tokens }: Asked) => {
  const cpu = process.cpuUsage();
  let known = 0;
  for (const token of tokens) if (await isKnown(token)) known += 1;
  const { user, system } = process.cpuUsage(cpu);
  process.send?.({ cpuMicroseconds: user + system, known } satisfies Told);
});
