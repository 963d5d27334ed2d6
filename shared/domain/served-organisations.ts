/** An organisation that serves something, and when by which ruleset what it serves was looked at. */
export type ServedOrganisation = {
  readonly organisationId: string;
  readonly ruleset: string | null;
  readonly checkedAt: string | null;
};

/** The organisations that have ever rolled something out, so that a new ruleset finds what they serve. */
export type ServedOrganisations = {
  readonly list: () => Promise<readonly ServedOrganisation[]>;
  /** Leaves one that is there as it is. */
  readonly add: (organisationId: string) => Promise<void>;
  /** Notes a look, unless the organisation has been erased meanwhile. */
  readonly note: (look: { readonly [Name in keyof ServedOrganisation]: string }) => Promise<void>;
  readonly remove: (organisationId: string) => Promise<void>;
};
