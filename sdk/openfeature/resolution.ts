import {
  ErrorCode,
  type FlagMetadata,
  type JsonValue,
  type ResolutionDetails,
  StandardResolutionReasons,
} from '@openfeature/server-sdk';
import type { PromptgateError } from '../errors.ts';
import type { ServedPrompt } from '../prompts/prompt.ts';

/** What an object evaluation gives: all of the prompt that is data. */
export type PromptValue = Readonly<
  Pick<ServedPrompt, 'name' | 'version' | 'variant' | 'rolloutId' | 'exposure' | 'messages' | 'variables' | 'model'>
>;

const dataOf = (prompt: ServedPrompt): PromptValue => {
  const { name, version, variant, rolloutId, exposure, messages, variables, model } = prompt;
  return { name, version, variant, rolloutId, exposure, messages, variables, model };
};

/** A copy, for what is served is frozen and shared, and whoever evaluates a flag may change what he gets. */
export const objectOf = (prompt: ServedPrompt): JsonValue => structuredClone(dataOf(prompt)) as unknown as JsonValue;

/** The text of a prompt that has one message; the version of any other. */
export const textOf = ({ messages, version }: ServedPrompt): string => {
  const [only, ...others] = messages;
  return only !== undefined && others.length === 0 ? only.content : String(version ?? '');
};

/** A rollout splits callers; without one everybody gets the same; a fallback was configured here. */
const reasonOf = ({ variant, rolloutId }: ServedPrompt): string => {
  if (variant === 'fallback') return StandardResolutionReasons.DEFAULT;
  return rolloutId === null ? StandardResolutionReasons.STATIC : StandardResolutionReasons.SPLIT;
};

/** Flag metadata knows no null: what there is not is left out. */
const metadataOf = ({ version, rolloutId, epoch, exposure, contentHash }: ServedPrompt): FlagMetadata => ({
  ...(version !== null && { version }),
  ...(rolloutId !== null && { rolloutId }),
  ...(epoch !== null && { epoch }),
  ...(exposure !== null && { exposure }),
  ...(contentHash !== null && { contentHash }),
});

export const resolved = <T>(prompt: ServedPrompt, value: T): ResolutionDetails<T> => ({
  value,
  variant: prompt.variant,
  reason: reasonOf(prompt),
  flagMetadata: metadataOf(prompt),
});

const failed = <T>(value: T, errorCode: ErrorCode, errorMessage: string): ResolutionDetails<T> => ({
  value,
  reason: StandardResolutionReasons.ERROR,
  errorCode,
  errorMessage,
});

const errorCodes: Readonly<Record<string, ErrorCode>> = {
  validation_failed: ErrorCode.INVALID_CONTEXT,
  not_found: ErrorCode.FLAG_NOT_FOUND,
  unavailable: ErrorCode.PROVIDER_NOT_READY,
};

/**
 * The default value, and why: an error, but for callers outside the canary of a first release, who get it by design.
 * The client's errors are told by their codes, since its classes are other ones where it comes from another bundle.
 */
export const defaulted = <T>(value: T, error: unknown): ResolutionDetails<T> => {
  const { code = '', message = String(error) } = error as Partial<PromptgateError>;
  if (code === 'no_stable_version') return { value, reason: StandardResolutionReasons.DEFAULT };
  return failed(value, errorCodes[code] ?? ErrorCode.GENERAL, message);
};

/** A prompt is no value of the type that was asked for. */
export const mismatched = <T>(value: T, name: string, type: string): ResolutionDetails<T> =>
  failed(value, ErrorCode.TYPE_MISMATCH, `The prompt ${name} is an object or a string, not a ${type}.`);
