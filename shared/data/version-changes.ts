import { AppError } from '../domain/errors.ts';
import type { Review } from '../domain/review.ts';
import type { Scan } from '../domain/scan.ts';
import type { TenantContext } from '../domain/tenant.ts';
import type { VersionChange, VersionChanges } from '../domain/version-change.ts';
import { commit } from './commit.ts';
import { keys } from './keys.ts';
import { reviewRow } from './review-repository.ts';
import { scanRow } from './scan-repository.ts';
import { sightingRow } from './sighting-repository.ts';
import type { Condition, Table, Write } from './table.ts';
import { versionRow } from './version-repository.ts';
import { waiverCheck } from './waiver-row.ts';

const conflict = () => new AppError('conflict', 'It was changed at the same moment; read it again and retry.');

/** A row of revision 1 must be new; any other must be as it was read, one revision before. */
const before = (revision: number, more: Exclude<Condition, string> = {}): Condition =>
  revision === 1 ? 'absent' : { revision: revision - 1, ...more };

const foundIn = ({ status, findings }: Scan): boolean => status === 'completed' && findings.length > 0;

/** A decision is about an open review, and a withdrawal about an approved one. */
const statusBefore = ({ status }: Review): Exclude<Condition, string> => ({
  status: status === 'withdrawn' ? 'approved' : 'pending',
});

/** All the writes of a change. */
export const writesOf = (tenant: TenantContext, { version, scan, review, waivers = [] }: VersionChange): Write[] => [
  ...(version
    ? [
        {
          put: versionRow(tenant, version),
          when: before(version.revision, { contentHash: version.contentHash }),
        },
      ]
    : []),
  ...(scan ? [{ put: scanRow(tenant, scan), when: before(scan.revision, { status: 'running' }) }] : []),
  ...(scan && foundIn(scan) ? [{ put: sightingRow(tenant, scan) }] : []),
  ...waivers.map((waiver) => waiverCheck(tenant, waiver)),
  ...(review ? [{ put: reviewRow(tenant, review), when: before(review.revision, statusBefore(review)) }] : []),
];

/** Every write of versions, scans and reviews: each is one transaction, conditional on every row that it touches. */
export const versionChanges = (openTable: (tenant: TenantContext) => Table): VersionChanges => ({
  create: async (tenant, version, scan, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [
        {
          update: keys.prompt(tenant, version.workspace, version.prompt),
          set: { latestVersion: version.version },
          add: { revision: 1 },
          when: { latestVersion: version.version - 1, archived: false },
        },
        ...writesOf(tenant, { version, scan }),
      ],
      conflict,
    ),

  save: async (tenant, change, journal) =>
    commit(openTable(tenant), tenant, journal, writesOf(tenant, change), conflict),
});
