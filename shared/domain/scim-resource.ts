import type { Hash } from './ports.ts';

/** Where SCIM's resources are: the address of `/scim/v2`. */
export type ResourceBase = { readonly url: string };

export const baseOf = (apiUrl: string): ResourceBase => ({ url: `${apiUrl}/scim/v2` });

/** A resource with its version, which is its entity tag as well (RFC 7644, section 3.14), and changes when it does. */
export const versioned = <R extends { readonly meta: object }>(hash: Hash, resource: R) => ({
  ...resource,
  meta: { ...resource.meta, version: `"${hash(JSON.stringify(resource)).slice(0, 32)}"` },
});

/** What of a list is asked for (RFC 7644, section 3.4.2). */
export type ListRequest = {
  readonly filter?: string | undefined;
  /** The first of the list is 1. */
  readonly startIndex: number;
  readonly count: number;
};

export const listSchema = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

/** A stretch of a list; `view` is asked for the resources of the stretch alone. */
export const listOf = <T, V>(all: readonly T[], { startIndex, count }: ListRequest, view: (item: T) => V) => {
  const shown = all.slice(startIndex - 1, startIndex - 1 + count);
  return {
    schemas: [listSchema],
    totalResults: all.length,
    startIndex,
    itemsPerPage: shown.length,
    Resources: shown.map(view),
  };
};
