import { AppError } from './errors.ts';

/** Whether plain HTTP to this very machine is allowed too: on a local stack alone. */
export type UrlRules = { readonly allowLoopback: boolean };

const maxLength = 2048;
/** https and its customary alternative; others only serve to feel about in a network. */
const ports = ['', '443', '8443'];

const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];

/** The URL parser has by now made one form of every way to write an address (WHATWG URL, section 3.5). */
const isAddress = (hostname: string): boolean => hostname.startsWith('[') || /^[0-9]+(\.[0-9]+){3}$/.test(hostname);

const faultOf = (text: string, { allowLoopback }: UrlRules): string | undefined => {
  if (text.length > maxLength) return `has more than ${maxLength} characters`;
  const url = URL.parse(text);
  if (!url) return 'is not a URL';
  const { protocol, hostname, port, username, password } = url;
  if (username !== '' || password !== '') return 'must not contain credentials';
  if (allowLoopback && loopbackHosts.includes(hostname) && /^https?:$/.test(protocol)) return undefined;
  if (protocol !== 'https:') return 'must be https';
  if (isAddress(hostname)) return 'must name its host, not give an address';
  if (!hostname.includes('.') || /(^|\.)localhost\.?$/.test(hostname)) return 'must name a public host';
  if (!ports.includes(port)) return 'must use port 443 or 8443';
  return undefined;
};

/**
 * Refuses a URL that Promptgate is to call on somebody's behalf, unless it can be a public one. Where its name leads is
 * checked again at each call, since that may change: see `shared/messaging/public-address.ts`.
 * @param path where in the request the URL stands, such as `body.url`
 * @throws AppError `validation_failed`.
 */
export const demandPublicUrl = (text: string, path: string, rules: UrlRules): void => {
  const message = faultOf(text, rules);
  if (message !== undefined) {
    throw new AppError('validation_failed', `${path}: ${message}.`, { faults: [{ path, message }] });
  }
};
