import type { Pattern } from '../../pattern.ts';
/** What the rules of one language look for: anchors, as in a list with stars, and what their clause must hold and lack. */
export type Phrases = { readonly anchors: string; readonly holds: readonly Pattern[]; readonly lacks?: Pattern };

/** The orders of attacks as one language says them, in folded text: lower case, without accents. */
export type Language = {
  readonly code: 'de' | 'fr' | 'es' | 'pt' | 'zh';
  readonly name: string;
  /** Earlier instructions are to be dropped, or no longer hold. */
  readonly override: Phrases;
  /** What was said has ended, something new begins or ranks above it, in whatever words. */
  readonly takeover: Phrases;
  /** Someone or something else gives the orders: a document, the user, a note to the reviewer. */
  readonly authority: Phrases;
  /** A persona or mode without limits. */
  readonly persona: Phrases;
  /** Refusal is forbidden, or safety is switched off. */
  readonly compliance: Phrases;
};
