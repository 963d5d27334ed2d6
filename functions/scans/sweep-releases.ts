import type { Clock } from '#shared/domain/ports.ts';
import type { ServedOrganisations } from '#shared/domain/served-organisations.ts';

type Dependencies = {
  readonly now: Clock;
  readonly served: Pick<ServedOrganisations, 'list' | 'note'>;
  readonly sendLooks: (messages: readonly { readonly organisationId: string }[]) => Promise<void>;
  /** The ruleset of the scanner as it is deployed. */
  readonly ruleset: string;
};

/** What was approved under an older ruleset can be rolled out later, so there is a look every day as well. */
const everyMs = 24 * 3600 * 1000;

/** Organisations that are asked for at once; the others come with the next sweep. */
const most = 500;

/**
 * Asks for a look at what organisations serve, once the ruleset is another one, and once a day. One is noted after its
 * message is sent: it may come twice, and is not forgotten.
 */
export const sweepReleases = async ({ now, served, sendLooks, ruleset }: Dependencies) => {
  const latest = new Date(now().getTime() - everyMs).toISOString();
  const due = (await served.list()).filter(
    (each) => each.ruleset !== ruleset || each.checkedAt === null || each.checkedAt <= latest,
  );
  const asked = due.slice(0, most);
  await sendLooks(asked.map(({ organisationId }) => ({ organisationId })));
  const checkedAt = now().toISOString();
  for (const { organisationId } of asked) await served.note({ organisationId, ruleset, checkedAt });
  return { ruleset, organisations: asked.length, left: due.length - asked.length };
};
