import { createHmac, randomBytes } from 'node:crypto';

type Memory = {
  readonly seconds: number;
  readonly entries: number;
  readonly now: () => Date;
};

/**
 * Spares a costly check of a secret for some seconds after it held. Only that it held is remembered, under a digest
 * with a key of this process: neither the secrets nor anything one could try them against is in memory.
 */
export const remember = (
  check: (secret: string) => Promise<boolean>,
  { seconds, entries, now }: Memory,
): ((secret: string) => Promise<boolean>) => {
  const key = randomBytes(32);
  const heldUntil = new Map<string, number>();
  return async (secret) => {
    const name = createHmac('sha256', key).update(secret).digest('base64url');
    const time = now().getTime();
    if ((heldUntil.get(name) ?? 0) > time) return true;
    heldUntil.delete(name);
    if (!(await check(secret))) return false;
    heldUntil.set(name, time + seconds * 1000);
    const [oldest] = heldUntil.keys();
    if (heldUntil.size > entries && oldest !== undefined) heldUntil.delete(oldest);
    return true;
  };
};
