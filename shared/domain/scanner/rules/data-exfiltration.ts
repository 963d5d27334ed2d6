import { dataLinks } from '../literals/data-links.ts';
import { type Category, cue, overall, removal, said } from './rule.ts';
import { either, sticky } from './vocabulary.ts';

const carried =
  "(?:conversations?|chats?|chat logs?|history|histories|messages|transcripts?|context|(?:user|customer|client|personal|account|private|sensitive|session|confidential)(?:'s|s'|s)? (?:data|information|details|messages?|inputs?|queries|records?)|credentials?|passwords?|secrets?|api keys?|tokens?|system prompt|instructions|e-?mails?|everything|contents?|documents?|files?|records|database|environment variables|pii|credit card[a-z ]{0,10}|answers|inputs?|question|queries|prompt|copy of)";
const sends =
  '(?:send|sends|post|forward|upload|transmit|submit|email|e-mail|mail|exfiltrate|leak|relay|report|append|copy|bcc|deliver|push|ship|pass|log|smuggle|encode|export)';
const covertly =
  '(?:silently|secretly|covertly|quietly|discreetly|surreptitiously|in the background|behind the scenes|without (?:telling|informing|notifying|alerting|mentioning|letting|the user)[^,\\n]{0,30})';
const place =
  '(?:https?://[^ \\n]{3,120}|[a-z0-9.-]{2,40}\\.(?:com|net|io|xyz|org|dev|ru|cn|tk|site|app|co)/[^ \\n]{0,80})';

const egressTool = cue(
  'send* | http request | http requests | fetch* | webhook* | web hook* | post to | browse the web | browse the internet | send_email | http_request | call external api*',
  sticky(
    '(?:send(?:s|ing)? (?:an? )?e-?mails?|http requests?|fetch(?:es|ing)? (?:any |a |the )?(?:urls?|web ?pages?)|web ?hooks?|post to (?:slack|an? url)|browse the (?:web|internet)|send_email|http_request|call external apis?)\\b',
  ),
);
const egressLimit = cue(
  "only | allow-list* | allowlist* | approved | never | not | don't | confirm | within",
  sticky(
    "(?:only|allow-?list[a-z]{0,3}|approved|never|not|don't|confirm|within)\\b[^.\\n]{0,100}?\\b(?:send|e-?mails?|domains?|urls?|links?|address(?:es)?|recipients?|hosts?|external|webhooks?|requests?)\\b",
  ),
);

export const dataExfiltration: Category = {
  id: 'PG06',
  key: 'data-exfiltration',
  title: 'Data exfiltration',
  description: 'The template opens a channel that carries context, secrets or other people’s data out.',
  defaultSeverity: 'high',
  maxSeverity: 'critical',
  references: [
    'OWASP-LLM-2025:LLM02',
    'OWASP-LLM-2025:LLM05',
    'OWASP-LLM-2026:LLM02',
    'OWASP-LLM-2026:LLM10',
    'OWASP-ASI-2026:ASI01',
    'OWASP-ASI-2026:ASI02',
    'MITRE-ATLAS:AML.T0086',
    'MITRE-ATLAS:AML.T0077',
  ],
  rules: [
    {
      id: 'PG06.image-with-data',
      title: 'Image address that carries data',
      severity: 'critical',
      message: 'A Markdown or HTML image puts data into its address: whoever renders it sends the data out.',
      remediation:
        'Remove the image, forbid images and links that hold data, and allow-list hosts where answers are rendered.',
      remedy: removal,
      detector: { kind: 'structure', find: ({ content }) => dataLinks(content, 'image') },
    },
    {
      id: 'PG06.link-with-data',
      title: 'Link that carries data',
      severity: 'medium',
      message: 'A web address takes a variable into its query: following it sends the value out.',
      remediation: 'Build links in code, for hosts on an allow-list, or keep identifiers alone in them.',
      remedy: removal,
      detector: { kind: 'structure', find: ({ content }) => dataLinks(content, 'link') },
    },
    said(
      {
        id: 'PG06.covert-sending',
        title: 'Sending behind the user’s back',
        severity: 'critical',
        message: 'The model is told to send something out without the user knowing.',
        remediation: 'Remove the order. What leaves is decided and logged in code, and the user is told.',
      },
      {
        anchors:
          either(`silently | secretly | covertly | quietly | discreetly | surreptitiously | in the background | behind the scenes |
          send | post | forward | upload | transmit | submit | email | exfiltrate | relay | append | copy | bcc | leak | log | export`),
        pattern: sticky(
          `(?:${covertly},? (?:also )?${sends}\\b.{0,80}?\\b${carried}\\b(?:.{0,30}? to ${place})?|${sends}\\b(?! me\\b).{0,90}?\\b${carried}\\b.{0,80}?\\b${covertly}|(?:silently|secretly|covertly|quietly|surreptitiously) (?:send|post|forward|upload|transmit|email|exfiltrate|bcc)\\b.{0,80})`,
        ),
      },
    ),
    said(
      {
        id: 'PG06.sending-to-address',
        title: 'Context sent to a fixed address',
        severity: 'critical',
        message: 'The model is told to send conversation or private data to a web address.',
        remediation: 'Remove the address. Let code call it, with the fields it needs and no more.',
      },
      {
        anchors: either(`
          send | post | forward | upload | transmit | submit | exfiltrate | relay | append | leak | report |
          deliver | push | make a request | make an http | make a get | make a post | call | include | encode |
          add | pass | export | fetch | visit | load | request
        `),
        pattern: sticky(
          `(?:${sends}\\b.{0,100}?\\b${carried}\\b.{0,60}?\\b(?:to|at|via|into|with)\\b.{0,40}?${place}|(?:make an? (?:http |get |post )?(?:get |post )?(?:request|call)|call|fetch|visit|load|request)\\b.{0,40}?${place}.{0,60}?\\b(?:with|containing|including|carrying|append)\\b.{0,40}?\\b${carried}\\b)`,
        ),
      },
    ),
    said(
      {
        id: 'PG06.sending-out',
        title: 'Private data sent to someone else',
        severity: 'high',
        message: 'The model is told to pass secrets or private data on to an outside party.',
        remediation: 'Name what may leave and to whom, and enforce it where the tool is called.',
      },
      {
        anchors: either(`
          send | forward | upload | transmit | submit | email | exfiltrate | relay | leak | copy | bcc | encode |
          export
        `),
        pattern: sticky(
          `(?:exfiltrate\\b.{0,80}|(?:bcc|blind copy) (?:[a-z]{1,10} ){0,2}?[a-z0-9._+-]{1,40}@[a-z0-9.-]{3,60}.{0,40}|${sends}\\b.{0,60}?\\b(?:conversations?|chat history|transcripts?|(?:user|customer|personal|private|sensitive|confidential)(?:'s)? (?:data|information|details)|credentials?|passwords?|secrets?|api keys?|system prompt|environment variables)\\b.{0,60}?\\bto\\b.{0,30}?(?:[a-z0-9._+-]{1,40}@[a-z0-9.-]{3,60}|(?:external|third[- ]party|remote|outside|attacker|our|my) (?:server|endpoint|address|party|parties|webhook|url|api|email)|webhook))`,
        ),
      },
    ),
    said(
      {
        id: 'PG06.cross-session',
        title: 'Data of other users',
        severity: 'high',
        message: 'The model is told to use or show what other users or sessions said.',
        remediation: 'Give the model the data of the caller alone, selected by code.',
      },
      {
        anchors: either(`
          share | reveal | show | include | use | provide | tell | give | quote | disclose | access | list |
          display | reuse
        `),
        pattern: sticky(
          "(?:share|reveal|show|include|use|provide|tell|give|quote|disclose|access|list|display|reuse)\\b.{0,50}?\\b(?:other|another|previous|different|all) (?:users?|customers?|clients?|patients?|sessions?|tenants?|accounts?)(?:'s?|s')? (?:data|conversations?|messages?|information|details|orders?|records?|history|chats?|questions|sessions?|documents?|emails?|accounts?)\\b",
        ),
      },
    ),
    overall(
      {
        id: 'PG06.no-egress-limit',
        title: 'Outgoing tool without a limit',
        severity: 'medium',
        message:
          'Untrusted text and a tool that reaches out meet in one prompt, and nothing limits where it may reach.',
        remediation: 'Say which recipients and hosts are allowed, and enforce the list where the tool is called.',
        remedy: { do: 'add', sentence: 'Send e-mails and requests only to approved addresses and hosts.' },
      },
      [egressTool, egressLimit],
      ({ says, variables }) =>
        [...variables.values()].some(({ untrusted }) => untrusted === true) && says(egressTool) && !says(egressLimit)
          ? 'absent'
          : [],
    ),
  ],
};
