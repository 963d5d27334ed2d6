/** Which ASCII units of folded text are of words: letters, digits and the low line. */
export const wordUnits: Uint8Array = Uint8Array.from({ length: 128 }, (_, unit) =>
  /[a-z0-9_]/.test(String.fromCharCode(unit)) ? 1 : 0,
);
