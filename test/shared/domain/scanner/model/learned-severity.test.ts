import { describe, expect, test } from 'vitest';
import { learnedSeverity, leastScore } from '#shared/domain/scanner/model/learned-severity.ts';

describe('what the model makes of a text', () => {
  test('is nothing below a likeness that ordinary prompts have', () => {
    expect(learnedSeverity(leastScore.medium - 0.01, 0)).toBeUndefined();
    expect(learnedSeverity(leastScore.medium - 0.01, 100)).toBeUndefined();
  });

  test('is medium by itself, and high when signals support it or it is very like', () => {
    expect(learnedSeverity(leastScore.medium, 0)).toBe('medium');
    expect(learnedSeverity(leastScore.medium, 4)).toBe('high');
    expect(learnedSeverity(leastScore.high, 0)).toBe('high');
  });

  test('is never critical', () => {
    expect(learnedSeverity(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)).toBe('high');
  });
});
