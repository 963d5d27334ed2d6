import { AppError } from './errors.ts';
import {
  forgottenAt,
  type GuessChange,
  type GuessHistory,
  historyAt,
  judgeGuess,
  outcomeOf,
  withGuessBegun,
} from './guess-limit.ts';
import { type Guesser, type Guesses, guessLimits, limitNames } from './guesses.ts';
import { isKnown, type KnownAddress, withKnown } from './known-addresses.ts';
import type { Clock } from './ports.ts';

/** Something kept, with the revision that the next write of it names. */
export type Kept<T> = { readonly value: T; readonly revision: number };

/** Rows by names that tell nothing. */
export type GuessLedger = {
  readonly find: (name: string) => Promise<Kept<GuessHistory> | undefined>;
  /** Whether it was kept, and not another change came first; `expiresAt` is in seconds since 1970. */
  readonly keep: (
    name: string,
    history: GuessHistory,
    before: { readonly revision: number } | undefined,
    expiresAt: number,
  ) => Promise<boolean>;
  readonly change: (name: string, change: GuessChange) => Promise<void>;
  readonly findKnown: (name: string) => Promise<Kept<readonly KnownAddress[]> | undefined>;
  readonly keepKnown: (
    name: string,
    known: readonly KnownAddress[],
    before: { readonly revision: number } | undefined,
    expiresAt: number,
  ) => Promise<boolean>;
};

type Dependencies = {
  readonly ledger: GuessLedger;
  readonly keyedHash: (purpose: string, text: string) => Promise<string>;
  /** The network that one customer has: an IPv4 address, the first half of an IPv6 address. */
  readonly networkOf: (ip: string | undefined) => string;
  readonly now: Clock;
  /** Waits about as long. */
  readonly pause: (milliseconds: number) => Promise<void>;
};

type ScopeName = keyof typeof guessLimits;
type Scope = { readonly scope: ScopeName; readonly name: string; readonly isBinding: boolean };

/** How long a guess waits for those under way, and for its turn to write. */
const patienceMs = 5000;
const busyMs = 100;
const overtakenMs = 10;
const attempts = 10;

const tooMany = (scope: ScopeName, used: number, now: number, wait: number): AppError =>
  new AppError('rate_limited', 'Too many attempts: wait before you try again.', {
    limit: {
      name: limitNames[scope],
      limit: guessLimits[scope].free,
      used,
      resetsAt: new Date(now + wait).toISOString(),
    },
    retryAfterSeconds: Math.max(1, Math.ceil(wait / 1000)),
  });

/** Counts one guess as under way; false when it could not, which matters to nobody unless the scope is binding. */
const begun = async ({ ledger, now, pause }: Dependencies, { scope, name, isBinding }: Scope): Promise<boolean> => {
  const limit = guessLimits[scope];
  for (let waited = 0; waited < patienceMs; ) {
    const kept = await ledger.find(name);
    const at = now().getTime();
    const history = historyAt(kept?.value, limit, at);
    const verdict = isBinding ? judgeGuess(history, limit, at) : 'go';
    if (typeof verdict === 'object') throw tooMany(scope, history.wrong, at, verdict.wait);
    const next = withGuessBegun(history, at);
    if (verdict === 'go' && (await ledger.keep(name, next, kept, forgottenAt(next, limit)))) return true;
    const wait = verdict === 'busy' ? busyMs : overtakenMs;
    await pause(wait);
    waited += wait;
  }
  if (!isBinding) return false;
  throw tooMany(scope, limit.free, now().getTime(), 1000);
};

const waitOf = (error: unknown): number => (error instanceof AppError ? (error.retryAfterSeconds ?? 0) : Infinity);

/** Begins in all scopes or in none, and then throws what takes longest to pass. */
const beginAll = async (dependencies: Dependencies, scopes: readonly Scope[]): Promise<readonly Scope[]> => {
  const results = await Promise.allSettled(scopes.map((scope) => begun(dependencies, scope)));
  const counted = scopes.filter((_, index) => {
    const result = results[index];
    return result?.status === 'fulfilled' && result.value;
  });
  const errors = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  if (errors.length === 0) return counted;
  const withdrawn: GuessChange = { set: {}, add: { underWay: -1 } };
  await Promise.all(counted.map(({ name }) => dependencies.ledger.change(name, withdrawn)));
  throw errors.reduce((worst, error) => (waitOf(error) > waitOf(worst) ? error : worst));
};

/** {@link Guesses} over a ledger of hashed names. */
export const guardGuesses = (dependencies: Dependencies): Guesses => {
  const { ledger, keyedHash, networkOf, now } = dependencies;

  const placeOf = async ({ email, ip }: Guesser) => ({
    owner: await keyedHash('known-addresses', email),
    address: await keyedHash('known-address', `${email}\n${networkOf(ip)}`),
  });

  const welcome = async (guesser: Guesser) => {
    const { owner, address } = await placeOf(guesser);
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const kept = await ledger.findKnown(owner);
      const next = withKnown(kept?.value ?? [], address, now().getTime());
      if (!next) return;
      const expiresAt = Math.ceil(Math.max(...next.map(({ until }) => until)) / 1000);
      if (await ledger.keepKnown(owner, next, kept, expiresAt)) return;
    }
  };

  const countAt = async (scope: 'tokens' | 'resets', ip: string | undefined) => {
    const name = await keyedHash(`guess-${scope}`, networkOf(ip));
    await begun(dependencies, { scope, name, isBinding: true });
    await ledger.change(name, outcomeOf(false, false, now().getTime()));
  };

  return {
    begin: async (guesser) => {
      const { email, ip } = guesser;
      const network = networkOf(ip);
      const { owner, address } = await placeOf(guesser);
      const kept = await ledger.findKnown(owner);
      const isStranger = !isKnown(kept?.value ?? [], address, now().getTime());
      const scopes = await beginAll(dependencies, [
        { scope: 'pair', name: await keyedHash('guess-pair', `${email}\n${network}`), isBinding: true },
        { scope: 'account', name: await keyedHash('guess-account', email), isBinding: isStranger },
        { scope: 'address', name: await keyedHash('guess-address', network), isBinding: isStranger },
      ]);
      return async (isRight) => {
        const at = now().getTime();
        await Promise.all([
          ...scopes.map(({ scope, name }) => ledger.change(name, outcomeOf(isRight, scope === 'pair', at))),
          ...(isRight ? [welcome(guesser)] : []),
        ]);
      };
    },

    welcome,

    countWrongToken: async (ip) => countAt('tokens', ip),
    countReset: async (ip) => countAt('resets', ip),
  };
};
