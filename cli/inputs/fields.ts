export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is an object that is no array. */
export const isFields = (value: unknown): value is Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
