import { expect, test } from 'vitest';
import { emulatedStatement } from '#infra/emulated-statement.ts';
import { permissionsOf } from './iam-policies.ts';
import { synthesise } from './synthesise.ts';

test('only senders to queues are given more on the emulator, and only there', () => {
  expect(emulatedStatement({ actions: ['sqs:SendMessage'], resources: ['queue'] })).toEqual({
    actions: ['sqs:SendMessage', 'sqs:SendMessageBatch'],
    resources: ['queue'],
  });
  const other = { actions: ['sqs:ReceiveMessage'], resources: ['queue'] };
  expect(emulatedStatement(other)).toBe(other);
});

const given = (stage: 'local' | 'prod') =>
  permissionsOf(synthesise(stage, 'us-east-1')).flatMap(({ role, actions }) =>
    actions.map((each) => `${role} ${each}`),
  );

test('what the local stage permits and production does not is known', () => {
  const [local, prod] = [given('local'), given('prod')];
  const more = local.filter((each) => !prod.includes(each));
  expect(more.filter((each) => !each.endsWith(' sqs:SendMessageBatch'))).toEqual([]);
  expect(prod.filter((each) => !local.includes(each))).toEqual([]);
});
