import { describe, expect, test } from 'vitest';
import { exportOrganisation } from '#functions/organisations/export-organisation.ts';
import { getExport } from '#functions/organisations/get-export.ts';
import { listExports } from '#functions/organisations/list-exports.ts';
import { exportRoutes } from '#shared/contracts/exports.ts';
import { exportFilesOf } from '#shared/data/export-files.ts';
import { keys } from '#shared/data/keys.ts';
import type { ArchivedFile, ExportArchives } from '#shared/domain/export.ts';
import { lifeWorld } from './life-world.ts';

/** Archives in memory; what happens while one is written is for a test to say. */
const exportWorld = async () => {
  const world = await lifeWorld();
  const archives = new Map<string, Record<string, object[]>>();
  let meanwhile = async (): Promise<void> => undefined;
  const kept: ExportArchives = {
    write: async (_tenant, id, files, manifestOf) => {
      const archive: Record<string, object[]> = {};
      const told: ArchivedFile[] = [];
      for (const { name, rows } of files) {
        const lines: object[] = [];
        for await (const row of rows) lines.push(row);
        archive[name] = lines;
        told.push({ name, rows: lines.length, bytes: 1, sha256: 'x' });
      }
      archive['manifest.json'] = [manifestOf(told)];
      archives.set(id, archive);
      await meanwhile();
      return { bytes: 1234 };
    },
    remove: async (_tenant, id) => void archives.delete(id),
    addressOf: async (_tenant, id) => ({ url: `https://bucket.test/${id}`, expiresAt: '2026-11-21T08:15:00.000Z' }),
  };
  const dependencies = { ...world.dependencies, archives: kept, filesOf: exportFilesOf(world.openTable) };
  const get = async (exportId: string) =>
    exportRoutes.getExport.response.body.parse(await getExport(dependencies, { ...world.owner, exportId }));
  return {
    ...world,
    dependencies,
    archives,
    get,
    make: () => exportOrganisation(dependencies, world.queued.at(-1)!),
    whileWritten: (next: typeof meanwhile) => {
      meanwhile = next;
    },
  };
};

describe('an export', () => {
  test('is asked for, made, and read at an address', async () => {
    const { startExport, make, get, archives, actions, organisationId, userId } = await exportWorld();

    const { id, status } = await startExport();
    expect(status).toBe('running');
    expect(await get(id)).not.toHaveProperty('downloadUrl');
    expect(await make()).toEqual({ outcome: 'completed' });

    const made = await get(id);
    expect(made).toMatchObject({
      status: 'completed',
      bytes: 1234,
      archiveEndsAt: '2026-11-28T08:00:00.000Z',
      downloadUrl: `https://bucket.test/${id}`,
      expiresAt: '2026-11-21T08:15:00.000Z',
    });
    const archive = archives.get(id)!;
    expect(archive['manifest.json']).toMatchObject([
      { schemaVersion: 1, organisationId, export: id, createdBy: { type: 'user', id: userId } },
    ]);
    expect(archive['organisation.jsonl']).toMatchObject([{ id: organisationId, name: 'Example' }]);
    expect(archive['environments.jsonl']).toHaveLength(3);
    expect(made.files).toBe(Object.keys(archive).length - 1);
    expect(actions()).toEqual(expect.arrayContaining(['export.create', 'export.complete']));
  });

  test('runs one at a time, and another can start when it has ended or died', async () => {
    const { startExport, make, advance, get, dependencies, owner } = await exportWorld();

    const first = await startExport();
    await expect(startExport()).rejects.toMatchObject({ code: 'conflict' });
    await make();
    const second = await startExport();
    advance(3600);
    expect(await get(second.id)).toMatchObject({ status: 'failed' });
    const third = await startExport();

    const { data } = await listExports(dependencies, { ...owner, query: { limit: 10 } });
    expect(data.map(({ id, status }) => [id, status])).toEqual([
      [third.id, 'running'],
      [second.id, 'failed'],
      [first.id, 'completed'],
    ]);
  });

  test('is made once, however often its message comes, at once as well', async () => {
    const { startExport, make, get, archives, rows } = await exportWorld();
    const { id } = await startExport();

    await Promise.all([make(), make()]);
    expect(await make()).toEqual({ outcome: 'completed' });

    expect(await get(id)).toMatchObject({ status: 'completed' });
    expect(archives.has(id)).toBe(true);
    expect(rows('AUDIT').filter(({ action }) => action === 'export.complete')).toHaveLength(1);
    expect(rows('RUNNING')).toEqual([]);
  });

  test('that fails says so, leaves no archive, and can be asked for anew', async () => {
    const { startExport, make, get, archives, whileWritten, actions } = await exportWorld();
    const { id } = await startExport();
    whileWritten(async () => {
      throw new Error('The bucket is not there.');
    });

    await expect(make()).rejects.toThrow('The bucket is not there.');
    expect(await make()).toEqual({ outcome: 'failed' });

    expect(await get(id)).toMatchObject({ status: 'failed', files: null });
    expect(archives.size).toBe(0);
    expect(actions()).toContain('export.fail');
    expect(await startExport()).toMatchObject({ status: 'running' });
  });

  test('whose organisation is erased meanwhile leaves no archive and no row behind', async () => {
    const { startExport, make, archives, whileWritten, openTable, tenant } = await exportWorld();
    await startExport();
    whileWritten(async () => openTable(tenant).rows.clear());

    await expect(make()).rejects.toThrow();
    expect(await make()).toEqual({ outcome: 'gone' });

    expect(archives.size).toBe(0);
    expect(openTable(tenant).rows.size).toBe(0);
  });

  test('has no address any more when its archive is deleted', async () => {
    const { startExport, make, get, advance } = await exportWorld();
    const { id } = await startExport();
    await make();
    advance(7 * 24 * 3600);

    expect(await get(id)).not.toHaveProperty('downloadUrl');
  });

  test('does not start in an organisation whose row is gone', async () => {
    const { startExport, openTable, tenant } = await exportWorld();
    await openTable(tenant).transact([{ delete: keys.organisation(tenant) }]);

    await expect(startExport()).rejects.toMatchObject({ code: 'conflict' });
  });
});
