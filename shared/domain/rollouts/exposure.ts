import type { Arm } from './bucket.ts';

/** What was served to one call, and when: an outcome that carries it is attributed without hashing again. */
export type Exposure = {
  readonly prompt: string;
  readonly environment: string;
  /** The rollout that chose the version; none when the prompt was not in one. */
  readonly rolloutId: string | null;
  readonly version: number;
  readonly variant: Arm;
  readonly epoch: number;
  /** Unix time in whole seconds. */
  readonly exposedAt: number;
  /** Who was served, as `callerOf` has it; null where many calls share a token, and outside rollouts. */
  readonly caller: number | null;
};

const format = '2';
const mostCaller = 0xffff_ffff;
const none = '-';

const slug = /^[a-z0-9][a-z0-9_-]{0,63}$/;
const rolloutIdForm = /^rol_[0-9A-Za-z]{1,40}$/;
const numberForm = /^(0|[1-9a-z][0-9a-z]{0,9})$/;

const letters: Readonly<Record<Arm, string>> = { stable: 's', canary: 'c' };

const write = (value: number): string => value.toString(36);

/** An exposure as a short text in URL-safe characters, without a full stop. It is not signed. */
export const encodeExposure = (exposure: Exposure): string => {
  const { prompt, environment, rolloutId, version, variant, epoch, exposedAt, caller } = exposure;
  const numbers = [version, epoch, exposedAt].map(write);
  const who = caller === null ? none : write(caller);
  return [format, prompt, environment, rolloutId ?? none, letters[variant], ...numbers, who].join('~');
};

const read = (text: string): number => (numberForm.test(text) ? Number.parseInt(text, 36) : Number.NaN);

const variantOf = (letter: string): Arm | undefined =>
  (Object.keys(letters) as Arm[]).find((arm) => letters[arm] === letter);

/** The exposure that a text stands for; undefined for any text that {@link encodeExposure} cannot have written. */
export const decodeExposure = (text: string): Exposure | undefined => {
  const [written, prompt = '', environment = '', rollout = '', letter = '', ...rest] = text.split('~');
  const [version = 0, epoch = 0, exposedAt = 0] = rest.slice(0, 3).map(read);
  const caller = rest[3] === none ? null : read(rest[3] ?? '');
  const variant = variantOf(letter);

  const named = slug.test(prompt) && slug.test(environment) && (rollout === none || rolloutIdForm.test(rollout));
  const numbered = rest.length === 4 && [version, epoch, exposedAt, caller ?? 0].every(Number.isSafeInteger);
  if (written !== format || !named || !numbered || variant === undefined) return undefined;
  if (version < 1 || (caller ?? 0) > mostCaller) return undefined;

  return {
    prompt,
    environment,
    rolloutId: rollout === none ? null : rollout,
    version,
    variant,
    epoch,
    exposedAt,
    caller,
  };
};
