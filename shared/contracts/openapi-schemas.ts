import * as z from 'zod';
import type { Route } from './define-route.ts';
import { problem } from './problem-schema.ts';
import { scimError } from './scim-schemas.ts';

type JsonSchema = Readonly<Record<string, unknown>>;
type Named = {
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  readonly refs: ReadonlyMap<z.ZodType, JsonSchema>;
};

const uri = (id: string) => `#/components/schemas/${id}`;
const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What stays of a generated schema: where it is kept says already what these say. */
const bare = ({ $schema: _dialect, $id: _id, ...schema }: JsonSchema): JsonSchema => schema;

const isJsonObject = (schema: z.ZodType): boolean => schema instanceof z.ZodObject || schema instanceof z.ZodUnion;

/** The verbs whose answer is the thing itself or the list of things, so that it is called after them. */
const namingVerbs = /^(get|list|update|set|put)(?=[A-Z])/;

/** What `getPrompt` answers is a Prompt; what `createApiKey` answers is that once and never again. */
const answerName = ({ operationId }: Route): string =>
  namingVerbs.test(operationId) ? operationId.replace(namingVerbs, '') : `${capitalised(operationId)}Answer`;

/**
 * Gives schemas names. One registry for what is sent and one for what is received, since a default makes a property
 * optional in the one and certain in the other; a schema that several routes share has the name that it got first.
 */
const nameAll = (
  pairs: readonly (readonly [string, z.ZodType])[],
  io: 'input' | 'output',
  override?: (schema: Record<string, unknown>) => void,
): Named => {
  const registry = z.registry<{ id: string }>();
  const refs = new Map<z.ZodType, JsonSchema>();
  const taken = new Set<string>();
  for (const [wanted, schema] of pairs) {
    if (refs.has(schema)) continue;
    const id = taken.has(wanted) ? `${wanted}Answer` : wanted;
    taken.add(id);
    registry.add(schema, { id });
    refs.set(schema, { $ref: uri(id) });
  }
  const { schemas } = z.toJSONSchema(registry, {
    io,
    uri,
    override: ({ zodSchema, jsonSchema }) => {
      // What takes the place of a faulty value is nothing that anybody sends.
      if (zodSchema._zod.def.type === 'catch') delete jsonSchema.default;
      override?.(jsonSchema as Record<string, unknown>);
    },
  });
  return { schemas: Object.fromEntries(Object.entries(schemas).map(([id, s]) => [id, bare(s as JsonSchema)])), refs };
};

/** A schema by itself, as parameters have it. */
export const parameterSchema = (schema: z.ZodType): JsonSchema => {
  const { description: _, ...rest } = bare(z.toJSONSchema(schema, { io: 'input' }) as JsonSchema);
  return rest;
};

/** Every body and answer of the routes as a component, and where to refer to for each. */
export const componentSchemas = (routes: readonly Route[]) => {
  const things = routes.filter(({ operationId }) => operationId.startsWith('get'));
  const answers = [...things, ...routes].flatMap((route) => {
    const { body } = route.response;
    return body && isJsonObject(body) ? [[answerName(route), body] as const] : [];
  });
  const bodies = routes.flatMap(({ operationId, body }) =>
    body ? [[`${capitalised(operationId)}Body`, body] as const] : [],
  );
  const sent = nameAll(bodies, 'input');
  // Answers may gain fields without breaking anybody.
  const received = nameAll([['Problem', problem], ['ScimError', scimError], ...answers], 'output', (schema) => {
    if (schema['additionalProperties'] === false) delete schema['additionalProperties'];
  });
  const refOf = (named: Named) => (schema: z.ZodType, io: 'input' | 'output') =>
    named.refs.get(schema) ?? bare(z.toJSONSchema(schema, { io }) as JsonSchema);
  return {
    schemas: { ...received.schemas, ...sent.schemas },
    bodyRef: (schema: z.ZodType) => refOf(sent)(schema, 'input'),
    answerRef: (schema: z.ZodType) => refOf(received)(schema, 'output'),
  };
};
