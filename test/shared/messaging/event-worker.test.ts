import type { SQSRecord } from 'aws-lambda';
import { expect, test } from 'vitest';
import type { DomainEvent } from '#events/define-event.ts';
import { promptCreated } from '#events/index.ts';
import type { OrganisationState } from '#shared/domain/organisation-state.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';
import { eventWorker } from '#shared/messaging/event-worker.ts';
import { organisationA } from '#test/support/world.ts';

const event = promptCreated.of(
  {
    id: 'evt_1',
    organisationId: organisationA,
    workspace: 'default',
    occurredAt: '2026-11-21T08:00:00.000Z',
    actor: { type: 'user', id: 'usr_1' },
  },
  { prompt: 'support-reply' },
);

const recordOf = (detail: unknown) =>
  ({
    messageId: 'message',
    body: JSON.stringify({ version: '0', source: 'promptgate', 'detail-type': event.type, detail }),
  }) as SQSRecord;

const setUp = (state: OrganisationState = 'open') => {
  const heard: [TenantContext, DomainEvent][] = [];
  const lines: Readonly<Record<string, unknown>>[] = [];
  const worker = eventWorker(
    'listen',
    async (tenant, told) => {
      heard.push([tenant, told]);
      return { outcome: 'heard' };
    },
    { log: (line) => lines.push(line), findState: async () => state },
  );
  return { worker, heard, lines };
};

test('an event is heard as it was told, for the organisation that it names', async () => {
  const { worker, heard, lines } = setUp();

  expect(await worker({ Records: [recordOf(event)] })).toEqual({ batchItemFailures: [] });

  expect(heard).toEqual([[{ organisationId: organisationA }, event]]);
  expect(lines).toMatchObject([
    { worker: 'listen', event: 'evt_1', type: 'prompt.created', organisationId: organisationA, outcome: 'heard' },
  ]);
});

test.each([
  ['something else', { hello: 'world' }],
  ['an event with a field too many', { ...event, surprise: 1 }],
  ['an organisation whose id would widen a policy', { ...event, organisationId: 'org_*' }],
  ['no organisation', { ...event, organisationId: '' }],
])('%s is not acted on, and parked', async (_name, detail) => {
  const { worker, heard } = setUp();

  expect(await worker({ Records: [recordOf(detail)] })).toEqual({ batchItemFailures: [{ itemIdentifier: 'message' }] });

  expect(heard).toEqual([]);
});

test('an event that comes after its organisation is erased is dropped, and one of a closed organisation is heard', async () => {
  const gone = setUp('gone');
  expect(await gone.worker({ Records: [recordOf(event)] })).toEqual({ batchItemFailures: [] });
  expect(gone.heard).toEqual([]);
  expect(gone.lines).toMatchObject([{ event: 'evt_1', outcome: 'gone' }]);

  const closed = setUp('closed');
  await closed.worker({ Records: [recordOf(event)] });
  expect(closed.heard).toHaveLength(1);
});
