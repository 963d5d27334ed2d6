import { learnedIn } from '#shared/domain/scanner/model/learned-in.ts';
import { readMessage } from '#shared/domain/scanner/prompt.ts';
import { crossValidate } from '../../../tools/jailbreak-model/cross-validate.ts';
import type { Goal } from '../benchmark.ts';
import { shareAtLeast, shareAtMost, shareOf } from './proportion.ts';
import { isSerious, scanText } from './scanning.ts';

const folds = 5;
const seed = 1;

/** The rules as they are, and for each text a model that has learned from nothing like it. */
export const foldFigures = (): readonly Goal[] => {
  const judged = crossValidate(folds, seed, (score, { content }) => {
    const byRules = scanText(content).findings.some((finding) => finding.detector !== 'model' && isSerious(finding));
    // Without the signs that would support a lower score, so that the figure is rather too low than too high.
    return byRules || learnedIn(readMessage(0, 'system', content), 0, score)?.severity === 'high';
  });
  const of = (isJailbreak: boolean) =>
    shareOf(
      judged.filter(({ sample }) => sample.isJailbreak === isJailbreak),
      (one) => one.judged,
    );
  return [
    shareAtLeast(`the same, the model learned without the text (${folds} folds, seed ${seed})`, of(true), 0.75),
    shareAtMost('ordinary prompts at high or critical, learned so', of(false), 0.02),
  ];
};
