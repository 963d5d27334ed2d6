/** Which looks at a rollout this process has asked for already. */
export type TickMemory = {
  /** Whether it is the first to ask; from now on it is not. */
  readonly take: (name: string) => boolean;
  /** Nobody has asked after all. */
  readonly release: (name: string) => void;
};

const mostNames = 10_000;

/** Remembers the latest 10,000: forgetting one costs a superfluous message. */
export const createTickMemory = (): TickMemory => {
  const names = new Set<string>();
  return {
    take: (name) => {
      if (names.has(name)) return false;
      names.add(name);
      const [oldest] = names;
      if (names.size > mostNames && oldest !== undefined) names.delete(oldest);
      return true;
    },
    release: (name) => {
      names.delete(name);
    },
  };
};
