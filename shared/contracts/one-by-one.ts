import * as z from 'zod';
import type { Fault } from '../domain/errors.ts';
import type { Judged } from '../domain/judged.ts';

/** Why an item is refused; whoever makes a document of the schema asks without telling. */
type Refusal = { readonly error: Pick<z.core.$ZodError, 'issues'> } | undefined;

const faultsOf = (refusal: Refusal): readonly Fault[] =>
  (refusal?.error.issues ?? []).map(({ path, message }) => ({ path: path.map(String).join('.'), message }));

const judge = <Value>(value: Value): Judged<Value> => ({ value });

/**
 * A list of which each item is judged by itself: a faulty one is handed on with what is wrong with it, and spoils no
 * other. What may be sent, and what the document shows, is a list of `item`; the paths of faults begin in the item.
 */
export const oneByOne = <Output, Input>(item: z.ZodType<Output, Input>) =>
  z.array(item.transform((value) => judge(value)).catch((refusal: Refusal) => ({ faults: faultsOf(refusal) })));
