import { rateOf, type Share, shareText } from '../../../tools/share.ts';
import type { Goal } from '../benchmark.ts';

export { rateOf, type Share, shareOf, shareText, sumOf } from '../../../tools/share.ts';

export const shareAtLeast = (name: string, share: Share, least: number): Goal => ({
  name: `${name} ≥ ${100 * least} %`,
  measured: shareText(share),
  met: rateOf(share) >= least,
});

export const shareAtMost = (name: string, share: Share, most: number): Goal => ({
  name: most === 0 ? `${name}: none` : `${name} ≤ ${Number((100 * most).toFixed(2))} %`,
  measured: shareText(share),
  met: rateOf(share) <= most,
});
