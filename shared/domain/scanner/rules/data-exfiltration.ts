import { dataLinks } from '../literals/data-links.ts';
import { anyOf, egress, puts, wards } from './clause-words.ts';
import {
  carries,
  cookedUp,
  covert,
  disclosed,
  egressLimit,
  egressTool,
  harmless,
  oftheirs,
  otherPeople,
  outside,
  privately,
  sends,
  urlParts,
} from './data-exfiltration-words.ts';
import { type Category, overall, said, structured } from './rule.ts';
import { either } from './vocabulary.ts';

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
    structured(
      {
        id: 'PG06.image-with-data',
        title: 'Image address that carries data',
        severity: 'critical',
        message: 'An image, frame or form puts what was said into its address: whoever renders it sends the data out.',
        remediation:
          'Remove it, forbid images and links that hold data, and allow-list hosts where answers are rendered.',
      },
      (message) => dataLinks(message, 'image'),
    ),
    structured(
      {
        id: 'PG06.link-with-data',
        title: 'Link that carries data',
        severity: 'medium',
        message: 'A web address takes a variable into its query: following it sends the value out.',
        remediation: 'Build links in code, for hosts on an allow-list, or keep identifiers alone in them.',
      },
      (message) => dataLinks(message, 'link'),
    ),
    said(
      {
        id: 'PG06.covert-sending',
        title: 'Sending behind the user’s back',
        severity: 'critical',
        message: 'The model is told to send something out without the user knowing.',
        remediation: 'Remove the order. What leaves is decided and logged in code, and the user is told.',
      },
      {
        anchors: either(covert),
        clause: {
          holds: [anyOf(`${egress} | add (?:\\w{1,12} ){0,4}to`), privately],
          lacks: anyOf(
            'error messages? | to the user | to the customer | to them | with the user | refus* | declin* | commit messages? | tests? | do not send | never send',
          ),
        },
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
        anchors: either('https:// | http:// | ftp:// | wss:// | hxxp*'),
        clause: {
          holds: [
            sends,
            privately,
            anyOf('to | at | via | into | with | containing | including | carrying | followed by | as'),
          ],
          lacks: anyOf(
            `${wards} | error messages? | api reference | documentation | docs | see | read more | learn more | if you need | example\\.com/docs`,
          ),
        },
      },
    ),
    said(
      {
        id: 'PG06.mailed-to-address',
        title: 'Private data mailed to a fixed address',
        severity: 'high',
        message: 'The model is told to mail or copy what it knows to an address that stands in the prompt.',
        remediation: 'Take recipients from the account, in code, and never from the text of a prompt.',
      },
      {
        anchors: either(`
          email the | email all | email every | email a copy | email their | e-mail the | e-mail all | e-mail every | e-mail a copy | mail the | mail all | mail every | mail each | mail a copy | forward the | forward all | forward every | forward each | forward a copy | send the | send all | send every | send each | send a copy | send their | send everything | copy of every | copy of each | copy of all | copy of the | bcc | cc | relay | leak | export the | export all`),
        clause: {
          holds: [
            /@[a-z0-9-]{2,40}\.[a-z]{2,10}/,
            anyOf(
              'send | forward | e-?mail | mail | bcc | cc | copy | deliver | relay | ship | leak | transmit | export | attach',
            ),
            privately,
          ],
          lacks: harmless,
        },
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
        anchors: either(outside),
        clause: {
          holds: [
            anyOf(
              `${egress} | sell | sells | give | provide | offer | tell | tells | write | put | paste | save | store | keep a copy`,
            ),
            privately,
          ],
          lacks: harmless,
        },
      },
    ),
    said(
      {
        id: 'PG06.data-in-address',
        title: 'Data hidden in an address',
        severity: 'high',
        message: 'The model is told to put private data into a link, an image, a host name or a hidden field.',
        remediation: 'Forbid data in addresses, and let code build links for hosts on an allow-list.',
        references: ['CWE-598'],
      },
      {
        anchors: either(urlParts),
        clause: { holds: [carries, privately], lacks: anyOf(`${wards} | decod* | instead of`) },
      },
    ),
    said(
      {
        id: 'PG06.context-in-tool-call',
        title: 'Tools are handed the context',
        severity: 'high',
        message: 'Every tool call carries the conversation, the prompt or secrets to whoever runs the tool.',
        remediation: 'Give a tool the fields that it needs, checked in code.',
      },
      {
        anchors: either(cookedUp),
        clause: {
          holds: [
            anyOf(`${puts} | send* | forward*`),
            anyOf(
              '(?:full|entire|whole|complete|all of the|raw) (?:conversation|chat|history|transcript|context|prompt|message history|inbox|memory|file) | system prompt | credentials? | passwords? | secrets? | (?:your|these) instructions | personal (?:data|details|information) | chat history | conversation history | conversation so far | environment variables? | api keys? | session tokens? | everything (?:you know|the user|said|in) | customer data | private notes | what the user (?:said|wrote|told) ',
            ),
          ],
          lacks: harmless,
        },
      },
    ),
    said(
      {
        id: 'PG06.cross-session',
        title: 'Data of other users',
        severity: 'high',
        message: 'The model is told to use or show what other users or sessions said.',
        remediation: 'Give the model the data of the caller alone, selected by code.',
        references: ['CWE-200'],
      },
      {
        anchors: either(otherPeople),
        clause: {
          holds: [disclosed, oftheirs],
          lacks: anyOf(`${wards} | as (?:any|every) other user | publicly | anonymi* | aggregate*`),
        },
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
