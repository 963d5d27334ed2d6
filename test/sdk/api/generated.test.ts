import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { operations } from '#sdk/api/operations.generated.ts';
import { allRoutes } from '#shared/contracts/index.ts';
import { operationsText, typesText } from '../../../tools/sdk/operations-text.ts';

test('the committed operations and types are what the routes describe: `node tools/generate.ts` writes them', () => {
  // Compared as a boolean: a difference in texts of this size is better looked at with git.
  expect(readFileSync('sdk/api/operations.generated.ts', 'utf8') === operationsText()).toBe(true);
  expect(readFileSync('sdk/api/types.generated.ts', 'utf8') === typesText()).toBe(true);
});

test('every route is an operation with its method and path', () => {
  expect(Object.keys(operations)).toEqual(allRoutes.map(({ operationId }) => operationId));
  for (const { operationId, method, path } of allRoutes) {
    expect(operations[operationId as keyof typeof operations].split(' ').slice(0, 2)).toEqual([method, path]);
  }
});

test('the types stand by themselves', () => {
  expect(readFileSync('sdk/api/types.generated.ts', 'utf8')).not.toMatch(/\bimport\b\s*[({'"]|\bfrom '/);
});
