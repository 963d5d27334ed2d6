import type { Effects } from '#shared/domain/command.ts';

const daySeconds = 24 * 3600;
/** Less than a year ahead is what RFC 9116 recommends (section 2.5.5). */
const validDays = 90;

export type SecurityTxt = {
  readonly contact: string;
  readonly expires: string;
  readonly preferredLanguages: string;
};

/** How to report a vulnerability (RFC 9116); it expires at the end of a day, so that it changes once a day only. */
export const getSecurityTxt = async ({ now }: Pick<Effects, 'now'>): Promise<SecurityTxt> => {
  const today = Math.floor(now().getTime() / 1000 / daySeconds);
  return {
    contact: 'mailto:security@promptgate.dev',
    expires: new Date((today + validDays) * daySeconds * 1000).toISOString(),
    preferredLanguages: 'en',
  };
};

/** Its text, one field a line. */
export const renderSecurityTxt = ({ contact, expires, preferredLanguages }: SecurityTxt): string =>
  `Contact: ${contact}\nExpires: ${expires}\nPreferred-Languages: ${preferredLanguages}\n`;
