import { type LookupAddress, lookup as lookUp } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** A name leads, or a URL points, to an address that nobody outside may have us call. */
export class AddressRefused extends Error {
  constructor(host: string) {
    super(`${host} does not lead to public addresses alone.`);
    this.name = 'AddressRefused';
  }
}

type Rules = { readonly allowLoopback: boolean };

/** Looks every address of a name up, as `node:dns` does with `all`. */
type Resolve = (
  hostname: string,
  options: { readonly all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** Whether an address is of the public internet; an IPv4 address inside an IPv6 one is judged by itself. */
export const isPublicAddress = (address: string, { allowLoopback }: Rules): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const range = ipaddr.process(address).range();
  return range === 'unicast' || (allowLoopback && range === 'loopback');
};

/** A host that is an address already is never looked up, so it must be asked of before the call. */
export const isRefusedLiteral = (hostname: string, rules: Rules): boolean => {
  const address = hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(address) && !isPublicAddress(address, rules);
};

/**
 * A `lookup` for sockets that answers public addresses alone. The address that it checked is the one that is dialled:
 * a name that leads elsewhere the next time (DNS rebinding) gains nothing. One bad address refuses the whole name.
 */
export const publicLookup =
  (rules: Rules, resolve: Resolve = lookUp): LookupFunction =>
  (hostname, { all }, callback) => {
    resolve(hostname, { all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error) return callback(error, '');
      if (!first || !addresses.every(({ address }) => isPublicAddress(address, rules))) {
        return callback(new AddressRefused(hostname), '');
      }
      return all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
