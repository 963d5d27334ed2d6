import { normaliseEmail } from './account.ts';
import type { Hash } from './ports.ts';
import type { TenantContext } from './tenant.ts';

/** The ASCII form of a domain, so that both spellings of an internationalised one are the same (UTS #46). */
const asciiDomain = (domain: string): string => {
  const url = `http://${domain}`;
  return (URL.canParse(url) ? new URL(url).hostname : domain).replace(/\.+$/, '');
};

/**
 * One form for all spellings of an address. What a name means beyond that, the detail behind a `+` or a dot, its own
 * server alone decides (RFC 5233, section 4), so other names are other mailboxes.
 */
export const canonicalMailbox = (address: string): string => {
  const email = normaliseEmail(normaliseEmail(address));
  const at = email.lastIndexOf('@');
  return `${email.slice(0, Math.max(at, 0))}@${asciiDomain(email.slice(at + 1))}`;
};

/**
 * What is kept of a person's mailbox beside what they did, for as long as that is kept: enough to recognise them by
 * when they are no member any more, or come again with another account, and no address. It is of one organisation:
 * in the next the same person has another.
 */
export const mailboxTag = (hash: Hash, { organisationId }: TenantContext, email: string): string =>
  hash(`promptgate mailbox 1\n${organisationId}\n${canonicalMailbox(email)}`);
