import { AppError } from './errors.ts';

const attempts = 4;

/** Acts again, on what is then true, when another change came first; at most four times in all. */
export const retryConflict = async <T>(act: () => Promise<T>, attempt = 1): Promise<T> => {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict' || attempt === attempts) throw error;
    return retryConflict(act, attempt + 1);
  }
};
