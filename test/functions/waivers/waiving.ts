import { approveWaiver } from '#functions/waivers/approve-waiver.ts';
import { createWaiver } from '#functions/waivers/create-waiver.ts';
import { deleteWaiver } from '#functions/waivers/delete-waiver.ts';
import { listWaivers } from '#functions/waivers/list-waivers.ts';
import { sightingRepository } from '#shared/data/sighting-repository.ts';
import { waiverRepository } from '#shared/data/waiver-repository.ts';
import type { Caller } from '#shared/domain/command.ts';
import type { Scan } from '#shared/domain/scan.ts';
import type { Severity } from '#shared/domain/scanner/report.ts';
import { pipeline, prompt, workspace } from '#test/functions/reviews/pipeline.ts';
import { asked, callerOf, testEffects, userOf } from '#test/support/world.ts';

export const [ada, ben, cleo, dora] = ['ada', 'ben', 'cleo', 'dora'].map((id) =>
  callerOf(userOf(id, { [workspace]: 'admin' })),
) as [Caller, Caller, Caller, Caller];

export const reason = 'It is the published example of a key and opens nothing.';
export const dayMs = 24 * 3600 * 1000;

/** Prompts, scans, reviews and waivers over tables in memory; every scan that somebody asks for is run at once. */
export const waiving = async () => {
  const effects = testEffects();
  const work = await pipeline({ effects, creator: ada });
  const { openTable, rowsOf } = work;
  const dependencies = {
    ...work.dependencies,
    waivers: waiverRepository(openTable),
    sightings: sightingRepository(openTable),
  };
  const scansOf = (version: number) => (rowsOf('SCAN') as unknown as Scan[]).filter((scan) => scan.version === version);
  /** What the worker does with every event of a scan. */
  const runScans = async () => {
    for (const { id, version, status } of rowsOf('SCAN') as unknown as Scan[])
      if (status === 'running') await work.scan(version, id);
  };
  return {
    ...work,
    dependencies,
    advance: effects.advance,
    runScans,
    lastScan: (version: number) => scansOf(version).at(-1)!,
    /** The findings of a severity that the first scan of a version had. */
    findings: (version: number, severity: Severity) =>
      (scansOf(version)[0]?.findings ?? []).filter((finding) => finding.severity === severity),
    waive: async (
      fingerprint: string,
      caller: Caller = ben,
      more: { readonly days?: number; readonly version?: number } = {},
    ) => {
      const { days = 30, version } = more;
      const expiresAt = new Date(effects.now().getTime() + days * dayMs).toISOString();
      const place = version === undefined ? {} : { prompt, version };
      const body = { fingerprint, reason, expiresAt, ...place };
      return createWaiver(dependencies, { ...asked(caller), workspace, body });
    },
    approveWaiver: (waiver: string, caller: Caller = cleo) =>
      approveWaiver(dependencies, { ...asked(caller), workspace, waiver }),
    withdraw: (waiver: string, caller: Caller = cleo) =>
      deleteWaiver(dependencies, { ...asked(caller), workspace, waiver }),
    waivers: async () => (await listWaivers(dependencies, { ...asked(ada), workspace, query: { limit: 100 } })).data,
  };
};

export type Waiving = Awaited<ReturnType<typeof waiving>>;
