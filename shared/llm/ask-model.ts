import type { JSONSchema7, LanguageModel } from 'ai';
import type { Answer, JudgeFault, Question } from '../domain/scanner/judge/judge.ts';

/** The one form that an answer may have. */
export type AnswerForm = { readonly name: string; readonly schema: object };

export type CallLimits = {
  readonly temperature: number;
  readonly maxOutputTokens: number;
  readonly timeoutMs: number;
};

/** Nothing that is sent stays with a provider that can be told so; the form is kept to by constrained decoding. */
const providerOptions = {
  openai: { strictJsonSchema: true, store: false },
  openaiCompatible: { strictJsonSchema: true },
  mistral: { structuredOutputs: true, strictJsonSchema: true },
} as const;

/** How a call ended that gave no whole answer, by the model's word for it. */
const endings: Readonly<Record<string, JudgeFault>> = { length: 'truncated', 'content-filter': 'refused' };

const faultOf = (error: unknown, isMalformed: (error: unknown) => boolean): JudgeFault => {
  const { name, cause, finishReason } = error as {
    readonly name?: string;
    readonly cause?: { readonly name?: string };
    readonly finishReason?: string;
  };
  if (name === 'TimeoutError' || name === 'AbortError' || cause?.name === 'TimeoutError') return 'timeout';
  if (isMalformed(error)) return endings[finishReason ?? ''] ?? 'malformed';
  return 'unreachable';
};

/**
 * Asks a model one question: no tools, no second try, no more tokens and no longer than the limits say. The answer is
 * JSON of the given form, and comes back as text for the asker to check.
 */
export const askModel = async (
  model: LanguageModel,
  { system, user }: Question,
  { name, schema }: AnswerForm,
  { temperature, maxOutputTokens, timeoutMs }: CallLimits,
): Promise<Answer> => {
  // Its warnings are lines of their own among the log's.
  globalThis.AI_SDK_LOG_WARNINGS = false;
  const { generateText, jsonSchema, NoObjectGeneratedError, NoOutputGeneratedError, Output } = await import('ai');
  try {
    const result = await generateText({
      model,
      instructions: system,
      prompt: user,
      output: Output.object({ name, schema: jsonSchema(schema as JSONSchema7) }),
      temperature,
      maxOutputTokens,
      maxRetries: 0,
      abortSignal: AbortSignal.timeout(timeoutMs),
      providerOptions,
    });
    if (result.finishReason !== 'stop') return { fault: endings[result.finishReason] ?? 'malformed' };
    return { text: JSON.stringify(result.output) };
  } catch (error) {
    const isMalformed = (each: unknown) =>
      NoObjectGeneratedError.isInstance(each) || NoOutputGeneratedError.isInstance(each);
    return { fault: faultOf(error, isMalformed) };
  }
};
