import { keys } from '#shared/data/keys.ts';
import type { Item, Key } from '#shared/data/table.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';

const ulid = '01JD6Y8Z3K5V7W9X1A2B3C4D5E';
const [w, p, time] = ['default', 'greeting', '2026-11-21T08:00:00.000Z'];

/** One key of every kind; a kind that is new does not compile until it is here. */
export const keyOfEveryKind = (t: TenantContext) =>
  ({
    organisation: keys.organisation(t),
    closing: keys.closing(t),
    member: keys.member(t, `usr_${ulid}`),
    invitation: keys.invitation(t, `inv_${ulid}`),
    removedMember: keys.removedMember(t, `usr_${ulid}`),
    samlConnection: keys.samlConnection(t),
    domainClaim: keys.domainClaim(t, 'example.com'),
    group: keys.group(t, `grp_${ulid}`),
    scimToken: keys.scimToken(t, `scm_${ulid}`),
    session: keys.session(t, `usr_${ulid}`, `ses_${ulid}`),
    workspace: keys.workspace(t, w),
    environment: keys.environment(t, w, 'production'),
    apiKey: keys.apiKey(t, `key_${ulid}`),
    providerKey: keys.providerKey(t, w, 'openai'),
    webhook: keys.webhook(t, w, `whk_${ulid}`),
    delivery: keys.delivery(t, w, `whk_${ulid}`, `dlv_${ulid}`),
    prompt: keys.prompt(t, w, p),
    version: keys.version(t, w, p, 1),
    scan: keys.scan(t, w, p, 1, `scn_${ulid}`),
    rescan: keys.rescan(t, w, p, 1, '2026.11.1'),
    annotation: keys.annotation(t, w, p, 1, `ann_${ulid}`),
    fragment: keys.fragment(t, w, 'tone'),
    fragmentVersion: keys.fragmentVersion(t, w, 'tone', 1),
    review: keys.review(t, w, `rev_${ulid}`),
    waiver: keys.waiver(t, w, `wvr_${ulid}`),
    sighting: keys.sighting(t, w, `scn_${ulid}`),
    rollout: keys.rollout(t, w, p, `rol_${ulid}`),
    activeRollout: keys.activeRollout(t, w, p, 'production'),
    release: keys.release(t, w, p, 'production'),
    serving: keys.serving(t, w, p, 'production'),
    block: keys.block(t, `rol_${ulid}`, { id: 1, epoch: 1, arm: 'canary' }),
    totals: keys.totals(t, `rol_${ulid}`, 'canary'),
    shards: keys.shards(t, `rol_${ulid}`),
    spreadBlock: keys.spreadBlock(t, `rol_${ulid}`, { id: 1, epoch: 1, arm: 'canary', shard: 1 }),
    spreadTotals: keys.spreadTotals(t, `rol_${ulid}`, 'canary', 1),
    caller: keys.caller(t, `rol_${ulid}`, 'canary', 7),
    latency: keys.latency(t, w, p, { environment: 'production', version: 1, hour: 498_000, shard: 0 }),
    announcement: keys.announcement(t, w, 'process-1'),
    outcome: keys.outcome(t, w, 'call-7f3a'),
    audit: keys.audit(t, `aud_${ulid}`),
    event: keys.event(t, `evt_${ulid}`),
    bucket: keys.bucket(t, `requests#key_${ulid}`),
    counter: keys.counter(t, 'prompts', 'always'),
    reservation: keys.reservation(t, 'parallelRuns', time, `rsv_${ulid}`),
    lapsed: keys.lapsed(t, `rsv_${ulid}`),
    use: keys.use(t, `key_${ulid}`),
    export: keys.export(t, `exp_${ulid}`),
    runningExport: keys.runningExport(t),
    idempotency: keys.idempotency(t, `key_${ulid}`, 'request'),
  }) as const satisfies Record<keyof typeof keys, Key>;

/** What only the audit trail knows of any more. */
export const forgotten = { user: `usr_${ulid.replace('01', '00')}`, webhook: `whk_${ulid.replace('01', '00')}` };

/** A row of every kind, and rows of a member and a webhook that have been removed. */
export const rowOfEveryKind = (t: TenantContext): readonly Item[] => {
  const rows = Object.entries(keyOfEveryKind(t)).map(([kind, key]) => ({
    ...key,
    entity: kind,
    ...(kind === 'shards' && { width: 2 }),
    ...(kind === 'rollout' && { guardrails: { maxOutcomesPerCaller: 5 } }),
    ...(kind === 'audit' && {
      actor: { type: 'user', id: `usr_${ulid}` },
      action: 'member.remove',
      target: forgotten.user,
    }),
  }));
  const deletion = { actor: { type: 'user', id: forgotten.user }, action: 'webhook.delete', target: forgotten.webhook };
  return [
    ...rows,
    { ...keys.audit(t, `aud_${ulid.replace('01', '00')}`), entity: 'audit', ...deletion, workspace: w },
    { ...keys.session(t, forgotten.user, `ses_${ulid}`), entity: 'session' },
    { ...keys.idempotency(t, forgotten.user, 'request'), entity: 'idempotency' },
    { ...keys.delivery(t, w, forgotten.webhook, `dlv_${ulid}`), entity: 'delivery' },
  ];
};
