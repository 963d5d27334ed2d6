import { Resolver } from 'node:dns/promises';
import type { TextRecords } from '../domain/domain-claim.ts';
import { AppError } from '../domain/errors.ts';

/** There is no such name, or it has no TXT records; everything else is no answer. */
const nothing: readonly (string | undefined)[] = ['ENOTFOUND', 'ENODATA'];

/** {@link TextRecords} by the DNS: of the machine's own resolver (`system`), or of one server, as `address:port`. */
export const textRecords = (server: string): TextRecords => {
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  if (server !== 'system') resolver.setServers([server]);
  return async (name) => {
    try {
      // A text of more than 255 bytes comes in pieces (RFC 1035, section 3.3.14).
      return (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''));
    } catch (cause) {
      if (nothing.includes((cause as { readonly code?: string }).code)) return [];
      throw new AppError('unavailable', `The DNS does not answer for ${name} at the moment; try again.`, { cause });
    }
  };
};
