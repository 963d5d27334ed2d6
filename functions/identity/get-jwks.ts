/** The public half of the key that access tokens are signed with. */
export type PublicKey = {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly y: string;
  readonly kid: string;
  readonly use: string;
  readonly alg: string;
};

type Dependencies = { readonly publicKey: () => Promise<PublicKey> };

/** The keys that access tokens are signed with, for whoever wants to check one. */
export const getJwks = async ({ publicKey }: Dependencies) => ({ keys: [await publicKey()] });
