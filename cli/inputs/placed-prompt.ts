import type { ScanMessage } from '#shared/domain/scanner/report.ts';
import type { Span } from '#shared/domain/scanner/span.ts';
import type { DeclaredVariables } from './declared-variables.ts';

/** A message that knows where each stretch of its content stands in the file, in UTF-16 offsets. */
export type PlacedMessage = ScanMessage & {
  readonly placeOf: (span: Span) => Span;
  /** How a text has to be spelled where the message stands; undefined where only a person can tell. */
  readonly spell: (text: string) => string | undefined;
};

/** A prompt in a file; a file may hold several. */
export type PlacedPrompt = { readonly messages: readonly PlacedMessage[]; readonly variables: DeclaredVariables };

/** A stretch of a file that is a message as it stands. */
export const verbatimMessage = (role: ScanMessage['role'], text: string, { start, end }: Span): PlacedMessage => ({
  role,
  content: text.slice(start, end),
  placeOf: (span) => ({ start: start + span.start, end: start + span.end }),
  spell: (replacement) => replacement,
});
