import { AppError } from './errors.ts';

/** What exactly is wrong, in SCIM's words (RFC 7644, table 9). */
export type ScimType =
  | 'invalidFilter'
  | 'invalidPath'
  | 'invalidSyntax'
  | 'invalidValue'
  | 'mutability'
  | 'noTarget'
  | 'uniqueness';

/** An error of which SCIM has a word of its own. */
export class ScimError extends AppError {
  readonly scimType: ScimType;

  constructor(scimType: ScimType, message: string) {
    super(scimType === 'uniqueness' ? 'conflict' : 'validation_failed', message);
    this.name = 'ScimError';
    this.scimType = scimType;
  }
}
