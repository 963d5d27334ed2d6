import { invalidAt } from './errors.ts';
import type { Provider, ProviderKey, ProviderKeyRepository } from './provider-key.ts';
import type { TenantContext } from './tenant.ts';

/** Whose models can judge: those that keep to the form of an answer. */
export const judgeProviders = [
  'openai',
  'anthropic',
  'google',
  'mistral',
  'amazon-bedrock',
  'openai-compatible',
] as const satisfies readonly Provider[];
export type JudgeProvider = (typeof judgeProviders)[number];

/** The model that judges a workspace's prompts. */
export type JudgeModel = { readonly provider: JudgeProvider; readonly name: string };

/** Called where a workspace has a key and names no model. Of `openai-compatible` nobody knows what it offers. */
const defaultModels: Readonly<Partial<Record<JudgeProvider, string>>> = {
  openai: 'gpt-4.1-mini-2025-04-14',
  anthropic: 'claude-haiku-4-5-20251001',
  google: 'gemini-2.5-flash',
  mistral: 'mistral-small-2603',
};

/**
 * Models on Bedrock that functions may call by their own role, for workspaces without a Bedrock key of their own. They
 * are called by the inference profile of the region's geography, which they do not leave.
 */
export const bedrockModels = ['anthropic.claude-haiku-4-5-20251001-v1:0', 'amazon.nova-lite-v1:0'] as const;

/** The inference profiles of a geography begin with its name. */
export const bedrockProfileOf = (model: string, region: string): string => `${region.slice(0, 2)}.${model}`;

const byOwnRole = ({ provider, name }: JudgeModel): boolean =>
  provider === 'amazon-bedrock' && bedrockModels.some((model) => model === name);

/** A model, and the key that it is called with: none where Bedrock is called by role. */
export type ChosenModel = { readonly model: JudgeModel; readonly key?: ProviderKey };

type Keys = Pick<ProviderKeyRepository, 'find'>;

/**
 * @throws AppError `validation_failed` when the workspace has no way to call the model.
 */
export const demandJudgeModel = async (
  providerKeys: Keys,
  tenant: TenantContext,
  workspace: string,
  model: JudgeModel,
): Promise<void> => {
  if (byOwnRole(model) || (await providerKeys.find(tenant, workspace, model.provider))) return;
  if (model.provider === 'amazon-bedrock') {
    const message = `must be one of ${bedrockModels.join(', ')}, unless the workspace has a key for amazon-bedrock`;
    throw invalidAt([{ path: 'body.scan.model.name', message }]);
  }
  const message = `the workspace has no key for ${model.provider}: give it one first`;
  throw invalidAt([{ path: 'body.scan.model.provider', message }]);
};

/** The model that a workspace's setting names, or that of the first key it has; none when there is no way to call one. */
export const chooseModel = async (
  providerKeys: Keys,
  tenant: TenantContext,
  workspace: string,
  setting: JudgeModel | undefined,
): Promise<ChosenModel | undefined> => {
  if (setting) {
    const key = await providerKeys.find(tenant, workspace, setting.provider);
    if (key) return { model: setting, key };
    return byOwnRole(setting) ? { model: setting } : undefined;
  }
  for (const provider of judgeProviders) {
    const name = defaultModels[provider];
    const key = name && (await providerKeys.find(tenant, workspace, provider));
    if (name && key) return { model: { provider, name }, key };
  }
  return undefined;
};
