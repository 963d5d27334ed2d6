import type { TenantContext } from './tenant.ts';

/** A scan that may have found something. */
export type Sighting = { readonly prompt: string; readonly version: number; readonly scan: string };

export type Sightings = {
  /** Recent scans of a workspace with such a fingerprint, newest first; each may turn out to have another. */
  readonly of: (tenant: TenantContext, workspace: string, fingerprint: string) => AsyncIterable<Sighting>;
};
