import type { PepperStore } from '../crypto/pepper.ts';
import { directoryKeys } from './keys.ts';
import { type Table, WriteRejected } from './table.ts';

/** {@link PepperStore} over the directory. */
export const pepperStore = (directory: Table): PepperStore => ({
  get: async () => {
    const item = await directory.get(directoryKeys.pepper(), { consistent: true });
    return item && String(item['wrapped']);
  },

  put: async (wrapped) => {
    try {
      await directory.transact([{ put: { ...directoryKeys.pepper(), entity: 'PEPPER', wrapped }, when: 'absent' }]);
    } catch (error) {
      // Somebody else was quicker: theirs is everybody's from now on.
      if (!(error instanceof WriteRejected)) throw error;
    }
  },
});
