import { annotationRoutes } from '#shared/contracts/annotations.ts';
import { fragmentRoutes } from '#shared/contracts/fragments.ts';
import { promptRoutes } from '#shared/contracts/prompts.ts';
import { versionRoutes } from '#shared/contracts/versions.ts';
import { annotationRepository } from '#shared/data/annotation-repository.ts';
import { fragmentRepository } from '#shared/data/fragment-repository.ts';
import { memberRepository } from '#shared/data/member-repository.ts';
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
import { archivePrompt } from './archive-prompt.ts';
import { createAnnotation } from './create-annotation.ts';
import { createFragment } from './create-fragment.ts';
import { createFragmentVersion } from './create-fragment-version.ts';
import { createPrompt } from './create-prompt.ts';
import { createVersion } from './create-version.ts';
import { diffVersions } from './diff-versions.ts';
import { getFragment } from './get-fragment.ts';
import { getFragmentVersion } from './get-fragment-version.ts';
import { getPrompt } from './get-prompt.ts';
import { getVersion } from './get-version.ts';
import { listAnnotations } from './list-annotations.ts';
import { listFragmentVersions } from './list-fragment-versions.ts';
import { listFragments } from './list-fragments.ts';
import { listPrompts } from './list-prompts.ts';
import { listVersions } from './list-versions.ts';
import { updatePrompt } from './update-prompt.ts';

export const handler = httpFunction(
  { ...promptRoutes, ...versionRoutes, ...annotationRoutes, ...fragmentRoutes },
  {
    createPrompt,
    listPrompts,
    getPrompt,
    updatePrompt,
    archivePrompt,
    createVersion,
    listVersions,
    getVersion,
    diffVersions,
    createAnnotation,
    listAnnotations,
    createFragment,
    listFragments,
    getFragment,
    createFragmentVersion,
    listFragmentVersions,
    getFragmentVersion,
  },
  {
    ...effects,
    prompts: promptRepository(openTable),
    versions: versionRepository(openTable),
    changes: versionChanges(openTable),
    annotations: annotationRepository(openTable),
    fragments: fragmentRepository(openTable),
    members: memberRepository(openTable),
    diffTexts,
    parseTemplate,
  },
  { effects, log, openTable },
  { diffVersions: { 'text/x-diff': unifiedDiff } },
);
