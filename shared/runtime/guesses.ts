import { setTimeout } from 'node:timers/promises';
import { networkOf } from '../auth/network-of.ts';
import { guessLedger } from '../data/guess-ledger.ts';
import { guardGuesses } from '../domain/guard-guesses.ts';
import { directory } from './directory.ts';
import { effects } from './effects.ts';
import { keyedHash } from './pepper.ts';

/** The limits on guesses, kept in the directory under keyed hashes. */
export const guesses = guardGuesses({
  ledger: guessLedger(directory),
  keyedHash,
  networkOf,
  now: effects.now,
  // Not all for the same time: those who met once would meet again.
  pause: async (milliseconds) => setTimeout(milliseconds * (0.5 + Math.random())),
});
