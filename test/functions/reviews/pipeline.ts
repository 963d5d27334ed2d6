import { createHash } from 'node:crypto';
import { createPrompt } from '#functions/prompts/create-prompt.ts';
import { createVersion } from '#functions/prompts/create-version.ts';
import { breakGlass } from '#functions/reviews/break-glass.ts';
import { decideReview } from '#functions/reviews/decide-review.ts';
import { requestReview } from '#functions/reviews/request-review.ts';
import { withdrawBreakGlass } from '#functions/reviews/withdraw-break-glass.ts';
import { withdrawReview } from '#functions/reviews/withdraw-review.ts';
import { requestScan } from '#functions/scans/request-scan.ts';
import { scanVersion } from '#functions/scans/scan-version.ts';
import { mac } from '#shared/crypto/mac.ts';
import { fragmentRepository } from '#shared/data/fragment-repository.ts';
import { promptRepository } from '#shared/data/prompt-repository.ts';
import { providerKeyRepository } from '#shared/data/provider-key-repository.ts';
import { reviewRepository } from '#shared/data/review-repository.ts';
import { scanRepository } from '#shared/data/scan-repository.ts';
import { versionChanges } from '#shared/data/version-changes.ts';
import { versionRepository } from '#shared/data/version-repository.ts';
import { waiverRepository } from '#shared/data/waiver-repository.ts';
import type { Caller, Effects } from '#shared/domain/command.ts';
import type { Member } from '#shared/domain/member.ts';
import type { ReviewDecision } from '#shared/domain/review.ts';
import type { Judge } from '#shared/domain/scanner/judge/judge.ts';
import type { VersionContent } from '#shared/domain/version.ts';
import type { PersonDependencies } from '#shared/domain/version-author.ts';
import type { ScanSettings, Workspace } from '#shared/domain/workspace.ts';
import { diffTexts } from '#shared/templates/diff-texts.ts';
import { parseTemplate } from '#shared/templates/parse-template.ts';
import { memorySecrets } from '#test/fakes/memory-secrets.ts';
import { soundJudge } from '#test/support/fake-judges.ts';
import { asked, callerOf, editor, memoryTables, testEffects, userOf } from '#test/support/world.ts';

export const workspace = 'default';
export const prompt = 'support-reply';
export const reviewer = callerOf(userOf('reviewer', { default: 'reviewer' }));
export const admin = callerOf(userOf('admin', { default: 'admin' }));

/** Passes, warns of nothing that blocks. */
export const harmless: VersionContent = {
  messages: [{ role: 'system', content: 'You answer {{customer}} in a kind tone.' }],
  variables: { customer: { type: 'string' } },
};
/** A live key in a prompt is critical. */
export const leaking: VersionContent = {
  messages: [{ role: 'system', content: 'Use the key AKIAQ3EGRTZX7WMNP5LD to call S3.' }],
  variables: {},
};

/** Members without rows: who has no address here has one of their own, and whoever has none is no member. */
const membersWith = (addresses: ReadonlyMap<string, string | undefined>): PersonDependencies['members'] => ({
  find: async (_tenant, userId) => {
    const email = addresses.has(userId) ? addresses.get(userId) : `${userId}@example.com`;
    return email === undefined ? undefined : ({ userId, email } as Member);
  },
});

type Ground = {
  readonly tables: ReturnType<typeof memoryTables>;
  readonly effects: Effects;
  readonly members: PersonDependencies['members'];
  readonly creator: Caller;
};

/** All that prompts, scans and reviews need, over tables in memory; on other ground if there is any. */
export const pipeline = async (ground: Partial<Ground> = {}) => {
  const addresses = new Map<string, string | undefined>();
  const { tables = memoryTables(), effects = testEffects(), creator = editor } = ground;
  const { members = membersWith(addresses) } = ground;
  const { openTable } = tables;
  const settings: { -readonly [Name in keyof ScanSettings]: ScanSettings[Name] } = { judge: 'off' };
  const court: { judge: Judge } = { judge: soundJudge() };
  const used: string[] = [];
  const measured: string[] = [];
  const dependencies = {
    ...effects,
    hash: (text: string) => createHash('sha256').update(text).digest('hex'),
    prompts: promptRepository(openTable),
    versions: versionRepository(openTable),
    scans: scanRepository(openTable),
    reviews: reviewRepository(openTable),
    fragments: fragmentRepository(openTable),
    changes: versionChanges(openTable),
    waivers: waiverRepository(openTable),
    workspaces: { get: async () => ({ slug: workspace, scan: settings }) as Workspace },
    providerKeys: providerKeyRepository(openTable),
    secrets: memorySecrets(),
    urlRules: { allowLoopback: false },
    mac,
    region: 'eu-west-1',
    modelJudge: ({ provider, name }: { provider: string; name: string }) => ({
      ...court.judge,
      model: `${provider}/${name}`,
    }),
    noteUse: (_tenant: unknown, id: string) => used.push(id),
    members,
    parseTemplate,
    diffTexts,
    measure: (metric: string) => measured.push(metric),
  };
  await createPrompt(dependencies, { ...asked(creator), workspace, body: { name: prompt, description: '', tags: [] } });

  const { tenant } = editor;
  const place = { workspace, prompt };
  return {
    ...tables,
    dependencies,
    effects,
    settings,
    court,
    used,
    addresses,
    measured,
    tenant,
    create: (body: VersionContent, caller: Caller = editor) =>
      createVersion(dependencies, { ...asked(caller), ...place, body }),
    /** What the worker does with the event of a scan. */
    scan: (version: number, scan: string) => scanVersion(dependencies, { tenant, ...place, version, scan }),
    rescan: (version: number) => requestScan(dependencies, { ...asked(), ...place, version }),
    request: (version: number, caller: Caller = editor, body: { baseVersion?: number; note?: string } = {}) =>
      requestReview(dependencies, { ...asked(caller), ...place, version, body }),
    decide: (review: string, decision: ReviewDecision, caller: Caller = reviewer) =>
      decideReview(dependencies, { ...asked(caller), workspace, review, body: { decision, comment: 'Because.' } }),
    breakGlass: (version: number, caller: Caller = admin, others: Partial<typeof dependencies> = {}) =>
      breakGlass(
        { ...dependencies, ...others },
        { ...asked(caller), ...place, version, body: { reason: 'The incident cannot wait.' } },
      ),
    withdraw: (review: string, caller: Caller = reviewer) =>
      withdrawReview(dependencies, { ...asked(caller), workspace, review, body: { reason: 'Customers complain.' } }),
    withdrawBypass: (version: number, caller: Caller = admin) =>
      withdrawBreakGlass(dependencies, { ...asked(caller), ...place, version, body: { reason: 'It is over.' } }),
    version: (version: number) => dependencies.versions.get(tenant, workspace, prompt, version),
    /** A version whose scan has ended. */
    scanned: async (body: VersionContent, caller: Caller = editor) => {
      const created = await createVersion(dependencies, { ...asked(caller), ...place, body });
      await scanVersion(dependencies, { tenant, ...place, version: created.version, scan: created.scan.id });
      return created.version;
    },
  };
};
