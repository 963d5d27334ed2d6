import { expect, test } from 'vitest';
import { getScan } from '#functions/scans/get-scan.ts';
import { listScanCategories } from '#functions/scans/list-scan-categories.ts';
import { listScans } from '#functions/scans/list-scans.ts';
import { sarifOfReport, sarifOfScan } from '#functions/scans/sarif.ts';
import { scanMessages } from '#functions/scans/scan-messages.ts';
import { scanRoutes } from '#shared/contracts/scans.ts';
import { keptReport } from '#shared/domain/scan.ts';
import { leaking, pipeline, prompt, workspace } from '#test/functions/reviews/pipeline.ts';
import { asked } from '#test/support/world.ts';

const place = { ...asked(), workspace, prompt, version: 1 };

test('messages are scanned at once and nothing is stored', async () => {
  const { dependencies, rowsOf } = await pipeline();
  const before = rowsOf('AUDIT').length;
  const report = await scanMessages(dependencies, { ...asked(), body: leaking });

  expect(scanRoutes.scanMessages.response.body.parse(report)).toMatchObject({ verdict: 'block' });
  expect(JSON.parse(sarifOfReport(report)).runs[0].results).toContainEqual(expect.objectContaining({ level: 'error' }));
  expect(rowsOf('SCAN')).toEqual([]);
  expect(rowsOf('AUDIT')).toHaveLength(before);
});

test('a scan can be read while it runs, and as SARIF once it has ended', async () => {
  const world = await pipeline();
  const { scan } = await world.create(leaking);
  const read = () => getScan(world.dependencies, { ...place, scan: scan.id });

  const running = await read();
  expect(scanRoutes.getScan.response.body.parse(running)).toMatchObject({ status: 'running', verdict: null });
  expect(() => sarifOfScan(running)).toThrow(expect.objectContaining({ code: 'scan_pending' }));

  await world.scan(1, scan.id);
  const ended = await read();
  expect(scanRoutes.getScan.response.body.parse(ended)).not.toHaveProperty('messages');
  expect(JSON.parse(sarifOfScan(ended)).runs[0].artifacts).toEqual([
    { location: { uri: `prompts/${prompt}/versions/1` } },
  ]);
});

test('a scan that could not finish has no SARIF', async () => {
  const world = await pipeline();
  world.settings.judge = 'required';
  await world.scanned(leaking);
  const { scan } = await world.version(1);
  const ended = await getScan(world.dependencies, { ...place, scan: scan.id });
  expect(() => sarifOfScan(ended)).toThrow(expect.objectContaining({ code: 'scan_incomplete' }));
});

test('the scans of a version are listed, newest first, and none of a version that does not exist', async () => {
  const world = await pipeline();
  await world.scanned(leaking);
  const { id } = await world.rescan(1);
  const query = { limit: 25 };
  const { data } = await listScans(world.dependencies, { ...place, query });
  expect(data).toMatchObject([
    { id, status: 'running' },
    { status: 'completed', verdict: 'block' },
  ]);
  await expect(listScans(world.dependencies, { ...place, version: 2, query })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('there are sixteen categories, each with its rules', async () => {
  const { data } = scanRoutes.listScanCategories.response.body.parse(await listScanCategories());
  expect(data).toHaveLength(16);
  expect(data.every(({ rules }) => rules.length > 0)).toBe(true);
});

test('of very many findings the worst hundred are kept, in their order, and all are counted', () => {
  const finding = (severity: 'low' | 'critical', id: number) => ({ id: String(id), severity }) as never;
  const findings = Array.from({ length: 250 }, (_, index) => finding(index % 50 === 49 ? 'critical' : 'low', index));
  const summary = { critical: 5, high: 0, medium: 0, low: 245 };
  const engine = { version: '1', ruleset: '1', llm: false };
  const kept = keptReport({ verdict: 'block', engine, summary, findings });

  expect(kept.findings).toHaveLength(100);
  expect(kept.findings.filter(({ severity }) => severity === 'critical')).toHaveLength(5);
  expect(kept.findings.map(({ id }) => Number(id))).toEqual(
    kept.findings.map(({ id }) => Number(id)).sort((a, b) => a - b),
  );
  expect(kept.summary).toEqual(summary);
});
