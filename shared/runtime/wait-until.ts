import { setTimeout } from 'node:timers/promises';
import type { WaitUntil } from '../domain/ports.ts';
import { effects } from './effects.ts';

/** Timers may fire a little early. */
export const waitUntil: WaitUntil = async (moment) => {
  for (;;) {
    const left = moment.getTime() - effects.now().getTime();
    if (left < 0) return;
    await setTimeout(left + 1);
  }
};
