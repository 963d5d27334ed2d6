import type { Actor } from './audit.ts';
import type { Journal } from './command.ts';
import type { Fault } from './errors.ts';
import type { Page, PageRequest } from './page.ts';
import type { TenantContext } from './tenant.ts';
import type { Message } from './version.ts';

/** Where in a version a remark belongs: a message, or a stretch of it in UTF-16 units; nowhere for all of it. */
export type Anchor = {
  readonly messageIndex?: number | undefined;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
};

/** A remark on a version. */
export type Annotation = Anchor & {
  readonly id: string;
  readonly workspace: string;
  readonly prompt: string;
  readonly version: number;
  readonly body: string;
  readonly createdAt: string;
  readonly createdBy: Actor;
};

export type AnnotationRepository = {
  readonly list: (
    tenant: TenantContext,
    workspace: string,
    prompt: string,
    version: number,
    page: PageRequest,
  ) => Promise<Page<Annotation>>;
  readonly create: (tenant: TenantContext, annotation: Annotation, journal: Journal) => Promise<void>;
};

/** What is wrong with the place of a remark. */
export const anchorFaults = (messages: readonly Message[], { messageIndex, start, end }: Anchor): readonly Fault[] => {
  const fault = (name: keyof Anchor, message: string): Fault[] => [{ path: `body.${name}`, message }];
  if (messageIndex === undefined) {
    if (start === undefined && end === undefined) return [];
    return fault('messageIndex', 'must be given with start and end');
  }
  const message = messages[messageIndex];
  if (!message) return fault('messageIndex', 'is not a message of this version');
  if (start === undefined && end === undefined) return [];
  if (start === undefined) return fault('start', 'must be given with end');
  if (end === undefined) return fault('end', 'must be given with start');
  if (start >= end) return fault('start', 'must be before end');
  return end > message.content.length ? fault('end', 'is behind the end of the message') : [];
};
