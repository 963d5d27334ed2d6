import { FILE_HEADERS_ONLY, formatPatch } from 'diff';
import type { Hunk, VersionDiff } from '../domain/version-diff.ts';

type File = { readonly before: string; readonly after: string; readonly hunks: readonly Hunk[] };

const patchOf = ({ before, after, hunks }: File): string =>
  formatPatch(
    {
      oldFileName: before,
      newFileName: after,
      oldHeader: undefined,
      newHeader: undefined,
      hunks: hunks.map((hunk) => ({ ...hunk, lines: [...hunk.lines] })),
    },
    FILE_HEADERS_ONLY,
  );

/** A diff of two versions as `diff -u` writes it: one file for each message, and two for variables and model. */
export const unifiedDiff = ({ from, to, messages, settings }: VersionDiff): string =>
  [
    ...messages.map(({ index, role, previousRole, hunks }) => ({
      before: previousRole === null ? '/dev/null' : `${from}/messages/${index}.${previousRole}`,
      after: `${to}/messages/${index}.${role}`,
      hunks,
    })),
    ...settings.map(({ name, hunks }) => ({ before: `${from}/${name}`, after: `${to}/${name}`, hunks })),
  ]
    .map(patchOf)
    .join('');
