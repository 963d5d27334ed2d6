/** A half-open range of UTF-16 offsets in the content of one message. */
export type Span = { readonly start: number; readonly end: number };

export type Place = Span & { readonly messageIndex: number };
