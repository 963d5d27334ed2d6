import type { Routes } from './define-route.ts';
import { promptRoutes } from './prompts.ts';
import { systemRoutes } from './system.ts';

/** Every route, by the function that answers it: `functions/<name>/handler.ts`. What is not here does not exist. */
export const routesByFunction = {
  prompts: promptRoutes,
  system: systemRoutes,
} as const satisfies Record<string, Routes>;

export type HttpFunction = keyof typeof routesByFunction;

/** Every route in one list. */
export const allRoutes = Object.values(routesByFunction).flatMap((routes: Routes) => Object.values(routes));
