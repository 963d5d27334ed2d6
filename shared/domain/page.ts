/** How much of a list is asked for, and from where on. */
export type PageRequest = { readonly limit: number; readonly cursor?: string | undefined };

/** A page of a list; without a next cursor it is the last. */
export type Page<T> = { readonly data: readonly T[]; readonly nextCursor: string | null };
