import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Stack } from '#local/stack.ts';
import { dynamoTable } from '#shared/data/dynamo-table.ts';
import { keys } from '#shared/data/keys.ts';
import type { PlanName, QuotaName } from '#shared/domain/plan.ts';
import { periodOf } from '#shared/domain/quota.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { clientOf } from '#test/local/fixture.ts';

/** Brings about, as the account's root, what would take an organisation thousands of requests or a contract. */
export const rootOf = (stack: Stack) => {
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(clientOf(stack)));
  const table = dynamoTable(documents, stack.tables.tenants);
  return {
    setPlan: async (organisationId: string, plan: PlanName) =>
      table.transact([{ update: keys.organisation(tenantOf(organisationId)), set: { plan }, when: 'present' }]),
    /** As if a scan had been by an older ruleset that found nothing. */
    outdateScan: async (organisationId: string, prompt: string, version: number, scan: string) => {
      const update = keys.scan(tenantOf(organisationId), 'default', prompt, version, scan);
      const engine = { version: '0.9.0', ruleset: 'old', llm: false };
      await table.transact([{ update, set: { engine, findings: [] }, when: 'present' }]);
    },
    setUsed: async (organisationId: string, name: QuotaName, used: number) => {
      const period = periodOf(name, new Date()).id;
      await table.transact([
        { update: keys.counter(tenantOf(organisationId), name, period), set: { name, period, used } },
      ]);
    },
  };
};
