import ipaddr from 'ipaddr.js';

/** Of an IPv6 address, the part that providers give to one customer (RFC 6177); the rest is the customer's to change. */
const customerParts = 4;

/**
 * The network that counts as one guesser: an IPv4 address, also one that is written as IPv6, or the first 64 bits of an
 * IPv6 address. All that have no readable address count as one.
 */
export const networkOf = (ip: string | undefined): string => {
  if (ip === undefined || !ipaddr.isValid(ip)) return 'unknown';
  const address = ipaddr.process(ip);
  if (address.kind() === 'ipv4') return address.toString();
  const { parts } = address as ipaddr.IPv6;
  return `${parts
    .slice(0, customerParts)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
};
