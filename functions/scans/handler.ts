import { scanRoutes } from '#shared/contracts/scans.ts';
import { promptRepository } from '#shared/data/prompt-repository.ts';
import { scanRepository } from '#shared/data/scan-repository.ts';
import { versionChanges } from '#shared/data/version-changes.ts';
import { versionRepository } from '#shared/data/version-repository.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import { effects } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { getScan } from './get-scan.ts';
import { listScanCategories } from './list-scan-categories.ts';
import { listScans } from './list-scans.ts';
import { requestScan } from './request-scan.ts';
import { sarifOfReport, sarifOfScan } from './sarif.ts';
import { scanMessages } from './scan-messages.ts';

export const handler = httpFunction(
  scanRoutes,
  { requestScan, listScans, getScan, scanMessages, listScanCategories },
  {
    ...effects,
    prompts: promptRepository(openTable),
    versions: versionRepository(openTable),
    scans: scanRepository(openTable),
    changes: versionChanges(openTable),
  },
  { effects, log, openTable },
  {
    getScan: { 'application/sarif+json': sarifOfScan },
    scanMessages: { 'application/sarif+json': sarifOfReport },
  },
);
