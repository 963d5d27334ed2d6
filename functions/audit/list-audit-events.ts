import type { AuditTrail } from '#shared/domain/audit-trail.ts';
import type { Asked } from '#shared/domain/command.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { PageRequest } from '#shared/domain/page.ts';

type Command = Asked & {
  readonly query: PageRequest & {
    readonly actor?: string | undefined;
    readonly action?: string | undefined;
    readonly target?: string | undefined;
    readonly from?: string | undefined;
    readonly to?: string | undefined;
  };
};

const dateOf = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));

const demandOrder = ({ from, to }: { readonly from: Date | undefined; readonly to: Date | undefined }): void => {
  if (from === undefined || to === undefined || from < to) return;
  const message = 'must be after `from`';
  throw new AppError('validation_failed', `query.to: ${message}`, { faults: [{ path: 'query.to', message }] });
};

/** What was changed in the organisation, newest first. @throws AppError `validation_failed`. */
export const listAuditEvents = async (
  { trail }: { readonly trail: AuditTrail },
  { caller, query: { limit, cursor, actor, action, target, from, to } }: Command,
) => {
  const filter = { actor, action, target, from: dateOf(from), to: dateOf(to) };
  demandOrder(filter);
  const { data, nextCursor } = await trail.list(caller.tenant, filter, { limit, cursor });
  return {
    data: data.map(({ workspace = null, ip = null, requestId = null, ...entry }) => ({
      ...entry,
      workspace,
      ip,
      requestId,
    })),
    nextCursor,
  };
};
