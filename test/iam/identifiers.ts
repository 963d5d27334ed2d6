import * as z from 'zod';
import type { Route } from '#shared/contracts/define-route.ts';
import { allRoutes } from '#shared/contracts/index.ts';
import type { pathParameters } from '#shared/contracts/path-parameters.ts';

type Schema = {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
};

const within = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/** Every leaf of a schema by its path, such as `workspaces[].role`; `*` is any name. */
const leavesOf = (schema: Schema, path = ''): readonly string[] => {
  const { properties = {}, items, anyOf = [], oneOf = [], allOf = [], additionalProperties } = schema;
  const found = [
    ...Object.entries(properties).flatMap(([name, each]) => leavesOf(each, within(path, name))),
    ...(items ? leavesOf(items, `${path}[]`) : []),
    ...[...anyOf, ...oneOf, ...allOf].flatMap((each) => leavesOf(each, path)),
    ...(typeof additionalProperties === 'object' ? leavesOf(additionalProperties, within(path, '*')) : []),
  ];
  return found.length > 0 ? found : [path];
};

const fieldsOf = (schema: z.ZodType | undefined): readonly string[] =>
  schema ? [...new Set(leavesOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema))] : [];

/** Where a route can be told what it is about. */
export type Field = { readonly route: Route; readonly place: 'query' | 'body'; readonly field: string };

/** Every field of every body and query. */
export const allFields: readonly Field[] = allRoutes.flatMap((route: Route) => [
  ...fieldsOf(route.query).map((field): Field => ({ route, place: 'query', field })),
  ...fieldsOf(route.body).map((field): Field => ({ route, place: 'body', field })),
]);

export type ParameterName = keyof typeof pathParameters;

/** The variables of a route's path. */
export const parametersOf = ({ path }: Pick<Route, 'path'>): readonly ParameterName[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as ParameterName);

/**
 * Fields that name a thing which exists or does not, and so can name somebody else's: by what they are called. Each has
 * to have a case for every route that has it, see `reference-cases.ts`.
 */
export const naming: ReadonlySet<string> = new Set([
  'Operations[].path',
  'Operations[].value',
  'actor',
  'attributeMapping.roles[].workspace',
  'content',
  'cursor',
  'defaultWorkspaces[].workspace',
  'displayName',
  'environment',
  'exposures[].exposure',
  'fingerprint',
  'filter',
  'members',
  'messages[].content',
  'organisation',
  'organisationId',
  'outcomes[].environment',
  'outcomes[].exposure',
  'outcomes[].prompt',
  'refreshToken',
  'target',
  'token',
  'workspaces[].workspace',
  'prompt',
]);

/**
 * Fields that name nothing but what their own request makes, chooses or describes; a version's number counts within the
 * prompt that the path or the field beside it names.
 */
export const describing: ReadonlySet<string> = new Set([
  '*',
  'Operations[].*',
  'Operations[].op',
  'RelayState',
  'SAMLResponse',
  'action',
  'active',
  'apiKey',
  'attributeMapping.email',
  'attributeMapping.groups',
  'attributeMapping.name',
  'attributeMapping.roles[].role',
  'attributeMapping.roles[].value',
  'attributeMapping.roles[].workspaceRole',
  'attributes',
  'baseUrl',
  'baseVersion',
  'body',
  'certificates[]',
  'code',
  'codeChallenge',
  'codeVerifier',
  'comment',
  'count',
  'currentPassword',
  'decision',
  'defaultRole',
  'defaultWorkspaces[].role',
  'description',
  'domain',
  'email',
  'end',
  'enforced',
  'events[]',
  'excludedAttributes',
  'expiresAt',
  'exposures[].count',
  'exposures[].id',
  'externalId',
  'from',
  'guardrails',
  'guardrails.alpha',
  'guardrails.compareToStable.errorRate',
  'guardrails.compareToStable.latency',
  'guardrails.compareToStable.qualityScore',
  'guardrails.compareToStable.reports',
  'guardrails.margin.errorRate',
  'guardrails.margin.latency',
  'guardrails.margin.qualityScore',
  'guardrails.maxErrorRate',
  'guardrails.maxLatencyMs',
  'guardrails.maxOutcomesPerCaller',
  'guardrails.minEffect',
  'guardrails.minQualityScore',
  'guardrails.minSamples',
  'guardrails.qualityTest',
  'idpEntityId',
  'limit',
  'messageIndex',
  'messages[].role',
  'metadataXml',
  'minHoldSeconds',
  'model.name',
  'model.parameters.*',
  'model.provider',
  'name',
  'note',
  'organisation.name',
  'organisation.region',
  'outcomes[].at',
  'outcomes[].caller',
  'outcomes[].id',
  'outcomes[].latencyMs',
  'outcomes[].qualityScore',
  'outcomes[].success',
  'outcomes[].version',
  'password',
  'promotion',
  'protected',
  'q',
  'rateLimit.burst',
  'rateLimit.perSecond',
  'reason',
  'returnTo',
  'role',
  'scan.judge',
  'scan.model',
  'scan.model.name',
  'scan.model.provider',
  'schemas[]',
  'scopes[]',
  'slug',
  'ssoUrl',
  'start',
  'startIndex',
  'state',
  'status',
  'steps[].holdSeconds',
  'steps[].percent',
  'subject',
  'tag',
  'tags[]',
  'to',
  'url',
  'userName',
  'variables.*',
  'variables.*.default',
  'variables.*.description',
  'variables.*.required',
  'variables.*.type',
  'variables.*.untrusted',
  'version',
  'workspaces[].role',
]);
