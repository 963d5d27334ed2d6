/** What is used here of autocannon, which comes without types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  type Result = {
    readonly errors: number;
    readonly timeouts: number;
    readonly non2xx: number;
    readonly '2xx': number;
    /** Seconds. */
    readonly duration: number;
  };
  type Run = EventEmitter<{ response: [client: unknown, statusCode: number, bytes: number, milliseconds: number] }> &
    Promise<Result>;

  const autocannon: (options: {
    readonly url: string;
    readonly connections: number;
    readonly duration: number;
    /** Requests a second, of all connections together. */
    readonly overallRate?: number;
    readonly headers: Readonly<Record<string, string>>;
  }) => Run;
  // biome-ignore lint/style/noDefaultExport: it is what the package has
  export default autocannon;
}
