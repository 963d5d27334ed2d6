import type { TenantContext } from '../domain/tenant.ts';

const mostBuckets = 5000;

/** What one container knows of each bucket; of too many it forgets those that it has known longest. */
export const bucketMemory = <Known>(unknown: () => Known) => {
  const memory = new Map<string, Known>();
  return ({ organisationId }: TenantContext, { name }: { readonly name: string }): Known => {
    const id = `${organisationId}#${name}`;
    const known = memory.get(id) ?? unknown();
    if (!memory.has(id)) memory.set(id, known);
    const [oldest] = memory.keys();
    if (memory.size > mostBuckets && oldest !== undefined) memory.delete(oldest);
    return known;
  };
};
