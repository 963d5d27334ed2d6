import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { getSnapshot } from '#functions/serving/get-snapshot.ts';
import { renderPrompt } from '#functions/serving/render-prompt.ts';
import { resolvePrompt } from '#functions/serving/resolve-prompt.ts';
import { servingRoutes } from '#shared/contracts/serving.ts';
import { signExposure } from '#shared/crypto/exposure-token.ts';
import { dynamoTable } from '#shared/data/dynamo-table.ts';
import { limitRepository } from '#shared/data/limit-repository.ts';
import { servingRepository } from '#shared/data/serving-repository.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import { sharedLimiter } from '#shared/http/rate-limit-shared.ts';
import { readConfig } from '#shared/runtime/config.ts';
import { now, randomText } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { renderTemplate } from '#shared/templates/render-template.ts';

const { TENANTS_TABLE } = readConfig('TENANTS_TABLE');
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
  marshallOptions: { removeUndefinedValues: true },
});
const table = dynamoTable(documents, TENANTS_TABLE);
const openTable = () => table;

/** The serving function as it would be under its own role, which reaches every organisation's rows. */
export const handler = httpFunction(
  servingRoutes,
  { resolvePrompt, renderPrompt, getSnapshot },
  {
    now,
    randomText,
    serving: servingRepository(openTable),
    sign: signExposure,
    render: renderTemplate,
    blockSeconds: 60,
  },
  { effects: { now }, log, openTable, limiter: sharedLimiter(limitRepository(openTable), now) },
);
