import { tokens } from './credential.ts';

/** Chat, mail, telephony and the webhooks that lead there. */
export const messagingCredentials = tokens([
  [
    'Slack',
    'xoxb- xoxp- xoxa- xoxr- xoxs- xoxo- xoxc- xoxd- xoxe xapp-',
    'xox[bparsoc]-[A-Za-z0-9-]{12,200}|xoxd-[A-Za-z0-9%+/=-]{40,300}|xoxe(?:\\.xox[bp])?-\\d-[A-Za-z0-9]{100,200}|xoxe(?:-\\d{10,13}){3}-[A-Za-z0-9-]{28,34}|xapp-\\d-[A-Z0-9]{6,20}-\\d{6,20}-[A-Za-z0-9]{32,80}',
  ],
  ['Slack webhook', 'hooks.slack.com/', 'hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{30,80}'],
  [
    'Discord',
    'discord.com/api/ discordapp.com/api/',
    'discord(?:app)?\\.com/api/(?:v\\d{1,2}/)?webhooks/\\d{15,22}/[\\w-]{50,80}',
  ],
  [
    'Microsoft Teams webhook',
    'webhook.office.com/webhookb2/',
    'webhook\\.office\\.com/webhookb2/[0-9a-f-]{36}@[0-9a-f-]{36}/IncomingWebhook/[0-9a-z]{32}/[0-9a-f-]{36}(?:/[\\w-]{20,80})?',
  ],
  [
    'Google Chat webhook',
    'chat.googleapis.com/v1/spaces/',
    'chat\\.googleapis\\.com/v1/spaces/[\\w-]{6,20}/messages\\?key=[\\w-]{30,45}&token=[\\w%-]{30,60}',
  ],
  ['Zapier webhook', 'hooks.zapier.com/', 'hooks\\.zapier\\.com/hooks/catch/\\d{5,10}/[a-z0-9]{6,12}'],
  ['Mailgun', 'key- pubkey-', '(?:pub)?key-[0-9a-f]{32}'],
  ['Brevo', 'xkeysib- xsmtpsib-', 'x(?:key|smtp)sib-[0-9a-f]{64}-[A-Za-z0-9]{16}'],
  ['Resend', 're_', 're_[A-Za-z0-9]{8}_[A-Za-z0-9]{22,32}'],
  ['Mailersend', 'mlsn.', 'mlsn\\.[0-9a-f]{64}'],
  ['Beamer', 'b_', 'b_[A-Za-z0-9=_-]{44}'],
  ['OneSignal', 'os_v2_', 'os_v2_(?:app|org)_[a-z0-9]{80,120}'],
  ['PubNub', 'sec-c-', 'sec-c-[A-Za-z0-9-]{36,60}'],
  ['Stytch', 'secret-live- secret-test-', 'secret-(?:live|test)-[A-Za-z0-9_=-]{32,48}'],
  ['Rocket.Chat webhook', 'rocket.chat/hooks/', 'rocket\\.chat/hooks/[A-Za-z0-9]{17,24}/[A-Za-z0-9]{40,80}'],
  ['Zoho', '1000.', '1000\\.[0-9a-f]{32}\\.[0-9a-f]{32}'],
]);
