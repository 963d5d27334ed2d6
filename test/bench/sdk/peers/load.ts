/** A peer's package. They are installed when they are needed, so their types are not there. */
// biome-ignore lint/suspicious/noExplicitAny: as said
export const load = (name: string): Promise<any> => import(name);
