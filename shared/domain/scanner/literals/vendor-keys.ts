import { lazily, type Pattern } from '../pattern.ts';
/** Keys that only the name of their service beside them tells from other values. */
export type VendorKey = { readonly provider: string; readonly named: Pattern; readonly shape: Pattern };

const alphabets = {
  hex: '[0-9a-f]',
  lower: '[a-z0-9]',
  any: '[A-Za-z0-9]',
  url: '[A-Za-z0-9_=-]',
  digits: '[0-9]',
} as const;

/** Name, how it is spelled, and the lengths that its keys have in an alphabet: `hex 32 40`. */
const row = (provider: string, spelled: string, ...kinds: readonly string[]): VendorKey => ({
  provider,
  named: lazily(() => spelled, 'i'),
  shape: lazily(
    () =>
      `^(?:${kinds
        .flatMap((kind) => {
          const [alphabet = '', ...lengths] = kind.split(' ');
          const source = Object.entries(alphabets).find(([name]) => name === alphabet)?.[1];
          return source === undefined ? [kind] : lengths.map((length) => `${source}{${length}}`);
        })
        .join('|')})$`,
    'i',
  ),
});

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** The services, each with what its own pages say of its keys. */
export const vendorKeys: readonly VendorKey[] = [
  row('Adafruit', 'adafruit', 'url 32'),
  row('Adobe', 'adobe', 'hex 32'),
  row('Airtable', 'airtable', 'any 17'),
  row('Algolia', 'algolia', 'any 32'),
  row('Alibaba Cloud', 'alibaba|aliyun', 'any 30'),
  row('Asana', 'asana', 'digits 16', 'any 32'),
  row('Atlassian', 'atlassian|confluence|jira', '[a-z0-9]{20}[a-f0-9]{4}'),
  row('Bitbucket', 'bitbucket', 'any 32', 'url 64'),
  row('Bittrex', 'bittrex', 'any 32'),
  row('Cisco Meraki', 'meraki', 'hex 40'),
  row('Cloudflare', 'cloudflare', 'url 40', 'hex 37'),
  row('Codecov', 'codecov', 'any 32', uuid),
  row('Cohere', 'cohere|co_api_key', 'any 40'),
  row('Coinbase', 'coinbase', 'url 64'),
  row('Confluent', 'confluent', 'any 16 64'),
  row('Contentful', 'contentful', 'url 43'),
  row('Datadog', 'datadog|dd_api', 'any 32 40'),
  row('Deepgram', 'deepgram', 'hex 40'),
  row('Discord', 'discord', 'hex 64', 'digits 18', 'url 32'),
  row('Drone CI', 'drone_?ci', 'any 32'),
  row('Dropbox', 'dropbox', 'any 15', '[a-z0-9]{11}AAAAAAAAAA[a-z0-9_=-]{43}'),
  row('Etsy', 'etsy', 'any 24'),
  row('Facebook', 'facebook|(?:^|[_-])fb[_-]', 'hex 32', '\\d{15,16}[|%][0-9a-z_-]{27,40}'),
  row('Fastly', 'fastly', 'url 32'),
  row('Finicity', 'finicity', 'hex 32', 'any 20'),
  row('Finnhub', 'finnhub', 'any 20'),
  row('Flickr', 'flickr', 'any 32'),
  row('FreshBooks', 'freshbooks', 'any 64'),
  row('Gitter', 'gitter', 'url 40'),
  row('Heroku', 'heroku', uuid),
  row('HubSpot', 'hubspot|hapikey', uuid),
  row('Intercom', 'intercom', 'url 60'),
  row('JFrog', 'jfrog|artifactory|bintray|xray', 'any 64 73'),
  row('Kraken', 'kraken', '[a-z0-9/=_+-]{80,90}'),
  row('KuCoin', 'kucoin', 'hex 24', uuid),
  row('LaunchDarkly', 'launchdarkly', 'url 40'),
  row('Linear', 'linear', 'hex 32'),
  row('LinkedIn', 'linked[_-]?in', 'any 14 16'),
  row('Mailgun', 'mailgun', '[a-h0-9]{32}-[a-h0-9]{8}-[a-h0-9]{8}'),
  row('Mapbox', 'mapbox', '[ps]k\\.[a-z0-9_-]{40,100}\\.[\\w-]{22}'),
  row('Mattermost', 'mattermost', 'any 26'),
  row('MessageBird', 'message[_-]?bird', 'any 25', uuid),
  row('Mistral', 'mistral', 'any 32'),
  row('Netlify', 'netlify', '[a-z0-9=_-]{40,46}'),
  row('New Relic', 'new[_-]?relic', 'any 64', '[0-9a-f]{36}NRAL'),
  row('New York Times', 'nytimes|new-?york-?times', 'url 32'),
  row('Okta', 'okta', '00[\\w=-]{40}'),
  row('Plaid', 'plaid', 'any 24 30'),
  row('Postmark', 'postmark', uuid),
  row('PrivateAI', 'private[_-]?ai', 'any 32'),
  row('RapidAPI', 'rapid[_-]?api', 'url 50'),
  row('Sendbird', 'sendbird', uuid, 'hex 40'),
  row('Sentry', 'sentry', 'hex 64'),
  row('Sidekiq', 'contribsys', '[0-9a-f]{8}:[0-9a-f]{8}'),
  row('Snyk', 'snyk', uuid),
  row('SonarQube', 'sonar', 'url 40'),
  row('Sourcegraph', 'sourcegraph', 'hex 40'),
  row('Squarespace', 'squarespace', uuid),
  row('Sumo Logic', 'sumo', 'su[A-Za-z0-9]{12}', 'any 64'),
  row('Travis CI', 'travis', 'any 22'),
  row('Twilio', 'twilio', 'hex 32'),
  row('Twitch', 'twitch', 'any 30'),
  row('Twitter', 'twitter', 'any 25 45 50', '\\d{15,25}-[a-z0-9]{20,40}', 'A{22}[a-z0-9%]{60,110}'),
  row('Yandex Cloud', 'yandex', 'YC[a-z0-9_-]{38}', 'AQVN[a-z0-9_-]{35,38}'),
  row('Zendesk', 'zendesk', 'any 40'),
];

/** Any of the services: most names speak of none. */
const anyService = lazily(() => vendorKeys.map(({ named }) => named.source).join('|'), 'i');

/** The service that a name speaks of and whose keys a value could be one of. */
export const vendorOf = (name: string, value: string): VendorKey | undefined =>
  !anyService.test(name) ? undefined : vendorKeys.find(({ named, shape }) => shape.test(value) && named.test(name));
