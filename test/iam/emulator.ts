import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import type { Stack } from '#local/stack.ts';
import { type Call, intruder } from './calls.ts';
import type { Deployed } from './deployed.ts';
import { rowsRequest, transactionRequest } from './rows-request.ts';
import { keyRequest, otherRequest } from './service-requests.ts';
import { type Clients, sessions } from './sessions.ts';

/** What the stack answers: IAM lets the call pass or refuses it, or there is no session to call with. */
export type Answer = 'passed' | 'refused' | 'no session';

type Ask = (clients: Clients) => Promise<unknown>;

/** The request that a call is; none where no client of ours could make it. */
const asking = (stack: Stack, { resources, roles }: Deployed, call: Call): Ask | undefined => {
  if (call.principal.role === intruder) return undefined;
  const nameOf = (id: string) => resources.find((each) => each.id === id)?.name ?? '';
  if (call.kind === 'rows') return ({ dynamo }) => dynamo.send(rowsRequest(call, nameOf) as never);
  if (call.kind === 'transaction') return ({ dynamo }) => dynamo.send(transactionRequest(call, nameOf) as never);
  if (call.kind === 'key') return keyRequest(call, nameOf(call.key));
  if (call.kind === 'other') return otherRequest(call, stack);
  const RoleArn = roles.find(({ name }) => name === call.role)?.arn;
  const Tags = Object.entries(call.tags).map(([Key, Value]) => ({ Key, Value }));
  return ({ sts }) => sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'unrecorded', Tags }));
};

const isRefusal = ({ name }: Error): boolean => /AccessDenied|NotAuthorized|AuthorizationError/.test(name);

/** The running stack as a judge of calls: every request is a real one, judged by the policies deployed there. */
export const emulator = (stack: Stack, deployed: Deployed) => {
  const sessionOf = sessions(stack, deployed);
  /** Judges a call; undefined where it cannot be made at all. */
  return (call: Call): (() => Promise<Answer>) | undefined => {
    const ask = asking(stack, deployed, call);
    if (!ask) return undefined;
    return async () => {
      const session = await sessionOf(call.principal);
      if (!session) return 'no session';
      return ask(session).then(
        () => 'passed',
        (error: Error) => (isRefusal(error) ? 'refused' : 'passed'),
      );
    };
  };
};
