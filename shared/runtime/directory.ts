import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoTable } from '../data/dynamo-table.ts';
import { readConfig } from './config.ts';

const { DIRECTORY_TABLE } = readConfig('DIRECTORY_TABLE');

/** The directory: which organisation an e-mail address or a key belongs to. It holds nothing of theirs beyond that. */
export const directory = dynamoTable(
  DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } }),
  DIRECTORY_TABLE,
);
