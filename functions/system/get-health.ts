import type { Effects } from '#shared/domain/command.ts';

const statuses = ['operational', 'degraded', 'down'] as const;
type Status = (typeof statuses)[number];

type Check = { readonly name: string; readonly status: Status; readonly latencyMs: number };

export type Health = { readonly status: Status; readonly checks: readonly Check[] };

/** What Promptgate cannot do without; each resolves when the part works. */
type Checks = Readonly<Record<string, () => Promise<void>>>;

type Dependencies = Pick<Effects, 'now'> & { readonly checks: Checks };

/** An answer that is slower than this is noticed by users. */
const slowMilliseconds = 1000;

const tryOut = async (now: Effects['now'], name: string, check: Checks[string]): Promise<Check> => {
  const started = now().getTime();
  const works = await check().then(
    () => true,
    () => false,
  );
  const latencyMs = now().getTime() - started;
  return { name, status: works ? (latencyMs > slowMilliseconds ? 'degraded' : 'operational') : 'down', latencyMs };
};

const worst = (checks: readonly Check[]): Status =>
  statuses[Math.max(0, ...checks.map(({ status }) => statuses.indexOf(status)))] ?? 'down';

/** Tries every part out; the whole is as well as the part that is worst. */
export const getHealth = async ({ checks, now }: Dependencies): Promise<Health> => {
  const results = await Promise.all(Object.entries(checks).map(([name, check]) => tryOut(now, name, check)));
  return { status: worst(results), checks: results };
};
