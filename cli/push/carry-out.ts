import type { Api } from '#sdk/api/create-api.ts';
import type { CreateVersionBody, Scan } from '#sdk/api/types.generated.ts';
import { PromptgateError } from '#sdk/errors.ts';
import { fewAtATime } from '../terminal/few-at-a-time.ts';
import type { Plan, PlannedFragment, PlannedPrompt } from './plan.ts';
import type { VersionSummary } from './remote.ts';

/** What came of a prompt or fragment. */
export type Pushed = {
  readonly kind: 'prompt' | 'fragment';
  readonly name: string;
  readonly path: string;
  readonly action: 'created' | 'changed' | 'unchanged' | 'failed';
  readonly version?: number | undefined;
  readonly status?: VersionSummary['status'] | undefined;
  readonly scan?: VersionSummary['scan'] | undefined;
  readonly findings?: Scan['findings'] | undefined;
  readonly review?: string | undefined;
  readonly error?: PromptgateError | undefined;
};

const deeds = { create: 'created', change: 'changed', keep: 'unchanged' } as const;
const mostNote = 1000;

/** The note of a version: what is said on the command line, else in the file, and the commit that it comes from. */
export const noteOf = (said: string | undefined, commit: string | undefined): string | undefined => {
  const end = commit === undefined ? '' : `(${commit})`;
  const start = (said ?? '').slice(0, mostNote - end.length - 1);
  const note = [start, end].filter((part) => part !== '').join(' ');
  return note === '' ? undefined : note;
};

/** Of one that fails the others do not hear: each tells how it went. */
const told = async (base: Pick<Pushed, 'kind' | 'name' | 'path'>, work: () => Promise<Partial<Pushed>>) => {
  try {
    return { ...base, action: 'unchanged' as const, ...(await work()) };
  } catch (error) {
    if (!(error instanceof PromptgateError)) throw error;
    return { ...base, action: 'failed' as const, error };
  }
};

const unlessUnchanged = async <T>(work: Promise<T>): Promise<T | undefined> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof PromptgateError && error.code === 'unchanged') return undefined;
    throw error;
  }
};

const pushFragment = (api: Api, { action, fragment: { name, path, content }, from }: PlannedFragment, note?: string) =>
  told({ kind: 'fragment', name, path }, async () => {
    if (action === 'keep') return { version: from };
    if (action === 'create') {
      await api.createFragment({ body: { name, content } });
      return { action: 'created', version: 1 };
    }
    const body = { content, ...(note !== undefined && { note }) };
    const made = await unlessUnchanged(api.createFragmentVersion({ fragment: name, body }));
    return made === undefined ? { version: from } : { action: 'changed', version: made.version };
  });

const describe = async (api: Api, { action, describes, prompt }: PlannedPrompt): Promise<void> => {
  const { name, description, tags } = prompt;
  const body = { ...(description !== undefined && { description }), ...(tags !== undefined && { tags: [...tags] }) };
  if (action === 'create') await api.createPrompt({ body: { name, ...body } });
  if (describes) await api.updatePrompt({ prompt: name, body });
};

const pushPrompt = (api: Api, planned: PlannedPrompt, { note, commit }: Said): Promise<Pushed> => {
  const { action, prompt, remote } = planned;
  const { name, path, content } = prompt;
  return told({ kind: 'prompt', name, path }, async () => {
    await describe(api, planned);
    const said = noteOf(note ?? prompt.note, commit);
    const body = { ...content, ...(said !== undefined && { note: said }) } as CreateVersionBody;
    const made = action === 'keep' ? undefined : await unlessUnchanged(api.createVersion({ prompt: name, body }));
    const latest = made ?? remote?.latest;
    return {
      action: deeds[made === undefined ? 'keep' : action],
      version: latest?.version,
      status: latest?.status,
      scan: latest?.scan,
    };
  });
};

type Said = { readonly note: string | undefined; readonly commit: string | undefined };

/** Does what is planned: fragments first, since prompts may name their new versions. Doing it twice changes nothing. */
export const carryOut = async (api: Api, plan: Plan, said: Said): Promise<readonly Pushed[]> => {
  const fragments: Pushed[] = [];
  // One after the other: a fragment may include another one of the same folder.
  for (const planned of plan.fragments)
    fragments.push(await pushFragment(api, planned, noteOf(said.note, said.commit)));
  return [...fragments, ...(await fewAtATime(plan.prompts, (planned) => pushPrompt(api, planned, said)))];
};
