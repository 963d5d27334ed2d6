import type { NoteUse } from '#shared/domain/credential.ts';
import { bedrockProfileOf, chooseModel, type JudgeModel } from '#shared/domain/judge-model.ts';
import { keyPurposeOf, type ProviderKeyRepository } from '#shared/domain/provider-key.ts';
import type { Judge } from '#shared/domain/scanner/judge/judge.ts';
import type { Secrets } from '#shared/domain/secrets.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';

/** How a model is reached; without a key, in the name of the function. */
type Access = JudgeModel & {
  readonly apiKey?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly region: string;
};

export type JudgeDependencies = {
  readonly providerKeys: Pick<ProviderKeyRepository, 'find'>;
  readonly secrets: Pick<Secrets, 'open'>;
  readonly modelJudge: (access: Access) => Judge;
  readonly noteUse: NoteUse;
  readonly region: string;
};

/** The judge that a workspace has settled on, with its key opened; none when there is no way to call one. */
export const openJudge = async (
  { providerKeys, secrets, modelJudge, noteUse, region }: JudgeDependencies,
  tenant: TenantContext,
  workspace: string,
  setting: JudgeModel | undefined,
): Promise<Judge | undefined> => {
  const chosen = await chooseModel(providerKeys, tenant, workspace, setting);
  if (!chosen) return undefined;
  const { model, key } = chosen;
  if (!key) return modelJudge({ ...model, name: bedrockProfileOf(model.name, region), region });
  const apiKey = await secrets.open(tenant, keyPurposeOf(key), key.apiKey);
  noteUse(tenant, key.id);
  return modelJudge({ ...model, apiKey, baseUrl: key.baseUrl, region });
};
