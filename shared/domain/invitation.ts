import { AppError } from './errors.ts';
import { idPattern } from './ports.ts';

/** How long an invitation can be accepted. */
export const invitationSeconds = 7 * 24 * 3600;

/** A single-use way into an organisation. */
export type Invitation = {
  readonly id: string;
  readonly userId: string;
  readonly tokenHash: string;
  readonly endsAt: string;
};

export type InvitationToken = { readonly organisationId: string; readonly id: string; readonly secret: string };

const tokenPattern = new RegExp(`^inv_(${idPattern('organisation')})_(${idPattern('invitation')})_([\\w-]{1,72})$`);

export const invitationTokenOf = ({ organisationId, id, secret }: InvitationToken): string =>
  `inv_${organisationId}_${id}_${secret}`;

/** The one answer to every invitation that is not good, and to the wrong password with one that is. */
export const invalidInvitation = (): AppError =>
  new AppError('unauthenticated', 'The invitation or the password is not valid.');

/** @throws AppError `unauthenticated` for anything that is no invitation. */
export const parseInvitationToken = (token: string): InvitationToken => {
  const [, organisationId, id, secret] = tokenPattern.exec(token) ?? [];
  if (!organisationId || !id || !secret) throw invalidInvitation();
  return { organisationId, id, secret };
};
