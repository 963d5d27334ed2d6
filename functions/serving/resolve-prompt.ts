import type { Asked, Effects } from '#shared/domain/command.ts';
import { encodeExposure } from '#shared/domain/rollouts/exposure.ts';
import { type ServingReader, serve } from '#shared/domain/serving.ts';

export type ServingDependencies = Pick<Effects, 'now' | 'randomText'> & {
  readonly serving: Pick<ServingReader, 'get'>;
  /** Signs an exposure's text with the record's key. */
  readonly sign: (key: string, payload: string) => string;
};
type Command = Asked & {
  readonly workspace: string;
  readonly prompt: string;
  readonly query: { readonly environment: string; readonly subject?: string | undefined };
};

/**
 * What a prompt is in an environment for one subject, in one read. Without a subject it draws one for this call.
 * @throws AppError `not_found` when the environment never served the prompt, `no_stable_version`
 */
export const resolvePrompt = async (
  { serving, now, randomText, sign }: ServingDependencies,
  { caller, workspace, prompt, query: { environment, subject } }: Command,
) => {
  const record = await serving.get(caller.tenant, { workspace, prompt, environment });
  const { variant, content, exposure } = serve(record, subject ?? randomText(16), now());
  return {
    ...content,
    prompt,
    environment,
    variant,
    rolloutId: record.rolloutId,
    epoch: record.epoch,
    exposure: sign(record.exposureKey, encodeExposure(exposure)),
  };
};
