import type { Actor } from './audit.ts';
import type { Journal } from './command.ts';
import type { Page, PageRequest } from './page.ts';
import type { TenantContext } from './tenant.ts';

/** A prompt: the name under which versions of a text are kept, reviewed and served. */
export type Prompt = {
  readonly id: string;
  readonly workspace: string;
  readonly name: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly latestVersion: number;
  readonly archived: boolean;
  /** Counts the changes of the row, so that two writers cannot overwrite each other. */
  readonly revision: number;
  readonly createdAt: string;
  readonly createdBy: Actor;
};

export type PromptFilter = { readonly tag?: string | undefined; readonly q?: string | undefined };

export type PromptRepository = {
  /** @throws AppError `not_found`, also when it is archived. */
  readonly get: (tenant: TenantContext, workspace: string, name: string) => Promise<Prompt>;
  readonly list: (
    tenant: TenantContext,
    workspace: string,
    filter: PromptFilter,
    page: PageRequest,
  ) => Promise<Page<Prompt>>;
  /** @throws AppError `prompt_exists`. */
  readonly create: (tenant: TenantContext, prompt: Prompt, journal: Journal) => Promise<void>;
  /** Saves the next revision. @throws AppError `conflict` when another change came first. */
  readonly save: (tenant: TenantContext, prompt: Prompt, journal: Journal) => Promise<void>;
  /** Saves the next revision unless an environment serves the prompt. @throws AppError `in_use`, `conflict`. */
  readonly archive: (tenant: TenantContext, prompt: Prompt, journal: Journal) => Promise<void>;
};

/** Whether a prompt belongs to a narrowed list. */
export const isListed = ({ archived, tags, name, description }: Prompt, { tag, q }: PromptFilter): boolean => {
  const needle = q?.toLowerCase() ?? '';
  return (
    !archived && (tag === undefined || tags.includes(tag)) && `${name}\n${description}`.toLowerCase().includes(needle)
  );
};
