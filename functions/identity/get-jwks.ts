/** The public half of a key that tokens are signed with. */
export type PublicKey = {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly y: string;
  readonly kid: string;
  readonly use: string;
  readonly alg: string;
};

type Dependencies = { readonly publicKeys: () => Promise<readonly PublicKey[]> };

/** The keys that tokens are or were lately signed with, for whoever wants to check one. */
export const getJwks = async ({ publicKeys }: Dependencies) => ({ keys: [...(await publicKeys())] });
