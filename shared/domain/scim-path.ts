/** The names that lead to an attribute, in lower case: to SCIM their case makes no difference (RFC 7643, section 2.1). */
export type AttributePath = readonly string[];

const pathPattern = /^(?:(urn:[\w.:-]{1,200}):)?([a-z$][\w$-]{0,99})(?:\.([a-z$][\w$-]{0,99}))?$/;

/** Attributes of the core schemas are named with or without their schema; those of extensions with it alone. */
const corePattern = /^urn:ietf:params:scim:schemas:core:2\.0:(user|group)$/;

/** Reads the name of an attribute or sub-attribute, such as `name.formatted`; what is none is undefined. */
export const attributePathOf = (text: string): AttributePath | undefined => {
  const [, schema, name, inner] = pathPattern.exec(text.toLowerCase()) ?? [];
  if (!name) return undefined;
  const within = schema === undefined || corePattern.test(schema) ? [] : [schema];
  return [...within, name, ...(inner ? [inner] : [])];
};
