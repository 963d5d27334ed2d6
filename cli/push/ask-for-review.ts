import type { Api } from '#sdk/api/create-api.ts';
import { PromptgateError } from '#sdk/errors.ts';
import type { Pushed } from './carry-out.ts';

/**
 * Asks for a review of a version that has passed its scan and waits for one; any other is left alone, so that asking
 * twice changes nothing.
 */
export const askForReview = async (api: Api, pushed: Pushed, note: string | undefined): Promise<Pushed> => {
  const { kind, name, version, status } = pushed;
  if (kind !== 'prompt' || status !== 'ready' || version === undefined) return pushed;
  try {
    const { id } = await api.requestReview({ prompt: name, version, body: note === undefined ? {} : { note } });
    return { ...pushed, status: 'in_review', review: id };
  } catch (error) {
    if (!(error instanceof PromptgateError)) throw error;
    return error.code === 'review_exists' ? pushed : { ...pushed, action: 'failed', error };
  }
};
