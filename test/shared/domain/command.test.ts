import { expect, test } from 'vitest';
import { promptArchived, promptCreated } from '#events/index.ts';
import { journalFor, journalOf } from '#shared/domain/command.ts';
import { editor, organisationA, testEffects } from '#test/support/world.ts';

const deed = { action: 'prompt.create', target: 'prm_1', workspace: 'default', change: { name: 'support-reply' } };

test('what a caller did is written down with who, what, when and from where', () => {
  const { audit, events } = journalFor(testEffects(), editor, deed);

  expect(audit).toEqual({
    id: expect.stringMatching(/^aud_/),
    at: '2026-11-21T08:00:00.000Z',
    actor: { type: 'user', id: 'usr_editor' },
    action: 'prompt.create',
    target: 'prm_1',
    workspace: 'default',
    requestId: 'request-1',
    ip: '192.0.2.1',
    change: { name: 'support-reply' },
  });
  expect(events).toEqual([]);
});

test('events are told under the circumstances of the deed, each with an id of its own', () => {
  const { audit, events } = journalFor(testEffects(), editor, deed, (tell) => [
    tell(promptCreated, { prompt: 'support-reply' }),
    tell(promptArchived, { prompt: 'support-reply' }),
  ]);

  for (const event of events) {
    expect(event).toMatchObject({
      organisationId: organisationA,
      workspace: 'default',
      occurredAt: audit.at,
      actor: audit.actor,
      data: { prompt: 'support-reply' },
    });
  }
  expect(events.map(({ type }) => type)).toEqual(['prompt.created', 'prompt.archived']);
  expect(new Set(events.map(({ id }) => id)).size).toBe(2);
});

test('what Promptgate does by itself comes from no request', () => {
  const actor = { type: 'system', id: 'tick-rollout' } as const;

  const { audit } = journalOf(testEffects(), {
    tenant: editor.tenant,
    actor,
    action: 'rollout.advance',
    target: 'rol_1',
  });

  expect(audit).toMatchObject({ actor, change: {} });
  expect(audit).not.toHaveProperty('requestId');
  expect(audit).not.toHaveProperty('workspace');
});
