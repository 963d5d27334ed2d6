import type { DomainEvent } from '#events/define-event.ts';
import { scanRequested, type waiverCreated } from '#events/index.ts';
import { type Caller, type Effects, type Journal, journalFor } from '#shared/domain/command.ts';
import { startedScan, versionUnderScan } from '#shared/domain/scan.ts';
import type { Version } from '#shared/domain/version.ts';
import type { VersionChange } from '#shared/domain/version-change.ts';
import type { Waiver } from '#shared/domain/waiver.ts';

type Deed = {
  /** Such as `create`. */
  readonly verb: 'create' | 'approve' | 'delete';
  readonly event: Pick<typeof waiverCreated, 'of'>;
  readonly waiver: Waiver;
  /** The version that the finding was seen in. */
  readonly version: Version;
  /** Whether what holds has changed: the version is scanned again then. */
  readonly matters: boolean;
};

/**
 * The journal of a waiver that comes or goes, and with it the new scan of the version that it is about. Other versions
 * with the finding are scanned when somebody asks for it; until then no withdrawn waiver lets them through.
 */
export const withRescan = (
  effects: Pick<Effects, 'now' | 'newId'>,
  caller: Caller,
  { verb, event, waiver, version, matters }: Deed,
): { readonly rescan: VersionChange; readonly journal: Journal } => {
  const { id, workspace, prompt, ruleId, severity, reason, endsAt, status } = waiver;
  const place = { prompt, version: version.version };
  const scan = matters ? startedScan(effects.newId('scan'), version, effects.now().toISOString(), 'waiver') : undefined;
  const change = { ...place, ruleId, severity, status, reason, expiresAt: endsAt, ...(scan && { scan: scan.id }) };
  const deed = { action: `waiver.${verb}`, target: id, workspace, change };
  const journal = journalFor(effects, caller, deed, (tell): readonly DomainEvent[] => [
    tell(event, { ...place, waiver: id, status }),
    ...(scan ? [tell(scanRequested, { ...place, scan: scan.id })] : []),
  ]);
  return { rescan: scan ? { scan, version: versionUnderScan(version, scan) } : {}, journal };
};
