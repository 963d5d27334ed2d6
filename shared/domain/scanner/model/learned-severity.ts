/**
 * Log-odds from which a stretch of text is told of, chosen where cross-validation finds no more than one ordinary
 * prompt in a hundred, and long prompts of agents are silent but for one in fifty (docs/scanner-model.md).
 */
export const leastScore = { medium: 0.5, high: 1 } as const;

/** So much must the jailbreak signals weigh that raise a medium likeness: one of the strongest, or two. */
const support = 4;

/**
 * How severe it is that a text looks like those the model has learned. Never critical: a likeness is no proof.
 *
 * @param score log-odds of the worst stretch
 * @param signals what the jailbreak signals of the same message weigh that its author affirms
 */
export const learnedSeverity = (score: number, signals: number): 'high' | 'medium' | undefined => {
  if (score < leastScore.medium) return undefined;
  return score >= leastScore.high || signals >= support ? 'high' : 'medium';
};
