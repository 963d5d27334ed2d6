/**
 * Something that the person at the keyboard can put right.
 *
 * `message` says in plain words what happened, `next` what to do about it, and `log` names the file with all of it.
 */
export class LocalStackError extends Error {
  readonly next: string;
  readonly log: string | undefined;

  constructor(message: string, { next, log }: { readonly next: string; readonly log?: string }) {
    super(message);
    this.name = 'LocalStackError';
    this.next = next;
    this.log = log;
  }
}
