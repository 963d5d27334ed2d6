import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Route, Routes } from '#shared/contracts/define-route.ts';
import { allRoutes, routesByFunction } from '#shared/contracts/index.ts';
import { openApiOf } from '#shared/contracts/openapi.ts';
import { pathParameters } from '#shared/contracts/path-parameters.ts';
import { permissionTable } from '#shared/domain/access.ts';
import { selfEvident } from './self-evident.ts';

const places = Object.entries(routesByFunction).flatMap(([noun, routes]) =>
  Object.entries(routes as Routes).map(([key, route]) => ({ noun, key, route })),
);
const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const namesIn = (path: string) => Array.from(path.matchAll(/\{([^}]+)\}/g), ([, name]) => name ?? '');
const duplicates = (words: readonly string[]) => words.filter((word, index) => words.indexOf(word) !== index);

test('no two routes have one operation or one address', () => {
  expect(duplicates(allRoutes.map(({ operationId }) => operationId))).toEqual([]);
  expect(duplicates(allRoutes.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`))).toEqual([]);
});

test('siblings call their variable the same: API Gateway has one name a position', () => {
  const names = new Map<string, string>();
  const disagreements = allRoutes.flatMap(({ path }) =>
    path.split('/').flatMap((segment, index, segments) => {
      if (!segment.startsWith('{')) return [];
      const position = segments.slice(0, index).join('/');
      const known = names.get(position) ?? segment;
      names.set(position, known);
      return known === segment ? [] : [`${path}: ${segment} beside ${known}`];
    }),
  );

  expect(disagreements).toEqual([]);
});

describe.each(places)('$key', ({ noun, key, route }: { noun: string; key: string; route: Route }) => {
  const { operationId, path, access, body, response, example, method } = route;

  test('is called in the table as everywhere, and has its use case', () => {
    expect(operationId).toBe(key);
    expect(existsSync(`functions/${noun}/${kebab(operationId)}.ts`)).toBe(true);
  });

  test('has variables that are known', () => {
    expect(Object.keys(pathParameters)).toEqual(expect.arrayContaining(namesIn(path)));
  });

  test('asks for a permission in a workspace exactly if it is inside one, so that outsiders see nothing', () => {
    const holders: unknown = permissionTable[access as keyof typeof permissionTable];
    const isOfWorkspace = holders !== undefined && !Array.isArray(holders);

    expect(path.startsWith('/v1/workspaces/{workspace}')).toBe(isOfWorkspace);
  });

  test('shows what it takes and gives by examples that fit', () => {
    if (body && !body.safeParse({}).success) expect(example).toHaveProperty('body');
    if (example?.body !== undefined) expect(body?.safeParse(example.body).error).toBeUndefined();
    if (response.body && method !== 'GET') expect(example).toHaveProperty('response');
    if (example?.response !== undefined) expect(response.body?.parse(example.response)).toEqual(example.response);
  });

  test('has a body to answer unless its status says enough, or another medium does', () => {
    const says = [204, 303].includes(response.status);
    if (says) expect(response.body).toBeUndefined();
    if (response.body === undefined) expect(says || response.status === 202 || response.media !== undefined).toBe(true);
  });
});

test('every property says what it is, by its name or in words', () => {
  const { schemas } = openApiOf(routesByFunction).components;
  const silent = new Set<string>();
  const visit = (schema: unknown): void => {
    if (schema === null || typeof schema !== 'object') return;
    const { properties = {}, ...rest } = schema as {
      properties?: Record<string, { description?: string; $ref?: string }>;
    };
    for (const [name, property] of Object.entries(properties)) {
      if (property.description === undefined && property.$ref === undefined) silent.add(name);
      visit(property);
    }
    for (const inner of Object.values(rest)) visit(inner);
  };
  visit(schemas);

  expect([...silent].filter((name) => !selfEvident.has(name))).toEqual([]);
  expect([...selfEvident].filter((name) => !silent.has(name))).toEqual([]);
});
