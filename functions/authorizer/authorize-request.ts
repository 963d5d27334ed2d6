import type { Verdict } from '#shared/domain/authenticated.ts';

/** Tells whose credentials of one kind are; nobody's when they are not good (any more). */
export type Authenticate = (token: string) => Promise<Verdict>;

export type Kinds = {
  /** By what the credentials of a kind begin with, up to the first `_`. */
  readonly byPrefix: ReadonlyMap<string, Authenticate>;
  readonly accessToken: Authenticate;
};

/** Longer than any token of ours. */
const maxLength = 2048;

/** Whose credentials these are, of whichever kind. */
export const authorizeRequest = async ({ byPrefix, accessToken }: Kinds, token: string): Promise<Verdict> => {
  if (token.length > maxLength) return undefined;
  const [, prefix = ''] = /^([a-z]+)_/.exec(token) ?? [];
  return (byPrefix.get(prefix) ?? accessToken)(token);
};
