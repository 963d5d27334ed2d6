import { type Issuer, signedTokenIssuer, signedTokenVerifier, type TokenKind, type Verifier } from './signed-token.ts';

/** Long enough for the longest call of a model. */
export const executionTokenSeconds = 300;

const executionToken: TokenKind = {
  typ: 'exec+jwt',
  audience: 'promptgate-execution',
  seconds: executionTokenSeconds,
  claims: ['sub', 'org', 'action'],
};

/** The one thing that an execution token permits: one action, for one execution, in one organisation. */
export type Execution = {
  readonly executionId: string;
  readonly organisationId: string;
  readonly action: string;
};

/** Makes tokens with which a step of an execution proves, for five minutes, what it was started for. */
export const executionTokenIssuer = (by: Issuer) => {
  const issue = signedTokenIssuer(by, executionToken);
  return async ({ executionId, organisationId, action }: Execution, at: Date): Promise<string> =>
    issue({ sub: executionId, org: organisationId, action }, at);
};

/** Whether a token permits just this. @throws Error when keys cannot be reached. */
export const executionTokenVerifier = (by: Verifier) => {
  const verify = signedTokenVerifier(by, executionToken);
  return async (token: string, { executionId, organisationId, action }: Execution, now: Date): Promise<boolean> => {
    const claims = await verify(token, now);
    return claims?.['sub'] === executionId && claims['org'] === organisationId && claims['action'] === action;
  };
};
