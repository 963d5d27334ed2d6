import { systemRoutes } from '#shared/contracts/system.ts';
import { keyCheck } from '#shared/crypto/key-check.ts';
import { directoryKeys } from '#shared/data/keys.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import { readConfig } from '#shared/runtime/config.ts';
import { directory } from '#shared/runtime/directory.ts';
import { effects } from '#shared/runtime/effects.ts';
import { kms } from '#shared/runtime/kms.ts';
import { log } from '#shared/runtime/logger.ts';
import { within } from '#shared/runtime/within.ts';
import openApi from '../../openapi.json' with { type: 'json' };
import { getHealth, type Health } from './get-health.ts';
import { getOpenApi } from './get-open-api.ts';
import { getSecurityTxt, renderSecurityTxt } from './get-security-txt.ts';
import { keep } from './keep.ts';

const checkMilliseconds = 3000;
const keptSeconds = 10;

const { SECRETS_KEY_ARN } = readConfig('SECRETS_KEY_ARN');
const keyIsThere = keyCheck(kms, SECRETS_KEY_ARN);

const checks = {
  database: async () => {
    await within(checkMilliseconds, directory.get(directoryKeys.health()));
  },
  encryption: () => within(checkMilliseconds, keyIsThere()),
};
const health = keep(keptSeconds, effects.now, () => getHealth({ ...effects, checks }));

export const handler = httpFunction(
  systemRoutes,
  { getHealth: async (): Promise<Health> => health(), getOpenApi, getSecurityTxt },
  { ...effects, openApi },
  { effects, log },
  { getSecurityTxt: { 'text/plain; charset=utf-8': renderSecurityTxt } },
);
