import type * as z from 'zod';
import type { Permission, Principal } from '../domain/access.ts';
import type { ErrorCode } from '../domain/errors.ts';
import type { PathParameters } from './path-parameters.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** `public` needs no credentials, `authenticated` any, and everything else a permission by name. */
export type Access = 'public' | 'authenticated' | Permission;

/** As browsers post what was filled in. */
export const formMediaType = 'application/x-www-form-urlencoded';

export type Route = {
  readonly operationId: string;
  readonly method: Method;
  readonly path: `/${string}`;
  readonly summary: string;
  readonly access: Access;
  /** Answers owners of an organisation that is closed and will be deleted, too; other routes answer nobody there. */
  readonly whileClosed?: true;
  /** Whose conventions it follows: SCIM's (RFC 7644) for bodies and errors; without it, ours. */
  readonly protocol?: 'scim';
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The body is a form: {@link formMediaType}. */
  readonly form?: true;
  /**
   * Without `body` the answer is empty; that of 303 has the `location` that the use case returns. `media` names further
   * representations that `Accept` may ask for.
   */
  readonly response: {
    readonly status: 200 | 201 | 202 | 204 | 303;
    readonly body?: z.ZodType;
    readonly media?: readonly string[];
    /** Fields that may differ between answers that are otherwise the same: the entity tag leaves them out. */
    readonly volatile?: readonly string[];
    readonly cacheControl?: string;
    /** Another one, for as long as a field of the answer is not null. */
    readonly cacheControlWhile?: { readonly field: string; readonly cacheControl: string };
    /** Other statuses for answers whose field has a certain value, such as 503 for one that says `down`. */
    readonly statusBy?: { readonly field: string; readonly values: Readonly<Record<string, number>> };
    /** Answers 303 to the result's `location` when it has one, and `body` otherwise. */
    readonly mayRedirect?: true;
  };
  /** Codes beyond those that every route can answer. */
  readonly errors: readonly ErrorCode[];
  readonly example?: { readonly body?: unknown; readonly response?: unknown };
};

/**
 * Declares a route: an identity function that keeps literal types. Everything that must agree on a route (API Gateway,
 * authorisation, validation, OpenAPI, SDK, tests) reads the value it returns.
 */
export const defineRoute = <const R extends Route>(route: R): R => route;

type ParameterNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterNames<Rest>
  : never;

type ParametersOf<R extends Route> = {
  readonly [Name in ParameterNames<R['path']> & keyof PathParameters]: PathParameters[Name];
};
type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What a handler of the route receives; everything in it has been validated. */
export type RequestOf<R extends Route> = {
  readonly params: ParametersOf<R>;
  readonly query: Output<R['query']>;
  readonly body: Output<R['body']>;
  readonly principal: R['access'] extends 'public' ? undefined : Principal;
};

type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Name in keyof T]: DeepReadonly<T[Name]> }
    : T;

/** What a handler of the route returns; undeclared fields are dropped before they leave. */
export type ResponseOf<R extends Route> = R['response']['body'] extends z.ZodType
  ?
      | DeepReadonly<z.input<R['response']['body']>>
      | (R['response'] extends { readonly mayRedirect: true } ? { readonly location: string } : never)
  : R['response']['status'] extends 303
    ? { readonly location: string }
    : unknown;

export type Routes = Readonly<Record<string, Route>>;
