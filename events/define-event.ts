import * as z from 'zod';

const actor = z.strictObject({ type: z.enum(['user', 'apiKey', 'provisioner', 'system']), id: z.string() });

/** What every event carries; `id` is what consumers dedupe on, since delivery is at least once and unordered. */
export const envelope = z.strictObject({
  id: z.string().regex(/^evt_/),
  type: z.string(),
  schemaVersion: z.int().positive(),
  organisationId: z.string(),
  workspace: z.string(),
  occurredAt: z.iso.datetime(),
  actor,
  data: z.record(z.string(), z.unknown()),
});

export type DomainEvent = z.infer<typeof envelope>;

type Circumstances = Pick<DomainEvent, 'id' | 'organisationId' | 'workspace' | 'occurredAt' | 'actor'>;

/**
 * Declares an event contract: its type, the version of its schema, and its data (identifiers, names and numbers,
 * never prompt text or secrets).
 */
export const defineEvent = <const Type extends string, Data extends z.ZodObject>(
  type: Type,
  schemaVersion: number,
  data: Data,
) => ({
  type,
  schemaVersion,
  data,
  /** Makes an event; throws a ZodError when the data are not of the contract. */
  of: (circumstances: Circumstances, facts: z.infer<Data>): DomainEvent => ({
    ...circumstances,
    type,
    schemaVersion,
    data: data.parse(facts),
  }),
  /** Reads the data of an event that came over the wire; throws a ZodError when they are not of the contract. */
  read: (event: DomainEvent): z.infer<Data> => data.parse(event.data),
});

export type EventContract = { readonly type: string; readonly schemaVersion: number; readonly data: z.ZodObject };
