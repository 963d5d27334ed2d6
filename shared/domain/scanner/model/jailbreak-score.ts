import { jailbreakModel } from './jailbreak-model.ts';
import { type Scorer, scorerOf, weightsOf } from './linear-model.ts';

const { bias, unit, list } = jailbreakModel;

/** The worst stretch of a folded text, and its log-odds of being a jailbreak, as learned from those in the wild. */
export const jailbreakScore: Scorer = scorerOf({ bias, unit, weights: weightsOf(list) });
