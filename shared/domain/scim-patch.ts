import { ScimError } from './scim-error.ts';
import { parseScimFilter, type ScimFilter } from './scim-filter.ts';
import { attributePathOf } from './scim-path.ts';

/** One operation of a PATCH as it came (RFC 7644, section 3.5.2). */
export type PatchOperation = {
  readonly op: string;
  readonly path?: string | undefined;
  readonly value?: unknown;
};

/** One operation on one attribute. */
export type Assignment = {
  readonly op: 'add' | 'remove' | 'replace';
  /** In lower case, such as `name.formatted`. */
  readonly attribute: string;
  /** Which of several values are meant. */
  readonly filter?: ScimFilter | undefined;
  readonly value?: unknown;
  /** Named by a path; an attribute that came as a part of a whole may be one that is read-only (section 3.5.1). */
  readonly isNamed: boolean;
};

const operations = ['add', 'remove', 'replace'] as const;
const maxPathLength = 2000;

/** An attribute, perhaps some of its values, perhaps a sub-attribute of these: `emails[type eq "work"].value`. */
const valuePathPattern = /^([^[\]]+)\[(.+)\](?:\.([\w$-]{1,100}))?$/s;

const invalidPath = (path: string) => new ScimError('invalidPath', `There is no attribute ${path.slice(0, 200)}.`);

const targetOf = (path: string): Pick<Assignment, 'attribute' | 'filter'> => {
  if (path.length > maxPathLength) throw invalidPath(path);
  const [, name = path, filter, inner] = valuePathPattern.exec(path) ?? [];
  const attribute = attributePathOf(name.trim());
  if (!attribute) throw invalidPath(path);
  return {
    attribute: [...attribute, ...(inner ? [inner.toLowerCase()] : [])].join('.'),
    ...(filter !== undefined && { filter: parseScimFilter(filter) }),
  };
};

/** A whole, or a part of one, as assignments of its attributes. Microsoft Entra writes paths as names in it. */
export const assignmentsIn = (whole: object, op: Assignment['op'] = 'replace'): readonly Assignment[] =>
  Object.entries(whole).flatMap(([name, value]) => {
    // A schema of an extension is the name of an object that holds the extension's attributes.
    if (name.toLowerCase().startsWith('urn:') && typeof value === 'object') return [];
    return [{ op, ...targetOf(name), value, isNamed: false }];
  });

/**
 * What the operations of a PATCH come down to, in their order. Microsoft Entra writes `Add` for `add`.
 * @throws ScimError `invalidSyntax`, `invalidPath`, `invalidFilter`, `invalidValue`, `noTarget`.
 */
export const assignmentsOf = (patch: readonly PatchOperation[]): readonly Assignment[] =>
  patch.flatMap(({ op: written, path, value }) => {
    const op = operations.find((known) => known === written.toLowerCase());
    if (!op) throw new ScimError('invalidSyntax', 'An operation is add, remove or replace.');
    if (op !== 'remove' && value === undefined)
      throw new ScimError('invalidValue', `The operation ${op} has no value.`);
    if (path !== undefined && path !== '') return [{ op, ...targetOf(path), value, isNamed: true }];
    if (op === 'remove') throw new ScimError('noTarget', 'The operation remove has no path.');
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new ScimError('invalidValue', `Without a path, the value of ${op} is an object.`);
    }
    return assignmentsIn(value, op);
  });
