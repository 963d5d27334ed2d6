import { waiverRoutes } from '#shared/contracts/waivers.ts';
import { memberRepository } from '#shared/data/member-repository.ts';
import { promptRepository } from '#shared/data/prompt-repository.ts';
import { scanRepository } from '#shared/data/scan-repository.ts';
import { sightingRepository } from '#shared/data/sighting-repository.ts';
import { versionRepository } from '#shared/data/version-repository.ts';
import { waiverRepository } from '#shared/data/waiver-repository.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import { effects } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { approveWaiver } from './approve-waiver.ts';
import { createWaiver } from './create-waiver.ts';
import { deleteWaiver } from './delete-waiver.ts';
import { listWaivers } from './list-waivers.ts';

export const handler = httpFunction(
  waiverRoutes,
  { createWaiver, listWaivers, approveWaiver, deleteWaiver },
  {
    ...effects,
    members: memberRepository(openTable),
    prompts: promptRepository(openTable),
    versions: versionRepository(openTable),
    scans: scanRepository(openTable),
    sightings: sightingRepository(openTable),
    waivers: waiverRepository(openTable),
  },
  { effects, log, openTable },
);
