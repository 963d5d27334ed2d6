import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

/**
 * The account, in twelve digits, of the AWS credentials at hand, from wherever the SDK takes them.
 *
 * @throws Error of the SDK when there are none, or AWS does not take them
 */
export const signedInAccount = async (region: string): Promise<string | undefined> => {
  const { Account } = await new STSClient({ region, maxAttempts: 2 }).send(new GetCallerIdentityCommand({}));
  return Account;
};
