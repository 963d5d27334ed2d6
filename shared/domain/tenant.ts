import { AppError } from './errors.ts';
import { idPattern } from './ports.ts';

declare const tenantBrand: unique symbol;

/** Proof that an organisation has been established for this call; every access to data asks for it. */
export type TenantContext = { readonly organisationId: string; readonly [tenantBrand]: true };

const organisationIdPattern = new RegExp(`^${idPattern('organisation')}$`);

/** The only way to make a {@link TenantContext}; an id of another shape could widen an IAM pattern and is refused. */
export const tenantOf = (organisationId: string): TenantContext => {
  if (!organisationIdPattern.test(organisationId)) throw new AppError('internal', 'An organisation id is malformed.');
  return { organisationId } as TenantContext;
};
