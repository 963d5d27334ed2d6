/** Where organisations may live. An organisation's data never leave its region. */
export const regions = ['us-east-1', 'eu-west-1'] as const;
export type Region = (typeof regions)[number];

/** A region in four characters, as credentials name it: `use1` for `us-east-1`. */
export const regionCodeOf = (region: string): string => {
  const [area = '', ...rest] = region.split('-');
  return `${area}${rest.map((part) => part.charAt(0)).join('')}`;
};

/** The other region of ours that a credential's code stands for; undefined for this one's, and for no region's. */
export const otherRegionOf = (code: string, here: string): Region | undefined =>
  regions.find((region) => region !== here && regionCodeOf(region) === code);

/** Who signs the tokens of a stage in a region. */
export const issuerOf = (stage: string, region: string): string => `https://promptgate.dev/${stage}/${region}`;

/** The other region whose issuer, of the same stage as ours, this is. */
export const otherRegionOfIssuer = (issuer: unknown, ours: string): Region | undefined =>
  regions.find((region) => issuer !== ours && issuer === ours.replace(/[^/]+$/, region));
