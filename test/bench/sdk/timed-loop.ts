/**
 * The loops that time a contender. Each contender gets an instance of this module to itself (a query in its address),
 * so that what V8 learns of one contender's call slows down no other's.
 */
type Decision = string | boolean;

/** Whether a decision is the canary, for clients that give a text and for those that say yes or no. */
const isCanary = (decision: Decision, canary: string): boolean => decision === true || decision === canary;

type Work = {
  readonly name: string;
  readonly canary: string;
  readonly subjects: readonly string[];
  readonly calls: number;
};
type Timed = { readonly nanoseconds: number; readonly canaries: number };

/** Nanoseconds of CPU time that this process has used, garbage collection included: other processes do not show in it. */
const cpuTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
};

/** Nanoseconds of CPU time a call of a client that answers at once, and how many of the calls got the canary. */
export const timeSync = (decide: (name: string, subject: string) => Decision, work: Work): Timed => {
  const { name, canary, subjects, calls } = work;
  let canaries = 0;
  const started = cpuTime();
  for (let call = 0; call < calls; call += 1) {
    if (isCanary(decide(name, subjects[call % subjects.length] as string), canary)) canaries += 1;
  }
  return { nanoseconds: (cpuTime() - started) / calls, canaries };
};

/** The same of a client that is awaited, one call after the other. */
export const timeAwaited = async (
  decide: (name: string, subject: string) => Decision | Promise<Decision>,
  work: Work,
): Promise<Timed> => {
  const { name, canary, subjects, calls } = work;
  let canaries = 0;
  const started = cpuTime();
  for (let call = 0; call < calls; call += 1) {
    if (isCanary(await decide(name, subjects[call % subjects.length] as string), canary)) canaries += 1;
  }
  return { nanoseconds: (cpuTime() - started) / calls, canaries };
};
