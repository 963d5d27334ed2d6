import type { TenantContext } from './tenant.ts';

declare const sealedBrand: unique symbol;

/** A secret that can be kept in a row: without its organisation's credentials and its purpose it is noise. */
export type Sealed = string & { readonly [sealedBrand]: true };

/**
 * Keeps secrets of organisations. `purpose` names the one thing that a secret is for, such as
 * `webhook/whk_…`, so that a sealed text copied to another row opens nothing there.
 */
export type Secrets = {
  /** @throws AppError `unavailable` when the key cannot be reached. */
  readonly seal: (tenant: TenantContext, purpose: string, secret: string) => Promise<Sealed>;
  /** @throws AppError `unavailable` when the key cannot be reached, `internal` when it was not sealed for this. */
  readonly open: (tenant: TenantContext, purpose: string, sealed: Sealed) => Promise<string>;
};
