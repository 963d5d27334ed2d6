import type { PepperStore } from '../crypto/pepper.ts';
import { isDone } from './is-done.ts';
import { directoryKeys } from './keys.ts';
import type { Table } from './table.ts';

/** {@link PepperStore} over the directory. */
export const pepperStore = (directory: Table): PepperStore => ({
  get: async () => {
    const item = await directory.get(directoryKeys.pepper(), { consistent: true });
    return item && String(item['wrapped']);
  },

  put: async (wrapped) => {
    // If somebody else was quicker, theirs is everybody's from now on.
    await isDone(directory, [{ put: { ...directoryKeys.pepper(), entity: 'PEPPER', wrapped }, when: 'absent' }]);
  },
});
