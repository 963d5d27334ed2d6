import type { Scan } from '../domain/scan.ts';
import type { Sightings } from '../domain/sighting.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { keys, partitions } from './keys.ts';
import type { Item, Table } from './table.ts';

/** Enough of a fingerprint to look it up by; whether it is the same, the scan says. */
const tagLength = 16;
const tagOf = (fingerprint: string): string => fingerprint.slice(0, tagLength);

/** A version that nobody has scanned for so long is named by whoever means it. */
const keptSeconds = 90 * 24 * 3600;

/** Newest scans that are looked through, so many at a time. */
const mostScans = 2000;
const stride = 200;

/** One row a scan that found something: some 2 KB for a hundred findings. */
export const sightingRow = (
  tenant: TenantContext,
  { id, workspace, prompt, version, findings, startedAt }: Scan,
): Item => ({
  ...keys.sighting(tenant, workspace, id),
  entity: 'SIGHTING',
  prompt,
  version,
  tags: [...new Set(findings.map(({ fingerprint }) => tagOf(fingerprint)))],
  expiresAt: Math.floor(Date.parse(startedAt) / 1000) + keptSeconds,
});

/** {@link Sightings} over the tenants table. */
export const sightingRepository = (openTable: (tenant: TenantContext) => Table): Sightings => ({
  of: async function* (tenant, workspace, fingerprint) {
    const prefix = keys.sighting(tenant, workspace, '').SK;
    const range = { partition: partitions.sightings(tenant, workspace), prefix, newestFirst: true, limit: stride };
    let after: string | undefined;
    for (let read = 0; read < mostScans; read += stride) {
      const rows = await openTable(tenant).query({ ...range, consistent: true, ...(after !== undefined && { after }) });
      for (const { SK, prompt, version, tags } of rows) {
        if ((tags as readonly string[]).includes(tagOf(fingerprint)))
          yield { prompt: String(prompt), version: Number(version), scan: SK.slice(prefix.length) };
      }
      after = rows.at(-1)?.SK;
      if (rows.length < stride) return;
    }
  },
});
