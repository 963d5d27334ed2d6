type Headers = Readonly<Record<string, string | undefined>> | null;

/** The token of an `Authorization: Bearer` header (RFC 6750, section 2.1); the scheme's case makes no difference. */
export const bearerTokenOf = (headers: Headers): string | undefined => {
  const header = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  return /^Bearer +(\S+)$/i.exec(header?.trim() ?? '')?.[1];
};
