import { providerKeyRoutes } from '#shared/contracts/provider-keys.ts';
import { providerKeyRepository } from '#shared/data/provider-key-repository.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import { readConfig } from '#shared/runtime/config.ts';
import { effects } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { secrets } from '#shared/runtime/secrets.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { deleteProviderKey } from './delete-provider-key.ts';
import { getProviderKey } from './get-provider-key.ts';
import { listProviderKeys } from './list-provider-keys.ts';
import { putProviderKey } from './put-provider-key.ts';

const { ALLOW_LOOPBACK } = readConfig('ALLOW_LOOPBACK');

export const handler = httpFunction(
  providerKeyRoutes,
  { listProviderKeys, getProviderKey, putProviderKey, deleteProviderKey },
  {
    ...effects,
    secrets,
    providerKeys: providerKeyRepository(openTable),
    urlRules: { allowLoopback: ALLOW_LOOPBACK },
  },
  { effects, log, openTable },
);
