import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { allRoutes, routesByFunction } from '#shared/contracts/index.ts';
import { openApiOf } from '#shared/contracts/openapi.ts';

type Operation = {
  operationId: string;
  security: Record<string, unknown>[];
  parameters?: { name?: string; in?: string; required?: boolean; $ref?: string }[];
  requestBody?: { required: boolean };
  responses: Record<string, { $ref?: string; content?: Record<string, { schema: { $ref?: string } }> }>;
};

const document = openApiOf(routesByFunction);
const operations = new Map(
  Object.values(document.paths)
    .flatMap((methods) => Object.values(methods) as Operation[])
    .map((operation) => [operation.operationId, operation]),
);
const operation = (id: string): Operation => operations.get(id)!;

test('the committed document is what the routes describe: `node tools/generate.ts` writes it', () => {
  const committed = readFileSync('openapi.json', 'utf8');

  // Compared as a boolean: a difference in a document of this size is better looked at with git.
  expect(committed === `${JSON.stringify(document, null, 2)}\n`).toBe(true);
});

test('it is valid OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document));

  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
});

test('every route is in it, and every reference in it leads somewhere', () => {
  expect([...operations.keys()].sort()).toEqual(allRoutes.map(({ operationId }) => operationId).sort());
  const resolve = (pointer: string): unknown =>
    pointer
      .slice(2)
      .split('/')
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], document);
  const text = JSON.stringify(document);
  const refs = new Set(Array.from(text.matchAll(/"\$ref":"([^"]+)"/g), ([, pointer]) => pointer ?? ''));

  expect([...refs].filter((pointer) => resolve(pointer) === undefined)).toEqual([]);
  expect(text).not.toContain('$defs');
});

test('it says which credentials can be enough', () => {
  const securityOf = (id: string) => operation(id).security.flatMap((one) => Object.keys(one));

  expect(securityOf('signUp')).toEqual([]);
  expect(securityOf('getMe')).toEqual(['accessToken', 'apiKey']);
  expect(securityOf('listMembers')).toEqual(['accessToken']);
  expect(securityOf('createApiKey')).toEqual(['accessToken']);
  expect(securityOf('createPrompt')).toEqual(['accessToken', 'apiKey']);
});

test('it has the headers that the conventions give to every method', () => {
  const refsOf = (id: string) => (operation(id).parameters ?? []).flatMap(({ $ref }) => $ref?.split('/').at(-1) ?? []);

  expect(refsOf('createPrompt')).toEqual(['IdempotencyKey']);
  expect(refsOf('updatePrompt')).toEqual(['IfMatch']);
  expect(refsOf('getPrompt')).toEqual(['IfNoneMatch']);
  expect(refsOf('deleteApiKey')).toEqual([]);
});

test('a body in which nothing is needed may be left out, and so may a parameter with a default', () => {
  expect(operation('updateWorkspace').requestBody?.required).toBe(false);
  expect(operation('signUp').requestBody?.required).toBe(true);
  expect(operation('listMembers').parameters?.find(({ name }) => name === 'limit')?.required).toBe(false);
});

test('errors of one status are told together, each once', () => {
  const { responses } = operation('signUp');

  expect(responses['409']?.$ref).toBe('#/components/responses/conflict.email_taken');
  expect(document.components.responses).toHaveProperty(['conflict.email_taken', 'description'], expect.any(String));
  expect(Object.keys(responses)).toEqual(
    expect.arrayContaining(['201', '400', '409', '421', '422', '429', '500', '503']),
  );
  expect(responses).not.toHaveProperty('401');
});

test('a health that is down is told with the same document', () => {
  const schemaOf = (status: string) => operation('getHealth').responses[status]?.content?.['application/json']?.schema;

  expect(schemaOf('503')).toEqual(schemaOf('200'));
  expect(schemaOf('200')).toEqual({ $ref: '#/components/schemas/Health' });
});

test('what answers leave out today they may have tomorrow; what bodies leave out is refused', () => {
  const { schemas } = document.components;

  expect(schemas['Prompt']).not.toHaveProperty('additionalProperties');
  expect(schemas['CreatePromptBody']).toHaveProperty('additionalProperties', false);
});
