import { promptRoutes } from '#shared/contracts/prompts.ts';
import { versionRoutes } from '#shared/contracts/versions.ts';
import { apiKeyRepository } from '#shared/data/api-key-repository.ts';
import { fragmentRepository } from '#shared/data/fragment-repository.ts';
import { promptRepository } from '#shared/data/prompt-repository.ts';
import { versionChanges } from '#shared/data/version-changes.ts';
import { versionRepository } from '#shared/data/version-repository.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import { effects } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { diffTexts } from '#shared/templates/diff-texts.ts';
import { parseTemplate } from '#shared/templates/parse-template.ts';
import { unifiedDiff } from '#shared/templates/unified-diff.ts';
import { createPrompt } from './create-prompt.ts';
import { createVersion } from './create-version.ts';
import { diffVersions } from './diff-versions.ts';
import { getPrompt } from './get-prompt.ts';
import { getVersion } from './get-version.ts';
import { listPrompts } from './list-prompts.ts';
import { listVersions } from './list-versions.ts';
import { updatePrompt } from './update-prompt.ts';

export const handler = httpFunction(
  { ...promptRoutes, ...versionRoutes },
  { createPrompt, getPrompt, listPrompts, updatePrompt, createVersion, getVersion, listVersions, diffVersions },
  {
    ...effects,
    prompts: promptRepository(openTable),
    versions: versionRepository(openTable),
    changes: versionChanges(openTable),
    fragments: fragmentRepository(openTable),
    apiKeys: apiKeyRepository(openTable),
    diffTexts,
    parseTemplate,
  },
  { effects, log, openTable },
  { diffVersions: { 'text/x-diff': unifiedDiff } },
);
