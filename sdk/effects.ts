/** What the client needs of the world around it; each can be given, so that tests can hold time still. */
export type Effects = {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Uniform in [0, 1); it need not be secret. */
  readonly random: () => number;
  /** A text that nobody else makes, of URL-safe characters. */
  readonly newId: () => string;
  readonly setTimeout: (act: () => void, milliseconds: number) => unknown;
  readonly clearTimeout: (timer: unknown) => void;
};

type Timer = Parameters<typeof clearTimeout>[0];

const idBytes = 16;

const hexadecimal = (byte: number): string => byte.toString(16).padStart(2, '0');

/** The world as it is. Everything is looked up when it is needed: some runtimes allow neither I/O nor chance before a request. */
export const realEffects: Effects = {
  fetch: (url, init) => globalThis.fetch(url, init),
  now: () => Date.now(),
  random: () => Math.random(),
  newId: () => Array.from(crypto.getRandomValues(new Uint8Array(idBytes)), hexadecimal).join(''),
  setTimeout: (act, milliseconds) => globalThis.setTimeout(act, milliseconds),
  clearTimeout: (timer) => globalThis.clearTimeout(timer as Timer),
};

/** Lets the process end although the timer has not fired; where there is no process, nothing is to be done. */
export const unref = (timer: unknown): void => {
  if (typeof timer === 'object' && timer !== null && 'unref' in timer) (timer as { unref: () => void }).unref();
};
