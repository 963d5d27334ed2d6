import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import type { GoogleProvider, GoogleSecretsOf } from '../domain/google-sign-in.ts';
import { readConfig } from './config.ts';
import { effects } from './effects.ts';
import { keyedHash } from './pepper.ts';

/** A client that is set up or changed counts this much later at the latest. */
const keptSeconds = 10;

const { GOOGLE_SECRET_ARN, ALLOW_LOOPBACK } = readConfig('GOOGLE_SECRET_ARN', 'ALLOW_LOOPBACK');
const secretsManager = new SecretsManagerClient({});

/** Operators fill the secret in; until then its client has no id. */
const client = z.object({ issuer: z.url(), clientId: z.string(), clientSecret: z.string() });

const load = async (): Promise<GoogleProvider | undefined> => {
  const { SecretString = '{}' } = await secretsManager.send(new GetSecretValueCommand({ SecretId: GOOGLE_SECRET_ARN }));
  const google = client.parse(JSON.parse(SecretString));
  if (google.clientId === '') return undefined;
  // Only who signs in with Google loads its library.
  const { googleProvider } = await import('../auth/google-provider.ts');
  return googleProvider(google, { allowLoopback: ALLOW_LOOPBACK });
};

let known: { readonly provider: Promise<GoogleProvider | undefined>; readonly until: number } | undefined;

/** Google as it is set up on this stage; undefined where it is not. */
export const google = (): Promise<GoogleProvider | undefined> => {
  const time = effects.now().getTime();
  if (known && time < known.until) return known.provider;
  const provider = load().catch((cause: unknown) => {
    known = undefined;
    throw cause;
  });
  known = { provider, until: time + keptSeconds * 1000 };
  return provider;
};

/** Derived from the state under the pepper: of a sign-in under way, nothing that would finish it is kept anywhere. */
export const googleSecrets: GoogleSecretsOf = async (state) => {
  const [nonce, codeVerifier] = await Promise.all([
    keyedHash('google nonce', state),
    keyedHash('google verifier', state),
  ]);
  return { nonce, codeVerifier };
};
