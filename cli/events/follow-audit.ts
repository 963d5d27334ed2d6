import type { Api } from '#sdk/api/create-api.ts';
import { paginate } from '#sdk/api/paginate.ts';
import type { AuditEvents } from '#sdk/api/types.generated.ts';
import type { PromptgateError } from '#sdk/errors.ts';
import { mayPass } from '../terminal/may-pass.ts';
import type { Shell } from '../terminal/shell.ts';

type AuditEvent = AuditEvents['data'][number];

type Filter = { readonly action?: string; readonly actor?: string; readonly target?: string };

type Following = {
  /** Whether to end with what there is. */
  readonly once: boolean;
  /** Hears of each failure that may pass, after which it is tried again. */
  readonly onFailure: (error: PromptgateError) => void;
};

const pauseMs = 2000;
const pauseAfterFailureMs = 10_000;

/** Entries of one moment are written by different functions: one may become visible after a later one. */
const overlapMs = 30_000;

/** What has come since a moment, oldest first. */
const since = async (api: Api, filter: Filter, from: number): Promise<readonly AuditEvent[]> => {
  const found: AuditEvent[] = [];
  const query = { ...filter, from: new Date(from).toISOString(), limit: 100 };
  for await (const event of paginate(api.listAuditEvents, query)) found.push(event);
  return found.reverse();
};

/**
 * The audit trail from a moment on, each entry once, oldest first, as it grows.
 *
 * @param begin milliseconds since 1970
 * @throws PromptgateError what will not pass by itself; with `once`, everything.
 */
export async function* followAudit(
  { api, shell }: { readonly api: Api; readonly shell: Pick<Shell, 'wait'> },
  filter: Filter,
  begin: number,
  { once, onFailure }: Following,
): AsyncGenerator<AuditEvent, void, undefined> {
  let from = begin;
  let newest = begin;
  let told = new Map<string, number>();
  for (;;) {
    let pause = pauseMs;
    try {
      for (const event of await since(api, filter, from)) {
        if (told.has(event.id)) continue;
        const at = Date.parse(event.at);
        told.set(event.id, at);
        newest = Math.max(newest, at);
        yield event;
      }
    } catch (error) {
      if (once || !mayPass(error)) throw error;
      onFailure(error);
      pause = pauseAfterFailureMs;
    }
    if (once) return;
    from = Math.max(begin, newest - overlapMs);
    told = new Map([...told].filter(([, at]) => at >= from));
    await shell.wait(pause);
  }
}
