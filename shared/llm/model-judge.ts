import { answerSchema } from '../domain/scanner/judge/answer.ts';
import type { Judge } from '../domain/scanner/judge/judge.ts';
import { askModel } from './ask-model.ts';
import { type ModelAccess, openModel } from './open-model.ts';

/** An answer has three exhibits of sixteen opinions: about 2,500 tokens with a few quotations. */
const parameters = { temperature: 0, maxOutputTokens: 8000 } as const;
/** Twelve calls, six at a time, are the most that a scan makes: its worker has time for two rounds. */
const timeoutMs = 45_000;
const form = { name: 'judgement', schema: answerSchema };

/** The judge of scans that a model is. The library and the model's key are there only while it is asked. */
export const modelJudge = (access: ModelAccess, fetch: typeof globalThis.fetch): Judge => {
  const { provider, name } = access;
  return {
    model: `${provider}/${name}`,
    parameters,
    ask: async (question) => askModel(await openModel(access, fetch), question, form, { ...parameters, timeoutMs }),
  };
};
