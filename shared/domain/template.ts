import type { Variable } from './version.ts';

/** A tag of a Mustache template; `start` and `end` are UTF-16 offsets, `end` exclusive. */
export type TemplateTag = {
  readonly kind: 'variable' | 'section' | 'inverted' | 'partial';
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** The names of the sections `{{#name}}` that it stands in, outermost first. */
  readonly within: readonly string[];
};

/** Why a text is no template, and at which UTF-16 offset. */
export type TemplateFault = { readonly message: string; readonly at: number };

/** The tags of a template in the order of the text; empty when it has a fault. */
export type ParsedTemplate = { readonly tags: readonly TemplateTag[]; readonly fault?: TemplateFault | undefined };

/** Parses Mustache (mustache(5)) without set-delimiter tags; never throws. */
export type ParseTemplate = (text: string) => ParsedTemplate;

/** A fragment as a partial names it: `{{> name@3}}`. */
export type Pin = { readonly fragment: string; readonly version: number };

const variableNamePattern = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

/** Whether a variable may have this name: an identifier, and none that means something to every JavaScript object. */
export const isVariableName = (name: string): boolean => variableNamePattern.test(name) && !(name in Object.prototype);

const pinPattern = /^([a-z0-9][a-z0-9_-]{0,63})@([1-9][0-9]{0,8})$/;
const shownLength = 80;

const shown = (name: string): string => (name.length > shownLength ? `${name.slice(0, shownLength)}…` : name);

/** The fragment that a partial pins, if it does. */
export const pinOf = ({ name }: TemplateTag): Pin | undefined => {
  const [, fragment, version] = pinPattern.exec(name) ?? [];
  return fragment === undefined ? undefined : { fragment, version: Number(version) };
};

/** Where an offset is, for people: lines and columns count from 1, columns in UTF-16 units. */
const placeOf = (text: string, offset: number): string => {
  const before = text.slice(0, offset);
  return `line ${before.split('\n').length}, column ${offset - before.lastIndexOf('\n')}`;
};

/** The variable that `.` stands for: the value of the nearest section that is not merely a condition. */
const impliedBy = (within: readonly string[], variables: Readonly<Record<string, Variable>>): string | undefined =>
  within.findLast((name) => Object.hasOwn(variables, name) && variables[name]?.type !== 'boolean');

const wrongWith = (tag: TemplateTag, variables: Readonly<Record<string, Variable>> | undefined): string | undefined => {
  const { kind, name, within } = tag;
  if (kind === 'partial') {
    return pinOf(tag) ? undefined : `the fragment "${shown(name)}" is not pinned; write {{> name@version}}`;
  }
  if (name === '') return 'the tag is empty';
  if (name === '.' && kind === 'variable') {
    const implied = variables ? impliedBy(within, variables) : within.at(-1);
    return implied === undefined ? '"." stands for nothing outside of a section of text or number' : undefined;
  }
  if (!isVariableName(name)) return `"${shown(name)}" is not the name of a variable`;
  return !variables || Object.hasOwn(variables, name) ? undefined : `the variable "${name}" is not declared`;
};

/**
 * What is wrong with a template, each fault with its line and column: it does not parse, names a variable that is not
 * declared, or includes a fragment that is not pinned. Without `variables`, as in a fragment, any may be named.
 */
export const templateFaults = (
  text: string,
  { tags, fault }: ParsedTemplate,
  variables?: Readonly<Record<string, Variable>>,
): readonly string[] => {
  if (fault) return [`${placeOf(text, fault.at)}: ${fault.message}`];
  return tags.flatMap((tag) => {
    const wrong = wrongWith(tag, variables);
    return wrong === undefined ? [] : [`${placeOf(text, tag.start)}: ${wrong}`];
  });
};
