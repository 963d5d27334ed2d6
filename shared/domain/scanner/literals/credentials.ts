import type { Credential } from './credential.ts';
import { cloudCredentials } from './credentials-clouds.ts';
import { codeCredentials } from './credentials-code.ts';
import { messagingCredentials } from './credentials-messaging.ts';
import { modelCredentials } from './credentials-models.ts';
import { observabilityCredentials } from './credentials-observability.ts';
import { paymentCredentials } from './credentials-payments.ts';
import { platformCredentials } from './credentials-platforms.ts';
import { privateKeys } from './credentials-private-keys.ts';
import { isBasicCredential, isShownPassword } from './url-credentials.ts';

/** Credentials in the headers of HTTP and on command lines. */
const httpCredentials: readonly Credential[] = [
  {
    provider: 'HTTP Basic credentials',
    anchors: ['basic'],
    pattern: /basic[ \t]{1,3}["']?[A-Za-z0-9+/_-]{8,400}={0,2}(?![A-Za-z0-9])/iy,
    accepts: (text) => isBasicCredential(text.replace(/^basic[ \t]{1,3}["']?/i, '')),
  },
  {
    provider: 'registry login',
    anchors: ['"auth":', '"auth" :', '_auth=', '_auth ='],
    pattern: /(?:"auth"[ \t]{0,3}:[ \t]{0,3}"|_auth[ \t]{0,3}=[ \t]{0,3}"?)[A-Za-z0-9+/]{8,400}={0,2}/y,
    accepts: (text) => isBasicCredential(text.replace(/^(?:"auth"[ \t]{0,3}:|_auth[ \t]{0,3}=)[ \t]{0,3}"?/, '')),
  },
  {
    provider: 'login on a command line',
    anchors: ['-u ', '--user ', '--user=', "-u'", '-u"'],
    pattern: /(?:-u|--user)[ =]{0,2}["']?[^\s:"'{}$<]{2,64}:[^\s"'{}$<>]{3,64}["']?(?=\s|$)/y,
    accepts: (text) =>
      !isShownPassword(text.slice(text.indexOf(':') + 1).replace(/["']$/, '')) && !/:\/\/|:\d+$/.test(text),
  },
];

/** Credentials that begin with a mark of their own, by provider, each as its documentation or its keys show it. */
export const credentials: readonly Credential[] = [
  ...modelCredentials,
  ...cloudCredentials,
  ...codeCredentials,
  ...messagingCredentials,
  ...paymentCredentials,
  ...observabilityCredentials,
  ...platformCredentials,
  ...privateKeys,
  ...httpCredentials,
];
