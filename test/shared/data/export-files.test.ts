import { expect, test } from 'vitest';
import { exportFilesOf } from '#shared/data/export-files.ts';
import { exportedFiles, exportRows } from '#shared/data/export-rows.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { keyOfEveryKind } from '#test/support/row-of-every-kind.ts';
import { memoryTables, organisationA, organisationB } from '#test/support/world.ts';

const tenant = tenantOf(organisationA);
const canary = 'canary-7c1f';

/** What no export may tell, by kind; of everything else that a row has, the table's own attributes are withheld too. */
const secrets: Readonly<Record<string, readonly string[]>> = {
  invitation: ['tokenHash'],
  session: ['tokenHash'],
  providerKey: ['apiKey'],
  webhook: ['secret', 'previousSecret'],
  serving: ['exposureKey'],
  idempotency: ['answer', 'bodyHash'],
};

/** What leads from a row to others. */
const led: Readonly<Record<string, object>> = { shards: { width: 2 } };

const world = async () => {
  const tables = memoryTables();
  const table = tables.openTable(tenant);
  for (const [kind, key] of Object.entries(keyOfEveryKind(tenant))) {
    const withheld = Object.fromEntries((secrets[kind] ?? []).map((field) => [field, canary]));
    const audit = { actor: { type: 'user', id: 'usr_1' }, target: 'x', action: 'prompt.create' };
    const row = { ...key, entity: kind, usedAt: 0, ...led[kind], ...(kind === 'audit' && audit), ...withheld };
    await table.transact([{ put: { ...row, passwordHash: canary, nonce: canary, anythingNew: canary } }]);
  }
  await tables.openTable(tenantOf(organisationB)).transact([{ put: keyOfEveryKind(tenantOf(organisationB)).prompt }]);
  return tables;
};

const contents = async () => {
  const { openTable } = await world();
  const files: Record<string, object[]> = {};
  for (const { name, rows } of exportFilesOf(openTable)(tenant)) {
    files[name] = [];
    for await (const row of rows) files[name].push(row);
  }
  return files;
};

test('an export has a file for each noun, with a line for each row', async () => {
  const files = await contents();

  expect(Object.keys(files)).toEqual(exportedFiles.map(({ file }) => `${file}.jsonl`));
  for (const [name, rows] of Object.entries(files)) expect(rows, name).toHaveLength(1);
  expect(files['audit-events.jsonl']).toEqual([
    { actor: { type: 'user', id: 'usr_1' }, target: 'x', action: 'prompt.create' },
  ]);
});

/** Counts are told as they are: there are as many as there is to count. */
const isOfCounts = (file: string) => /^(more-)?outcome-/.test(file);

test('no file has a secret, a hash, or an attribute that nobody has decided on', async () => {
  const files = await contents();
  const [counts, decided] = [true, false].map((are) =>
    Object.entries(files).filter(([name]) => isOfCounts(name) === are),
  );

  expect(JSON.stringify(decided)).not.toContain(canary);
  expect(counts).toHaveLength(4);
});

test('every field that is a secret by its name is withheld', () => {
  for (const { file, lineOf } of exportedFiles.filter((rows) => !isOfCounts(rows.file))) {
    const names = ['tokenHash', 'secretHash', 'passwordHash', 'apiKey', 'secret', 'previousSecret', 'exposureKey'];
    const row = { PK: 'T#x', SK: 'USE#x', usedAt: 0, ...Object.fromEntries(names.map((name) => [name, canary])) };
    expect(JSON.stringify(lineOf(row)), file).not.toContain(canary);
  }
});

test('what an export leaves out, it leaves out for a reason', () => {
  for (const reason of Object.values(exportRows)) {
    if (typeof reason === 'string') expect(reason.length).toBeGreaterThan(20);
  }
});
