import { expect, test } from 'vitest';
import type { Routes } from '#shared/contracts/define-route.ts';
import { allRoutes, routesByFunction } from '#shared/contracts/index.ts';
import { callers, probeRoutes } from '#test/support/probe-routes.ts';

const introduction = `# Who may do what

Every route, called as everybody: what they are answered. A status of 200 to 399 means that the call reached its use
case; 401 that nobody is calling; 403 that somebody may not; 404 that there is nothing as far as they can see. What
depends on more than role and scope is decided further in: who wrote a version, whether an environment is protected,
whether an owner is concerned.

This page is written by a test: \`npx vitest run test/shared/http/access-matrix.test.ts -u\`.
`;

const rowOf = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;

test('the access matrix is as documented', async () => {
  const call = await probeRoutes();
  const names = Object.keys(callers);
  const sections: string[] = [];
  for (const [noun, routes] of Object.entries(routesByFunction)) {
    const rows = [rowOf(['', ...names]), rowOf(['---', ...names.map(() => '---')])];
    for (const route of Object.values(routes as Routes)) {
      const cells: number[] = [];
      for (const caller of Object.values(callers)) {
        const { status, reached } = await call(route, caller);
        expect([reached, status], `${route.operationId}`).toEqual([status < 400, expect.any(Number)]);
        if (!reached) expect([401, 403, 404], `${route.operationId}: ${status}`).toContain(status);
        cells.push(status);
      }
      rows.push(rowOf([`${route.method} ${route.path.replace('/v1/workspaces/{workspace}/', '…/')}`, ...cells]));
    }
    sections.push(`## ${noun}\n\n${rows.join('\n')}\n`);
  }

  await expect([introduction, ...sections].join('\n')).toMatchFileSnapshot('../../../docs/access-matrix.md');
});

test('a workspace that one is no member of is answered, byte for byte, as one that does not exist', async () => {
  const call = await probeRoutes();
  const inside = allRoutes.filter(({ path }) => path.startsWith('/v1/workspaces/{workspace}'));

  expect(inside.length).toBeGreaterThan(30);
  for (const route of inside) {
    const hidden = await call(route, callers.outsider);
    const missing = await call(route, callers.owner, { workspace: 'missing' });
    const elsewhere = await call(route, callers['key: elsewhere']);

    expect(hidden.status).toBe(404);
    expect(missing).toEqual(hidden);
    expect(elsewhere).toEqual(hidden);
  }
});
