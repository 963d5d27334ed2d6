import { getSnapshot } from '#functions/serving/get-snapshot.ts';
import { renderPrompt } from '#functions/serving/render-prompt.ts';
import { resolvePrompt } from '#functions/serving/resolve-prompt.ts';
import { servingRoutes } from '#shared/contracts/serving.ts';
import { signExposure } from '#shared/crypto/exposure-token.ts';
import { servingRepository } from '#shared/data/serving-repository.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import type { Limiter } from '#shared/http/rate-limit.ts';
import { now, randomText } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { renderTemplate } from '#shared/templates/render-template.ts';

/** The serving function with a limiter of another kind; without one it has the exact one of all other functions. */
export const resolveWith = (limiter?: Limiter) =>
  httpFunction(
    servingRoutes,
    { resolvePrompt, renderPrompt, getSnapshot },
    {
      now,
      randomText,
      serving: servingRepository(openTable),
      sign: signExposure,
      render: renderTemplate,
      blockSeconds: 60,
    },
    { effects: { now }, log, openTable, ...(limiter && { limiter }) },
  );
