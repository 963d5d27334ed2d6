import { createExport } from '#functions/organisations/create-export.ts';
import { deleteOrganisation } from '#functions/organisations/delete-organisation.ts';
import { eraseOrganisation } from '#functions/organisations/erase-organisation.ts';
import { restoreOrganisation } from '#functions/organisations/restore-organisation.ts';
import { beginErasure, unlistClosing } from '#shared/data/erasure-begin.ts';
import { erasureOfOrganisation, erasureOfRows } from '#shared/data/erasure-of-rows.ts';
import { exportRepository } from '#shared/data/export-repository.ts';
import { erasureOfActiveRollouts, erasureOfServed } from '#shared/data/forget-row.ts';
import { closings, organisationLifeRepository } from '#shared/data/organisation-life-repository.ts';
import { organisationStates } from '#shared/data/organisation-states.ts';
import type { EraseRows } from '#shared/data/row-eraser.ts';
import type { Table } from '#shared/data/table.ts';
import type { ErasureStep } from '#shared/domain/erasure.ts';
import type { ExportMessage } from '#shared/domain/export.ts';
import type { Closing } from '#shared/domain/organisation-closing.ts';
import { type TenantContext, tenantOf } from '#shared/domain/tenant.ts';
import { founded, identityWorld } from '#test/support/identity-world.ts';

export const graceSeconds = 7 * 24 * 3600;

/** An organisation with its owner, and all that can become of it; `wrap` gets between the eraser and the rows. */
export const lifeWorld = async (
  world = identityWorld(),
  wrap: (erase: EraseRows) => EraseRows = (erase) => erase,
  wrapTable: (table: Table) => Table = (table) => table,
) => {
  const home = await founded(world);
  const { organisationId, openTable, directory } = home;
  const tenant = tenantOf(organisationId);
  const scheduled: Closing[] = [];
  const sent: { readonly closing: Closing; readonly delaySeconds: number }[] = [];
  const queued: ExportMessage[] = [];
  const beyond: string[] = [];
  const openEraser = (owner: TenantContext): EraseRows =>
    wrap(async (keys) => {
      for (const { PK, SK } of keys) openTable(owner).rows.delete(`${PK}\n${SK}`);
    });
  const opened = (owner: TenantContext) => wrapTable(openTable(owner));
  const beyondTables: ErasureStep = async (owner) => {
    beyond.push(owner.organisationId);
  };
  const effects = home.dependencies;
  const dependencies = {
    ...effects,
    organisations: { ...home.dependencies.organisations, ...organisationLifeRepository(openTable) },
    closings: closings(directory),
    exports: exportRepository(openTable),
    findState: organisationStates(openTable, effects.now),
    graceSeconds,
    scheduleErasure: async (closing: Closing) => {
      scheduled.push(closing);
    },
    queueExport: async (messages: readonly ExportMessage[]) => {
      queued.push(...messages);
    },
    erasure: {
      begin: beginErasure(opened),
      unlist: unlistClosing(directory),
      steps: [
        erasureOfActiveRollouts(directory),
        erasureOfServed(directory),
        erasureOfRows({ openTable: opened, openEraser, directory }),
        beyondTables,
        erasureOfOrganisation({ openEraser }),
      ],
    },
    proceed: (): void => undefined,
    sendAgain: async (messages: readonly Closing[], { delaySeconds = 0 } = {}) => {
      sent.push(...messages.map((closing) => ({ closing, delaySeconds })));
    },
  };
  const close = async (name = 'Example') => deleteOrganisation(dependencies, { ...home.owner, body: { name } });
  return {
    ...home,
    tenant,
    dependencies,
    scheduled,
    sent,
    queued,
    beyond,
    close,
    restore: () => restoreOrganisation(dependencies, home.owner),
    startExport: () => createExport(dependencies, home.owner),
    erase: (closing = scheduled.at(-1)!, more: object = {}) => eraseOrganisation({ ...dependencies, ...more }, closing),
    /** Everything that is kept of the organisation, in either table. */
    left: () => [
      ...openTable(tenant).rows.values(),
      ...[...directory.rows.values()].filter((row) => JSON.stringify(row).includes(organisationId)),
    ],
  };
};

export type LifeWorld = Awaited<ReturnType<typeof lifeWorld>>;
