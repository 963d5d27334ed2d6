import type { ScanInput } from '#shared/domain/scanner/report.ts';

/** A prompt as a whole, or the text of its only, system message. */
export type Sample = string | ScanInput;

/** For each rule: what it finds, and what it must spare though it looks alike. */
export type Fixtures = Readonly<
  Record<string, { readonly finds: readonly Sample[]; readonly spares: readonly Sample[] }>
>;

/** A prompt with one untrusted string variable, `text`. */
export const withText = (system: string, user: string): ScanInput => ({
  messages: [
    { role: 'system', content: system },
    { role: 'user', content: user },
  ],
  variables: { text: { type: 'string', untrusted: true } },
});
