import type { Actor } from './audit.ts';
import type { Journal } from './command.ts';
import type { Page, PageRequest } from './page.ts';
import { type ParsedTemplate, type Pin, pinOf } from './template.ts';
import type { TenantContext } from './tenant.ts';

/** A text that prompts share; its versions are included by name and number. */
export type Fragment = {
  readonly id: string;
  readonly workspace: string;
  readonly name: string;
  readonly description: string;
  readonly latestVersion: number;
  readonly revision: number;
  readonly createdAt: string;
  readonly createdBy: Actor;
};

/** Immutable, like every version; it can only include fragments that existed before it, so there are no cycles. */
export type FragmentVersion = {
  readonly workspace: string;
  readonly fragment: string;
  readonly version: number;
  readonly content: string;
  /** The content with its own fragments put in. */
  readonly resolvedContent: string;
  readonly contentHash: string;
  readonly note?: string | undefined;
  readonly createdAt: string;
  readonly createdBy: Actor;
};

export type FragmentReader = {
  /** The versions that exist of those pinned, in their order. */
  readonly pinned: (
    tenant: TenantContext,
    workspace: string,
    pins: readonly Pin[],
  ) => Promise<readonly (FragmentVersion | undefined)[]>;
};

export type FragmentRepository = FragmentReader & {
  /** @throws AppError `not_found`. */
  readonly get: (tenant: TenantContext, workspace: string, name: string) => Promise<Fragment>;
  readonly list: (tenant: TenantContext, workspace: string, page: PageRequest) => Promise<Page<Fragment>>;
  /** Creates it, with its first version if there is one. @throws AppError `fragment_exists`. */
  readonly create: (
    tenant: TenantContext,
    fragment: Fragment,
    first: FragmentVersion | undefined,
    journal: Journal,
  ) => Promise<void>;
  /** @throws AppError `not_found`. */
  readonly getVersion: (
    tenant: TenantContext,
    workspace: string,
    name: string,
    version: number,
  ) => Promise<FragmentVersion>;
  readonly listVersions: (
    tenant: TenantContext,
    workspace: string,
    name: string,
    page: PageRequest,
  ) => Promise<Page<FragmentVersion>>;
  /** Makes it the fragment's latest. @throws AppError `conflict` when another version came first. */
  readonly createVersion: (tenant: TenantContext, version: FragmentVersion, journal: Journal) => Promise<void>;
};

export const pinName = ({ fragment, version }: Pin): string => `${fragment}@${version}`;

/** The fragments that a template includes, each once. */
export const pinsOf = ({ tags }: Pick<ParsedTemplate, 'tags'>): readonly Pin[] => {
  const pins = tags.flatMap((tag) => (tag.kind === 'partial' ? (pinOf(tag) ?? []) : []));
  return [...new Map(pins.map((pin) => [pinName(pin), pin])).values()];
};

/**
 * A template in pieces, each fragment's text in the place of its tag, character by character: unlike mustache(5), which
 * eats the line break behind a partial that stands alone, so that what was written is what is sent.
 */
export const piecesOf = (
  text: string,
  { tags }: ParsedTemplate,
  fragments: ReadonlyMap<string, string>,
): readonly string[] => {
  const pieces: string[] = [];
  let at = 0;
  for (const tag of tags) {
    const pin = tag.kind === 'partial' ? pinOf(tag) : undefined;
    if (!pin) continue;
    pieces.push(text.slice(at, tag.start), fragments.get(pinName(pin)) ?? '');
    at = tag.end;
  }
  return [...pieces, text.slice(at)];
};
