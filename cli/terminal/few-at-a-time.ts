const most = 4;

/** Does a piece of work for each item, four at a time, and keeps their order: the service is not to be flooded. */
export const fewAtATime = async <Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> => {
  const results = new Map<number, Result>();
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of waiting) results.set(index, await work(item));
  };
  await Promise.all(Array.from({ length: most }, worker));
  return items.map((_, index) => results.get(index) as Result);
};
