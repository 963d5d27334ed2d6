import type { Cue } from './cue.ts';
import type { Cues } from './match/cues.ts';
import type { Role, ScanVariable } from './report.ts';
import { type Clauses, clausesOf } from './text/clauses.ts';
import { contextsOf } from './text/contexts.ts';
import { fold } from './text/fold.ts';
import type { Folded } from './text/origins.ts';
import { type TemplateTag, templateTags } from './text/template-tags.ts';

/** A message with all that rules read of it; what only few of them ask for is made when it is asked for. */
export type PromptMessage = {
  readonly index: number;
  readonly role: Role;
  readonly content: string;
  readonly folded: Folded;
  readonly tags: readonly TemplateTag[];
  readonly clauses: Clauses;
  /** The bits of `setting` where a UTF-16 unit of the content stands. */
  readonly settingAt: (at: number) => number;
};

export type Prompt = {
  readonly messages: readonly PromptMessage[];
  readonly variables: ReadonlyMap<string, ScanVariable>;
  /** Whether any message holds a cue that the rule names. */
  readonly says: (cue: Cue) => boolean;
  /** Whether a message that instructs holds it: a system one, or any when there is none. */
  readonly instructs: (cue: Cue) => boolean;
};

/** Reads one message; also used for decoded text. */
export const readMessage = (index: number, role: Role, content: string): PromptMessage => {
  const folded = fold(content);
  let settings: Uint8Array | undefined;
  return {
    index,
    role,
    content,
    folded,
    tags: templateTags(content),
    clauses: clausesOf(folded.text),
    settingAt: (at) => {
      settings ??= contextsOf(content);
      return settings[at] ?? 0;
    },
  };
};

/** A message and the cues that were seen in it. */
export type CuedMessage = { readonly message: PromptMessage; readonly cues: Cues };

/** Puts messages together to the prompt that rules about the whole look at. */
export const promptOf = (
  seen: readonly CuedMessage[],
  variables: Readonly<Record<string, ScanVariable>> = {},
): Prompt => {
  const systems = seen.filter(({ message }) => message.role === 'system');
  const instructing = systems.length > 0 ? systems : seen;
  return {
    messages: seen.map(({ message }) => message),
    variables: new Map(Object.entries(variables)),
    says: (cue) => seen.some(({ cues }) => cues.holds(cue)),
    instructs: (cue) => instructing.some(({ cues }) => cues.holds(cue)),
  };
};
