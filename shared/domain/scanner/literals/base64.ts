import { bytesFromBase64 } from '../text/base64.ts';

/** What Base64 or base64url spells, as Latin-1. */
export const fromBase64 = (text: string): string => {
  let decoded = '';
  for (const byte of bytesFromBase64(text)) decoded += String.fromCharCode(byte);
  return decoded;
};

/** What a base64url part of a token spells, when that is a JSON object. */
export const jsonFromBase64 = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(fromBase64(text));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
};
