import { writeFileSync } from 'node:fs';
import { fold } from '#shared/domain/scanner/text/fold.ts';
import { crossValidate } from './jailbreak-model/cross-validate.ts';
import { modelSource } from './jailbreak-model/model-source.ts';
import { shareOf, shareText } from './share.ts';

/**
 * Learns the model of jailbreaks anew from the development data, writes its weights, and prints how well a model finds
 * jailbreaks that it has not learned from, at the scores which so many ordinary prompts reach:
 *
 *     npm run train:model
 */
const folds = 5;
const seed = 1;
const falseRates = [0.0025, 0.005, 0.01, 0.02];

const target = new URL('../shared/domain/scanner/model/jailbreak-model.ts', import.meta.url);
writeFileSync(target, modelSource());

const judged = crossValidate(folds, seed, (score, { content }) => score(fold(content).text).score);
const scoresOf = (isJailbreak: boolean): readonly number[] =>
  judged
    .filter(({ sample }) => sample.isJailbreak === isJailbreak)
    .map((one) => one.judged)
    .sort((one, other) => other - one);
const jailbreaks = scoresOf(true);
const ordinary = scoresOf(false);
const found = (scores: readonly number[], above: number): string =>
  shareText(shareOf(scores, (score) => score > above));

console.log(`${folds} folds of groups of similar texts, seed ${seed}; Wilson intervals of 95 %`);
for (const rate of falseRates) {
  const above = ordinary[Math.floor(rate * ordinary.length)] ?? 0;
  console.log(
    `score > ${above.toFixed(2)}: jailbreaks ${found(jailbreaks, above)}, ordinary prompts ${found(ordinary, above)}`,
  );
}
