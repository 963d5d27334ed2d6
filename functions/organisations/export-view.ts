import { archiveEndsAt, type Export, statusAt } from '#shared/domain/export.ts';

/** An export as owners see it at a moment. */
export const exportView = (exported: Export, now: Date) => {
  const { id, createdAt, createdBy, completedAt, files, rows, bytes } = exported;
  return {
    id,
    status: statusAt(exported, now),
    createdAt,
    createdBy,
    completedAt,
    files,
    rows,
    bytes,
    archiveEndsAt: archiveEndsAt(exported)?.toISOString() ?? null,
  };
};
