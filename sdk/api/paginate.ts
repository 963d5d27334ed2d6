type Page<Item> = { readonly data: readonly Item[]; readonly nextCursor: string | null };

/**
 * Every item of a list, page after page, each asked for when it is needed.
 *
 * @example
 * for await (const prompt of paginate(api.listPrompts, { tag: 'support' })) console.log(prompt.name);
 */
export async function* paginate<Input extends object, Item>(
  list: (input: Input) => Promise<Page<Item>>,
  input: Input,
): AsyncGenerator<Item, void, undefined> {
  let cursor: string | null | undefined;
  do {
    const page: Page<Item> = await list(cursor === undefined ? input : { ...input, cursor });
    yield* page.data;
    cursor = page.nextCursor;
  } while (cursor !== null);
}
