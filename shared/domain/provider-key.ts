import type { Actor } from './audit.ts';
import type { Journal } from './command.ts';
import { AppError } from './errors.ts';
import type { Page, PageRequest } from './page.ts';
import type { Sealed } from './secrets.ts';
import type { TenantContext } from './tenant.ts';

/** Whose models can be called; `openai-compatible` is any server that speaks OpenAI's protocol. */
export const providers = [
  'openai',
  'anthropic',
  'google',
  'amazon-bedrock',
  'azure',
  'mistral',
  'groq',
  'cohere',
  'deepseek',
  'xai',
  'openai-compatible',
] as const;
export type Provider = (typeof providers)[number];

/** Providers without an address that is everybody's. */
const withoutAddress: readonly string[] = ['azure', 'openai-compatible'] satisfies readonly Provider[];

/** A workspace's key to a provider of models. */
export type ProviderKey = {
  readonly id: string;
  readonly workspace: string;
  readonly provider: Provider;
  readonly apiKey: Sealed;
  /** What a person knows the key by; of a short key nothing is shown. */
  readonly last4: string | null;
  /** Where the provider is called instead of its own address. */
  readonly baseUrl?: string | undefined;
  readonly lastUsedAt: string | null;
  readonly revision: number;
  readonly createdAt: string;
  readonly createdBy: Actor;
};

export type ProviderKeyRepository = {
  readonly find: (tenant: TenantContext, workspace: string, provider: string) => Promise<ProviderKey | undefined>;
  readonly list: (tenant: TenantContext, workspace: string, page: PageRequest) => Promise<Page<ProviderKey>>;
  /** Saves the next revision, which of a new key is 1. @throws AppError `conflict` when another change came first. */
  readonly save: (tenant: TenantContext, key: ProviderKey, journal: Journal) => Promise<void>;
  readonly delete: (tenant: TenantContext, key: ProviderKey, journal: Journal) => Promise<void>;
};

const leastLengthToShow = 12;

/** What a provider key is sealed for. */
export const keyPurposeOf = ({ workspace, provider }: Pick<ProviderKey, 'workspace' | 'provider'>): string =>
  `provider-key/${workspace}/${provider}`;

/** The last four characters, unless they would be too much of the key. */
export const last4Of = (apiKey: string): string | null =>
  apiKey.length >= leastLengthToShow ? apiKey.slice(-4) : null;

const refuse = (path: string, message: string): never => {
  throw new AppError('validation_failed', `${path}: ${message}.`, { faults: [{ path, message }] });
};

/** @throws AppError `validation_failed` that names the providers there are. */
export const demandProvider = (name: string): Provider =>
  providers.find((provider) => provider === name) ?? refuse('path.provider', `must be one of ${providers.join(', ')}`);

/** @throws AppError `validation_failed` when the provider cannot be called without an address. */
export const demandAddress = (provider: Provider, baseUrl: string | undefined): void => {
  if (baseUrl === undefined && withoutAddress.includes(provider)) refuse('body.baseUrl', `is required for ${provider}`);
};
