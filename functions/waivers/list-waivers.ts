import type { Asked } from '#shared/domain/command.ts';
import type { PageRequest } from '#shared/domain/page.ts';
import type { Clock } from '#shared/domain/ports.ts';
import type { WaiverRepository } from '#shared/domain/waiver-repository.ts';
import { waiverView } from './waiver-view.ts';

type Dependencies = { readonly waivers: Pick<WaiverRepository, 'list'>; readonly now: Clock };
type Command = Asked & { readonly workspace: string; readonly query: PageRequest };

/** The waivers of a workspace, newest first. */
export const listWaivers = async ({ waivers, now }: Dependencies, { caller, workspace, query }: Command) => {
  const { data, nextCursor } = await waivers.list(caller.tenant, workspace, query);
  return { data: data.map((waiver) => waiverView(waiver, now())), nextCursor };
};
