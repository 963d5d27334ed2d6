import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import {
  type Closings,
  closedOrganisation,
  demandSameName,
  type OrganisationLife,
  type ScheduleErasure,
} from '#shared/domain/organisation-closing.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly organisations: OrganisationLife;
  readonly closings: Pick<Closings, 'add'>;
  readonly scheduleErasure: ScheduleErasure;
  /** How long a closed organisation can be restored. */
  readonly graceSeconds: number;
};
type Command = Asked & { readonly body: { readonly name: string } };

/**
 * Closes the organisation, and has it erased after a while. It is listed before it is closed: whatever fails in between
 * is put right by the sweeper, which erases what is closed and takes off the list what is not.
 * @throws AppError `validation_failed` for another name, `conflict`.
 */
export const deleteOrganisation = async (
  { organisations, closings, scheduleErasure, graceSeconds, ...effects }: Dependencies,
  { caller, body }: Command,
) => {
  const { tenant } = caller;
  const before = await organisations.get(tenant);
  demandSameName(before, body.name);
  const after = closedOrganisation(before, effects.now(), graceSeconds);
  const { deletesAt } = after;
  const closing = { organisationId: tenant.organisationId, deletesAt };
  const deed = { action: 'organisation.delete', target: before.id, change: { deletesAt } };
  await closings.add(closing);
  await organisations.close(tenant, after, journalFor(effects, caller, deed));
  await scheduleErasure(closing);
  return { deletesAt };
};
