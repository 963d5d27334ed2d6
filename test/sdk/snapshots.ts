import type { SnapshotPrompt, SnapshotSide } from '#sdk/prompts/prompt.ts';

export const rollout = 'rol_01JD6Y8Z3K5V7W9X1A2B3C4D5E';

export const side = (prompt: string, version: number, more: Partial<SnapshotSide> = {}): SnapshotSide => ({
  version,
  messages: [{ role: 'system', content: `Version ${version} for {{customer}}.` }],
  variables: { customer: { type: 'string' } },
  model: { provider: 'openai', name: 'gpt-5-mini' },
  contentHash: `${version}`.padStart(64, '0'),
  exposure: `token-of-${prompt}-${version}`,
  ...more,
});

/** A prompt that is stable at a version, and nothing else goes on. */
export const stable = (prompt: string, epoch: number, version = epoch): SnapshotPrompt => ({
  prompt,
  stable: side(prompt, version),
  canary: null,
  percent: 0,
  seed: '',
  rolloutId: null,
  epoch,
  changedAt: '2026-11-21T08:00:00.000Z',
});

/** A prompt of which the next version is rolled out. */
export const ramping = (prompt: string, epoch: number, percent: number, version = epoch): SnapshotPrompt => ({
  ...stable(prompt, epoch, version),
  canary: side(prompt, version + 1),
  percent,
  seed: 'gZ1vS0mWq2Yy3x4A',
  rolloutId: rollout,
});

export const snapshot = (prompts: readonly SnapshotPrompt[], nextCursor: string | null = null) => ({
  environment: 'production',
  prompts,
  nextCursor,
});
