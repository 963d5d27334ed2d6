import type { Role, ScanInput, ScanVariable } from './report.ts';
import { type Clauses, clausesOf } from './text/clauses.ts';
import { contextsOf } from './text/contexts.ts';
import { type Folded, fold } from './text/fold.ts';
import { type TemplateTag, templateTags } from './text/template-tags.ts';

/** A message with all that rules read of it. */
export type PromptMessage = {
  readonly index: number;
  readonly role: Role;
  readonly content: string;
  readonly folded: Folded;
  readonly clauses: Clauses;
  /** Bits of `setting`, one byte for each UTF-16 unit of the content. */
  readonly settings: Uint8Array;
  readonly tags: readonly TemplateTag[];
};

export type Prompt = {
  readonly messages: readonly PromptMessage[];
  readonly variables: ReadonlyMap<string, ScanVariable>;
  /** The folded text of all messages, one after the other. */
  readonly text: string;
  /** The folded text of the messages that instruct: system ones, or all when there is none. */
  readonly instructions: string;
};

/** Reads one message; also used for decoded text. */
export const readMessage = (index: number, role: Role, content: string): PromptMessage => {
  const folded = fold(content);
  return {
    index,
    role,
    content,
    folded,
    clauses: clausesOf(folded.text),
    settings: contextsOf(content),
    tags: templateTags(content),
  };
};

/** Reads a prompt once for all rules. */
export const readPrompt = ({ messages, variables = {} }: ScanInput): Prompt => {
  const read = messages.map(({ role, content }, index) => readMessage(index, role, content));
  const systems = read.filter(({ role }) => role === 'system');
  const joined = (parts: readonly PromptMessage[]): string => parts.map(({ folded }) => folded.text).join('\n');
  return {
    messages: read,
    variables: new Map(Object.entries(variables)),
    text: joined(read),
    instructions: joined(systems.length > 0 ? systems : read),
  };
};
