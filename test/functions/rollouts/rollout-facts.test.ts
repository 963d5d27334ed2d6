import { expect, test } from 'vitest';
import { webhookEventTypes } from '#events/index.ts';
import { subscriptions } from '#events/subscriptions.ts';
import { eventOf } from '#functions/rollouts/rollout-facts.ts';

test('whatever happens to a rollout is an event of its own, told to webhooks and to the schedule', () => {
  for (const [event, { type }] of Object.entries(eventOf)) {
    expect(type).toBe(`rollout.${event}`);
    expect(webhookEventTypes).toContain(type);
    expect(subscriptions['schedule-rollout-step'].hears).toContain(type);
    expect(subscriptions['fan-out-event'].hears).toContain(type);
  }
});

test('a withdrawn approval and a release taken back are told as well', () => {
  for (const type of ['review.withdrawn', 'release.rolled_back']) {
    expect(webhookEventTypes).toContain(type);
    expect(subscriptions['fan-out-event'].hears).toContain(type);
  }
  expect(subscriptions['schedule-rollout-step'].hears).toContain('review.withdrawn');
});
