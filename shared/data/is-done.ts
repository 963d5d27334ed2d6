import { type Table, type Write, WriteRejected } from './table.ts';

/** Does the writes in one transaction, and says whether they were done: they are not when a condition does not hold. */
export const isDone = async (table: Pick<Table, 'transact'>, writes: readonly Write[]): Promise<boolean> => {
  try {
    await table.transact(writes);
    return true;
  } catch (error) {
    if (error instanceof WriteRejected) return false;
    throw error;
  }
};
