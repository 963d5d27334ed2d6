/** What the program ends with: nothing at or above the bar, something, or not all could be scanned. */
export const exitCodes = { clean: 0, found: 1, failed: 2 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
