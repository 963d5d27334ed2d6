import { absolutePenalty, squarePenalty } from './coordinate-descent.ts';
import { greatestWeight, learn, mostWeight } from './learn.ts';
import { dataDigest, readSamples } from './samples.ts';
import { leastGroups, leastLift } from './vocabulary.ts';

const widest = 116;

const wrapped = (items: readonly string[]): string => {
  const lines: string[] = [];
  let line = '';
  for (const item of items) {
    const longer = line === '' ? item : `${line} | ${item}`;
    if (longer.length + 2 > widest) {
      lines.push(`${line} |`);
      line = item;
    } else {
      line = longer;
    }
  }
  return [...lines, line].map((text) => `    ${text}`).join('\n');
};

/** The file with the weights, as learned from all samples. */
export const modelSource = (): string => {
  const { bias, weights } = learn(readSamples());
  const items = [...weights].map(([term, weight]) => `${term} ${weight}`);
  return `/**
 * Weights of the model of jailbreaks. Made by tools/train-jailbreak-model.ts: do not edit.
 *
 * Learned from test/data/scanner-dev, SHA-256 of both files ${dataDigest().slice(0, 32)}
 * ${dataDigest().slice(32)}, by coordinate descent without a random step: penalties ${absolutePenalty} and ${squarePenalty},
 * weights of at most ${greatestWeight}, terms of at least ${leastGroups} groups of jailbreaks that use them ${leastLift} times as often.
 * ${items.length} terms. They quote what is found in the wild; some are offensive.
 */
export const jailbreakModel = {
  bias: ${bias},
  unit: ${greatestWeight} / ${mostWeight},
  list: \`
${wrapped(items)}
  \`,
};
`;
};
