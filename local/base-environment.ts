import { delimiter, join } from 'node:path';
import { ROOT } from './stack-paths.ts';

const INHERITED = ['HOME', 'LANG', 'USER', 'SSL_CERT_FILE', 'PIP_CERT', 'PIP_INDEX_URL', 'PIP_CONFIG_FILE'] as const;
const PROXIES = ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'] as const;

const taken = (names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));

/**
 * What every process of the stack starts with: this checkout's Node first on the path, and none of the person's
 * AWS settings, so that nothing here can ever reach a real account.
 */
export const baseEnvironment = (): Readonly<Record<string, string>> => ({
  ...taken(INHERITED),
  PATH: [join(ROOT, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter),
});

/** The same for what may go out to a package registry. */
export const registryEnvironment = (): Readonly<Record<string, string>> => ({
  ...baseEnvironment(),
  ...taken(PROXIES),
});
