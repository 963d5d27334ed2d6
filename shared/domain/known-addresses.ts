/** An address from which an account's owner was in; the address is a keyed hash, the time in milliseconds since 1970. */
export type KnownAddress = { readonly address: string; readonly until: number };

const knownMs = 90 * 24 * 3600 * 1000;
const renewedMs = 24 * 3600 * 1000;
const most = 20;

export const isKnown = (known: readonly KnownAddress[], address: string, now: number): boolean =>
  known.some((each) => each.address === address && each.until > now);

/** The list with this address for another 90 days; undefined when it has been put in within the last day. */
export const withKnown = (
  known: readonly KnownAddress[],
  address: string,
  now: number,
): readonly KnownAddress[] | undefined => {
  const until = now + knownMs;
  if (known.some((each) => each.address === address && each.until > until - renewedMs)) return undefined;
  const others = known.filter((each) => each.address !== address && each.until > now);
  return [{ address, until }, ...others].slice(0, most);
};
