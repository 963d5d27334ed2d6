import { allRoutes } from '#shared/contracts/index.ts';
import { harmless } from '#test/support/organisation.ts';
import { type ParameterName, parametersOf } from './identifiers.ts';

export type Route = (typeof allRoutes)[number];
export type Names = Readonly<Record<ParameterName, string>>;

/** Names that everybody has, or that are made by being named: alone they say nothing of whose a thing is. */
const everybodys: ReadonlySet<ParameterName> = new Set(['workspace', 'resourceType', 'schema', 'version', 'other']);
const makesWhatItNames: ReadonlySet<string> = new Set(['putProviderKey']);

/** The things that a route's path names, from the outermost in. */
export const namesIn = (route: Route): readonly ParameterName[] =>
  parametersOf(route).filter((name) => !everybodys.has(name));

/** Every route whose path names a thing that is somebody's. */
export const named = allRoutes.filter(
  (route) => route.access !== 'public' && !makesWhatItNames.has(route.operationId) && namesIn(route).length > 0,
);
/** Every route within a workspace. */
export const inWorkspaces = allRoutes.filter(({ path, access }) => access !== 'public' && path.includes('{workspace}'));

const queryOf = ({ path }: Route): string =>
  path.endsWith('/resolve') || path.endsWith('/snapshot') ? '?environment=production' : '';

const bodyOf = ({ operationId, body, example }: Route): unknown =>
  operationId === 'createVersion' ? harmless('x') : body ? (example?.body ?? {}) : undefined;

/** A request of the route, about the things named. */
export const requestOf = (route: Route, names: Names) => ({
  method: route.method,
  path: route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => names[name as ParameterName]) + queryOf(route),
  body: bodyOf(route),
});
