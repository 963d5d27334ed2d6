import { outcomeRoutes } from '#shared/contracts/outcomes.ts';
import { claimOf, verifyExposure } from '#shared/crypto/exposure-token.ts';
import { limitRepository } from '#shared/data/limit-repository.ts';
import { servingRepository } from '#shared/data/serving-repository.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import { sharedLimiter } from '#shared/http/rate-limit-shared.ts';
import { now } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { openQueue } from '#shared/runtime/queues.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { reportOutcomes } from './report-outcomes.ts';

export const handler = httpFunction(
  outcomeRoutes,
  { reportOutcomes },
  {
    now,
    serving: servingRepository(openTable),
    tokens: { claimOf, verify: verifyExposure },
    send: openQueue('COUNT_OUTCOMES_QUEUE_URL').send,
  },
  { effects: { now }, log, openTable, limiter: sharedLimiter(limitRepository(openTable), now) },
);
