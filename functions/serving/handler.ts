import { servingRoutes } from '#shared/contracts/serving.ts';
import { signExposure } from '#shared/crypto/exposure-token.ts';
import { limitRepository } from '#shared/data/limit-repository.ts';
import { servingRepository } from '#shared/data/serving-repository.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import { sharedLimiter } from '#shared/http/rate-limit-shared.ts';
import { readConfig } from '#shared/runtime/config.ts';
import { now, randomText } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { renderTemplate } from '#shared/templates/render-template.ts';
import { getSnapshot } from './get-snapshot.ts';
import { renderPrompt } from './render-prompt.ts';
import { resolvePrompt } from './resolve-prompt.ts';

const { BLOCK_SECONDS: blockSeconds } = readConfig('BLOCK_SECONDS');

export const handler = httpFunction(
  servingRoutes,
  { resolvePrompt, renderPrompt, getSnapshot },
  { now, randomText, serving: servingRepository(openTable), sign: signExposure, render: renderTemplate, blockSeconds },
  { effects: { now }, log, openTable, limiter: sharedLimiter(limitRepository(openTable), now) },
);
