import type { Elsewhere } from '#shared/domain/authenticated.ts';
import type { Credential, HoldsCheck } from '#shared/domain/credential.ts';
import { otherRegionOf, regionCodeOf } from '#shared/domain/region.ts';

export type RecogniseDependencies = {
  /** The region that this API runs in. */
  readonly region: string;
  readonly holdsCheck: HoldsCheck;
};

/**
 * Whether a credential was made here, or which other region it names; undefined for inventions. It costs one HMAC and
 * reads nothing, so that guessing keeps nobody busy.
 */
export const recogniseCredential = async (
  { region, holdsCheck }: RecogniseDependencies,
  { regionCode, checked, check }: Credential,
): Promise<'here' | Elsewhere | undefined> => {
  const other = otherRegionOf(regionCode, region);
  if (other) return { type: 'elsewhere', region: other };
  return regionCode === regionCodeOf(region) && (await holdsCheck(checked, check)) ? 'here' : undefined;
};
