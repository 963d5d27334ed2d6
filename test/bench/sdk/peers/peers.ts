import type { OpenContender } from './contender.ts';
import { eppo } from './eppo.ts';
import { flagd } from './flagd.ts';
import { growthbook } from './growthbook.ts';
import { langfuse } from './langfuse.ts';
import { launchdarkly } from './launchdarkly.ts';
import { unleash } from './unleash.ts';

/** Every peer by its package. */
export const peers: Readonly<Record<string, OpenContender>> = {
  '@langfuse/client': langfuse,
  '@openfeature/flagd-core': flagd,
  '@growthbook/growthbook': growthbook,
  'unleash-client': unleash,
  '@launchdarkly/node-server-sdk': launchdarkly,
  '@eppo/node-server-sdk': eppo,
};
