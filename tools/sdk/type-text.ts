/** The part of JSON Schema that is made of the routes' schemas. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema | false;
  readonly prefixItems?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly description?: string;
};

/** Bodies take `undefined` for what is left out, as JSON does; answers never have it. */
export type Side = 'sent' | 'received';

const comment = (text: string | undefined, indent: string): string =>
  text === undefined ? '' : `${indent}/** ${text.replaceAll('*/', '*\\/').replaceAll('\n', ' ')} */\n`;

export const propertyName = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

const plain: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  null: 'null',
};

const union = (types: readonly string[]): string => [...new Set(types)].join(' | ');

const grouped = (type: string): string => (type.includes(' | ') || type.startsWith('readonly ') ? `(${type})` : type);

const arrayText = ({ items, prefixItems }: Schema, side: Side, indent: string): string => {
  if (prefixItems) return `readonly [${prefixItems.map((item) => typeText(item, side, indent)).join(', ')}]`;
  return `readonly ${grouped(items ? typeText(items, side, indent) : 'unknown')}[]`;
};

const objectText = (schema: Schema, side: Side, indent: string): string => {
  const { properties = {}, required = [], additionalProperties } = schema;
  const inner = `${indent}  `;
  const members = Object.entries(properties).map(([name, property]) => {
    const isRequired = required.includes(name);
    const type = typeText(property, side, inner);
    const whole = !isRequired && side === 'sent' ? union([type, 'undefined']) : type;
    return `${comment(property.description, inner)}${inner}readonly ${propertyName(name)}${isRequired ? '' : '?'}: ${whole};\n`;
  });
  const others = typeof additionalProperties === 'object' ? typeText(additionalProperties, side, inner) : undefined;
  if (members.length === 0) {
    return others === undefined ? 'Readonly<Record<string, unknown>>' : `Readonly<Record<string, ${others}>>`;
  }
  const rest = others === undefined ? '' : `${inner}readonly [name: string]: unknown;\n`;
  return `{\n${members.join('')}${rest}${indent}}`;
};

/** A JSON schema as a TypeScript type. */
export const typeText = (schema: Schema, side: Side, indent = ''): string => {
  const { $ref, type, anyOf, oneOf } = schema;
  if ($ref !== undefined) return $ref.slice($ref.lastIndexOf('/') + 1);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return union(schema.enum.map((value) => JSON.stringify(value)));
  const several = anyOf ?? oneOf;
  if (several) return union(several.map((one) => typeText(one, side, indent)));
  if (Array.isArray(type)) return union(type.map((name: string) => plain[name] ?? 'unknown'));
  if (type === 'array') return arrayText(schema, side, indent);
  if (type === 'object') return objectText(schema, side, indent);
  return plain[String(type)] ?? 'unknown';
};

/** A named type with its comment. */
export const namedTypeText = (name: string, schema: Schema, side: Side): string =>
  `${comment(schema.description, '')}export type ${name} = ${typeText(schema, side)};\n`;
