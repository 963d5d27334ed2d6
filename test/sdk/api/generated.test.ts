import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readOperations } from '#sdk/api/read-operations.ts';
import { allRoutes } from '#shared/contracts/index.ts';
import { calledRoutes, operationsText, typesText } from '../../../tools/sdk/operations-text.ts';

test('the committed operations and types are what the routes describe: `node tools/generate.ts` writes them', () => {
  // Compared as a boolean: a difference in texts of this size is better looked at with git.
  expect(readFileSync('sdk/api/operations.generated.ts', 'utf8') === operationsText()).toBe(true);
  expect(readFileSync('sdk/api/types.generated.ts', 'utf8') === typesText()).toBe(true);
});

test('every route that programs call is an operation with its method and path', () => {
  const declared = readOperations().map(({ name, method, path }) => `${name} ${method} ${path}`);
  const routes = calledRoutes.map(({ operationId, method, path }) => `${operationId} ${method} ${path}`);
  expect(declared.sort()).toEqual(routes.sort());
});

test('left out are SCIM, what lies outside the versioned API, and where browsers are led to sign in', () => {
  const called = new Set(calledRoutes);
  const left = allRoutes.filter((route) => !called.has(route) && !route.path.startsWith('/scim/'));
  expect(left.map(({ operationId }) => operationId).sort()).toEqual([
    'finishGoogleSignIn',
    'finishSamlSignIn',
    'getJwks',
    'getSecurityTxt',
    'startGoogleSignIn',
    'startSamlSignIn',
  ]);
});

test('the types stand by themselves', () => {
  expect(readFileSync('sdk/api/types.generated.ts', 'utf8')).not.toMatch(/\bimport\b\s*[({'"]|\bfrom '/);
});
