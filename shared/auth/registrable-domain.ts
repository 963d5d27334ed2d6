import { parse } from 'tldts';

/** By the public suffix list, the private part of it included: nobody claims `co.uk`, nor `github.io`. */
export const isRegistrable = (domain: string): boolean => {
  const { domain: registrable, isIcann, isPrivate } = parse(domain, { allowPrivateDomains: true });
  return registrable !== null && (isIcann === true || isPrivate === true);
};
