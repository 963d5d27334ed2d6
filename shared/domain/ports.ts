/** The present moment; injected, so that tests can hold time still. */
export type Clock = () => Date;

/** Settles once the clock is past a moment. */
export type WaitUntil = (moment: Date) => Promise<void>;

export const idPrefixes = {
  organisation: 'org',
  workspace: 'wsp',
  user: 'usr',
  apiKey: 'key',
  prompt: 'prm',
  fragment: 'frg',
  scan: 'scn',
  review: 'rev',
  rollout: 'rol',
  webhook: 'whk',
  delivery: 'dlv',
  event: 'evt',
  audit: 'aud',
  providerKey: 'pvk',
  annotation: 'ann',
  session: 'ses',
  invitation: 'inv',
  scimToken: 'scm',
  group: 'grp',
  reservation: 'rsv',
  export: 'exp',
  waiver: 'wvr',
} as const;

export type IdKind = keyof typeof idPrefixes;

/** What an id of a kind looks like, as the source of a regular expression: its prefix and a ULID in Crockford's base32. */
export const idPattern = (kind: IdKind): string => `${idPrefixes[kind]}_[0-9A-HJKMNP-TV-Z]{26}`;

/** Makes a new id: the kind's prefix and a ULID, such as `prm_01JD…`. Ids of one kind sort by the time of their making. */
export type NewId = (kind: IdKind) => string;

/** SHA-256 of a text's UTF-8 bytes, as lower-case hexadecimal. */
export type Hash = (text: string) => string;

/** `bytes` random bytes from a cryptographic source, base64url without padding. */
export type RandomText = (bytes: number) => string;

/** A figure for dashboards and alarms, by its name. */
export type Figure = { readonly name: string; readonly value: number; readonly unit: 'count' | 'percent' | 'none' };

/** Publishes the figures of one moment; `about` says what they are of, to whoever searches for them. */
export type Publish = (figures: readonly Figure[], about: Readonly<Record<string, string>>) => void;
