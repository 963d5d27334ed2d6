import type { Route } from '#shared/contracts/define-route.ts';
import { allRoutes, routesByFunction } from '#shared/contracts/index.ts';
import { openApiOf } from '#shared/contracts/openapi.ts';
import { pathParameters } from '#shared/contracts/path-parameters.ts';
import { problems } from '#shared/contracts/problem.ts';
import { namedTypeText, propertyName, type Schema, typeText } from './type-text.ts';

type Content = Readonly<Record<string, { readonly schema: Schema }>>;
type Operation = {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly {
    readonly name?: string;
    readonly in?: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
};

const document = openApiOf(routesByFunction);
const schemas = document.components.schemas as Readonly<Record<string, Schema>>;
const operations = new Map(
  Object.values(document.paths)
    .flatMap((methods) => Object.values(methods) as Operation[])
    .map((operation) => [operation.operationId, operation]),
);

const head = '// Made from the route table by tools/generate.ts; not to be edited.\n\n';

/**
 * Posts that change nothing, or count each id once by themselves: to repeat them is safe without a key, and a key would
 * cost the server two writes.
 */
const repeatable: ReadonlySet<string> = new Set(['renderPrompt', 'reportOutcomes', 'scanMessages']);

/** What programs call: not SCIM, which identity providers speak, nor where a browser is led to sign in. */
export const calledRoutes: readonly Route[] = allRoutes.filter(
  ({ path, response }: Route) => path.startsWith('/v1/') && response.status !== 303 && !response.mayRedirect,
);

/** A method, and behind colons what else a client must know: `repeatable`, or a status that is an answer, too. */
const methodOf = ({ operationId, method, response }: Route): string =>
  [
    method,
    ...(repeatable.has(operationId) ? ['repeatable'] : []),
    ...Object.values(response.statusBy?.values ?? {}),
  ].join(':');

/** One line a path, with the methods and names of its operations: half the size of any other form, once compressed. */
export const operationsText = (): string => {
  const paths = [...new Set(calledRoutes.map(({ path }) => path))];
  const lines = paths.map((path) => {
    const routes = calledRoutes.filter((route) => route.path === path);
    return [path, ...routes.map((route) => `${methodOf(route)} ${route.operationId}`)].join(' ');
  });
  return `${head}/** Every path with the methods and names of its operations; see \`read-operations.ts\`. */
export const operations = \`${lines.join('\n')}\`;\n`;
};

const isNumber = (name: string): boolean =>
  typeof pathParameters[name as keyof typeof pathParameters].safeParse('1').data === 'number';

const inputText = ({ parameters = [], requestBody }: Operation): string => {
  const members = parameters.flatMap(({ name, in: place, required, description, schema }): string[] => {
    if (name === undefined || schema === undefined) return [];
    const comment = description === undefined ? '' : `      /** ${description} */\n`;
    if (place === 'query') {
      return [
        `${comment}      readonly ${name}${required ? '' : '?'}: ${typeText(schema, 'sent', '      ')}${required ? '' : ' | undefined'};\n`,
      ];
    }
    if (name === 'workspace') return ['      readonly workspace?: string | undefined;\n'];
    return [`      readonly ${name}: ${isNumber(name) ? 'number' : 'string'};\n`];
  });
  const [body] = Object.values(requestBody?.content ?? {});
  if (body) {
    const type = typeText(body.schema, 'sent', '      ');
    members.push(
      `      readonly body${requestBody?.required ? '' : '?'}: ${type}${requestBody?.required ? '' : ' | undefined'};\n`,
    );
  }
  return members.length === 0 ? 'Readonly<Record<string, never>>' : `{\n${members.join('')}    }`;
};

const answerText = ({ response }: Route, { responses }: Operation): string => {
  const content = responses[response.status]?.content ?? {};
  const json = Object.entries(content).find(([type]) => type.endsWith('json') && !type.includes('sarif'))?.[1];
  const types = [...(json ? [typeText(json.schema, 'received', '    ')] : [])];
  if (types.length > 0) return types.join(' | ');
  return Object.keys(content).length > 0 ? 'string' : 'undefined';
};

const operationText = (route: Route): string => {
  const operation = operations.get(route.operationId);
  if (!operation) throw new Error(`${route.operationId} is not in the document.`);
  const media = Object.keys(operation.responses[route.response.status]?.content ?? {}).slice(1);
  const accept = media.length === 0 ? 'never' : media.map((type) => `'${type}'`).join(' | ');
  return `  /** ${route.summary}. */
  readonly ${route.operationId}: {
    readonly input: ${inputText(operation)};
    readonly answer: ${answerText(route, operation)};
    readonly accept: ${accept};
  };\n`;
};

/** What every operation takes and answers, in TypeScript that stands by itself. */
export const typesText = (): string => {
  const codes = Object.entries(problems).map(
    ([code, [status, title]]) => `  /** ${status}: ${title}. */\n  | '${code}'\n`,
  );
  const named = Object.entries(schemas).map(([name, schema]) =>
    namedTypeText(propertyName(name), schema, name.endsWith('Body') ? 'sent' : 'received'),
  );
  return [
    head,
    `/** Every way in which the API says that something failed. */\nexport type ProblemCode =\n${codes.join('').trimEnd()};\n\n`,
    named.join('\n'),
    '\n/**\n * Every operation: what it takes, what it answers, and in which other media types it can. Where `workspace` is left\n * out, it is that of the client.\n */\n',
    `export type Operations = {\n${calledRoutes.map(operationText).join('')}};\n`,
  ].join('');
};
