import type { LanguageModel } from 'ai';
import type { JudgeProvider } from '../domain/judge-model.ts';

/** Whose model, which one, and how it is reached. */
export type ModelAccess = {
  readonly provider: JudgeProvider;
  readonly name: string;
  /** None for Bedrock, which is then called in the name of the function's own role. */
  readonly apiKey?: string | undefined;
  readonly baseUrl?: string | undefined;
  /** Where Bedrock is called. */
  readonly region: string;
};

type Settings = { readonly apiKey?: string; readonly baseURL?: string; readonly fetch: typeof globalThis.fetch };
type Open = (settings: Settings, access: ModelAccess) => Promise<LanguageModel>;

/** Each library is loaded when one of its models is called, and not before. */
const openers: Readonly<Record<JudgeProvider, Open>> = {
  openai: async (settings, { name }) => (await import('@ai-sdk/openai')).createOpenAI(settings).chat(name),
  anthropic: async (settings, { name }) => (await import('@ai-sdk/anthropic')).createAnthropic(settings)(name),
  google: async (settings, { name }) => (await import('@ai-sdk/google')).createGoogle(settings)(name),
  mistral: async (settings, { name }) => (await import('@ai-sdk/mistral')).createMistral(settings)(name),
  'amazon-bedrock': async (settings, { name, region }) =>
    (await import('@ai-sdk/amazon-bedrock')).createAmazonBedrock({ ...settings, region })(name),
  'openai-compatible': async ({ baseURL = '', ...settings }, { name }) =>
    (await import('@ai-sdk/openai-compatible')).createOpenAICompatible({
      ...settings,
      baseURL,
      name: 'openai-compatible',
      supportsStructuredOutputs: true,
    })(name),
};

/** A provider's model, called through `fetch` and nothing else. */
export const openModel = async (access: ModelAccess, fetch: typeof globalThis.fetch): Promise<LanguageModel> => {
  const { provider, apiKey, baseUrl } = access;
  const settings = { fetch, ...(apiKey && { apiKey }), ...(baseUrl && { baseURL: baseUrl }) };
  return openers[provider](settings, access);
};
