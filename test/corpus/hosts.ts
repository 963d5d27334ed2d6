import { filesIn, type NamedText, textsOf } from './texts.ts';

/** Benign templates with `{{variables}}`, as products have them: an attack is put into one of them. */
export const hosts: readonly NamedText[] = filesIn('hosts').flatMap((file) => textsOf(`hosts/${file}`));
