import { normaliseEmail } from './account.ts';
import type { Hash } from './ports.ts';
import type { TenantContext } from './tenant.ts';

/** Two names of one provider, who ignores dots before the at sign: https://support.google.com/mail/answer/7436150 */
const google: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com']);

/** The ASCII form of a domain, so that both spellings of an internationalised one are the same (UTS #46). */
const asciiDomain = (domain: string): string => {
  const url = `http://${domain}`;
  return (URL.canParse(url) ? new URL(url).hostname : domain).replace(/\.+$/, '');
};

/** A name without its detail, `ada` of `ada+news` (RFC 5233, section 4), but never nothing. */
const withoutDetail = (name: string): string => name.replace(/(?<=.)\+.*$/s, '');

/**
 * One address for all that deliver to the same mailbox: whoever reads one of them reads the others, so they are one
 * person. Two people who are taken for one are refused what they might do; the other error would be worse.
 */
export const canonicalMailbox = (address: string): string => {
  const email = normaliseEmail(normaliseEmail(address));
  const at = email.lastIndexOf('@');
  const name = withoutDetail(email.slice(0, Math.max(at, 0)));
  const domain = asciiDomain(email.slice(at + 1));
  return google.has(domain) ? `${name.replaceAll('.', '')}@gmail.com` : `${name}@${domain}`;
};

/**
 * What is kept of a person's mailbox beside what they did, for as long as that is kept: enough to recognise them by
 * when they are no member any more, or come again under another address, and no address. It is of one organisation:
 * in the next the same person has another.
 */
export const mailboxTag = (hash: Hash, { organisationId }: TenantContext, email: string): string =>
  hash(`promptgate mailbox 1\n${organisationId}\n${canonicalMailbox(email)}`);
