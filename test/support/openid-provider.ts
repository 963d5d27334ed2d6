import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type KoaContextWithOIDC, Provider } from 'oidc-provider';

/** Whoever signs in at the provider, as it will say. */
export type Person = {
  readonly sub: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly hd?: string;
};

export const client = { clientId: 'promptgate-test', clientSecret: 'a secret between the two of us, long enough' };

/** Follows redirects at the provider as a browser does, cookies included, until they lead elsewhere. */
const browse = async (start: string): Promise<string> => {
  const { origin } = new URL(start);
  const cookies = new Map<string, string>();
  let url = start;
  while (new URL(url).origin === origin) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
    url = new URL(location, url).href;
  }
  return url;
};

/**
 * A certified OpenID provider on this machine in Google's place: whoever comes is `person`, and agrees. `redirectUri` is
 * the client's. `signIn` goes there with a browser and returns the address that it is sent back to.
 */
export const openIdProvider = async (redirectUri: string) => {
  let person: Person = { sub: 'nobody', email: 'nobody@example.com', email_verified: false };
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified', 'hd'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['a key for the cookies of a test'] },
    interactions: { url: () => '/interaction' },
    findAccount: (_context, accountId) => ({ accountId, claims: () => ({ ...person }) }),
    ttl: { AccessToken: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    loadExistingGrant: async ({ oidc }: KoaContextWithOIDC) => {
      const grant: InstanceType<Provider['Grant']> = new provider.Grant({
        clientId: client.clientId,
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  const ordinary = provider.callback();
  handle = (request, response) => {
    if (!request.url?.startsWith('/interaction')) return ordinary(request, response);
    return provider.interactionFinished(request, response, { login: { accountId: person.sub } });
  };

  return {
    issuer,
    signIn: async (authorizationUrl: string, as: Person): Promise<string> => {
      person = as;
      return browse(authorizationUrl);
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
};
