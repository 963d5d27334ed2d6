import type { Message, Model, Variable, Version } from './version.ts';
import { canonicalJson } from './version-content.ts';

/** A stretch of lines that differ, as in a unified diff; line numbers count from 1. */
export type Hunk = {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  readonly lines: readonly string[];
};

/** The hunks that lead from one text to another; none when they are equal. */
export type DiffTexts = (before: string, after: string) => readonly Hunk[];

type ModelField = keyof Model;

/** How two versions differ; only what has changed is listed. */
export type VersionDiff = {
  readonly from: number;
  readonly to: number;
  readonly messages: readonly {
    readonly index: number;
    readonly role: Message['role'];
    readonly previousRole: Message['role'] | null;
    readonly hunks: readonly Hunk[];
  }[];
  readonly variables: readonly {
    readonly name: string;
    readonly before: Variable | null;
    readonly after: Variable | null;
  }[];
  readonly model: readonly { readonly field: ModelField; readonly before: unknown; readonly after: unknown }[];
  /** Variables and model as texts, for the unified diff. */
  readonly settings: readonly { readonly name: string; readonly hunks: readonly Hunk[] }[];
};

const diffMessage = (diffTexts: DiffTexts, index: number, before?: Message, after?: Message) => {
  const role = after?.role ?? before?.role;
  if (role === undefined || (before?.role === after?.role && before?.content === after?.content)) return [];
  const hunks = diffTexts(before?.content ?? '', after?.content ?? '');
  return [{ index, role, previousRole: before?.role ?? null, hunks }];
};

const differ = (before: unknown, after: unknown): boolean => canonicalJson(before) !== canonicalJson(after);

const pretty = (value: object | undefined): string => (value ? `${JSON.stringify(value, null, 2)}\n` : '');

/** How a version differs from another of its prompt. */
export const diffVersions = (diffTexts: DiffTexts, from: Version, to: Version): VersionDiff => {
  const longer = from.messages.length > to.messages.length ? from.messages : to.messages;
  const names = new Set([...Object.keys(from.variables), ...Object.keys(to.variables)]);
  const fields: readonly ModelField[] = ['provider', 'name', 'parameters'];
  const settings = [
    { name: 'variables.json', hunks: diffTexts(pretty(from.variables), pretty(to.variables)) },
    { name: 'model.json', hunks: diffTexts(pretty(from.model), pretty(to.model)) },
  ];
  return {
    from: from.version,
    to: to.version,
    messages: longer.flatMap((_message, index) =>
      diffMessage(diffTexts, index, from.messages[index], to.messages[index]),
    ),
    variables: [...names]
      .map((name) => ({ name, before: from.variables[name] ?? null, after: to.variables[name] ?? null }))
      .filter(({ before, after }) => differ(before, after)),
    model: fields
      .map((field) => ({ field, before: from.model?.[field] ?? null, after: to.model?.[field] ?? null }))
      .filter(({ before, after }) => differ(before, after)),
    settings: settings.filter(({ hunks }) => hunks.length > 0),
  };
};
