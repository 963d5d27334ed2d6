import { ScimError } from './scim-error.ts';

const invalid = (attribute: string, what: string) => new ScimError('invalidValue', `${attribute} must be ${what}.`);

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is left out
const controlCharacters = /[\u0000-\u001f\u007f]+/g;
const maxNameLength = 100;
const maxIdLength = 256;

/** A name as members have it: of one line and at most 100 characters; an empty one is none. */
export const nameIn = (attribute: string, value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string') throw invalid(attribute, 'a text');
  const name = [...value.replaceAll(controlCharacters, ' ').trim()].slice(0, maxNameLength).join('');
  return name === '' ? null : name;
};

/** What the client calls a thing; null for nothing. @throws ScimError `invalidValue`. */
export const externalIdIn = (value: unknown): string | null => {
  if (value === null || value === undefined || value === '') return null;
  const isText = typeof value === 'string' && value.length <= maxIdLength && value.search(controlCharacters) === -1;
  if (!isText) throw invalid('externalId', `a text of at most ${maxIdLength} characters`);
  return value;
};

/** A truth value; Microsoft Entra sends it as `"True"` or `"False"`. @throws ScimError `invalidValue`. */
export const truthIn = (attribute: string, value: unknown): boolean => {
  const text = String(value).toLowerCase();
  if ((typeof value === 'boolean' || typeof value === 'string') && (text === 'true' || text === 'false')) {
    return text === 'true';
  }
  throw invalid(attribute, 'true or false');
};

/** An object's attribute, whatever the case of its name. */
export const attributeIn = (value: unknown, name: string): unknown => {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key.toLowerCase() === name)?.[1];
};
