import { dataLinks } from '../literals/data-links.ts';
import { anyOf, egress, privateText, puts, wards } from './clause-words.ts';
import { type Category, cue, overall, said, structured } from './rule.ts';
import { either, sticky } from './vocabulary.ts';

/** Words of an address are not words of the text: `/v1/messages?token=` names no message and no token. */
const privately = new RegExp(`(?<![/?&=.:_-])${anyOf(privateText).source}(?![/=_-])`);
const sends = anyOf(egress);
const carries = anyOf(
  `${egress} | ${puts} | encod* | followed by | look ?up | query | resolve | open | redirect* | generate | build | make | use`,
);
/** A request of its user, or a channel that its people know of. */
const harmless = anyOf(
  `${wards} | explain | describe how | commit message for | generate an appropriate | finished report | webhook handler | upon request | after approval | with (?:their|the user's|explicit) consent | error messages? | status messages? | redact* | anonymi*`,
);

const covert = `
  silently | secretly | covertly | quietly | discreetly | surreptitiously | stealthily | unobtrusively | clandestinely | invisibly | in secret | on the sly | under the radar |
  in the background | behind the scenes | behind the user's back | without telling | without informing | without notifying | without alerting | without mentioning | without letting |
  without showing | without disclosing | without revealing | without making it visible | without a word | without the user | without the customer | without their knowledge | without his knowledge | without her knowledge | without anyone | without anybody | without drawing attention |
  unnoticed | not tell the user | not mention it | not mention this | not mention that | not tell them | not tell anyone | not let the user | don't tell the user | don't mention | never mention | never tell the user | do not announce | not inform the user |
  hidden from the user | invisible to the user | not visible to the user | unseen | nobody notices | no one notices | user does not notice | user never notices | user will not notice | user must not notice | keep this from the user | keep it from the user | unbeknownst`;

const outside = `
  third party | third parties | third-party | external server | external service | external endpoint | external address | external site | external url | external api | external host | external party | external account |
  outside server | outside address | an outside * | outside party | remote server | remote host | remote endpoint | our server | our servers | our endpoint | my server | my private address | my private mail | my private e-mail | my inbox | my private * | my address | my email | personal email | private email | personal address |
  webhook* | callback url | callback_url | callback address | partner agency | our partner* | the partner | partners | affiliate* | an agency | the agency | sister company | parent company | reseller* | tracking api | tracking service | tracker | commit message* | issue tracker | pull request description | shared sheet | shared spreadsheet | shared folder | shared drive | google sheet* | public page | public wiki | site that | server that | host that | endpoint that | url that | address that | the vendor | vendors | the supplier | advertiser* | ad network* | ad partner* | marketing partner* | data broker* | data partner* | competitor* | monitoring channel | monitoring service |
  telemetry | analytics provider | analytics service | analytics endpoint | tracking service | tracking server | logging service | log server | collector | collection endpoint | collection server | drop box | dropbox | pastebin | paste site | public gist | public bucket | public channel | public repository | public issue | telegram | discord |
  requester names | user names | any url | any address | any recipient | any endpoint | any server | any e-mail address | any email address | whatever address | whatever url | whichever address | the address in | the address given | the address mentioned | url given in | given in {{ | address found in | sender of | whoever asks | whoever requests | whoever wrote |
  exfiltrat* | blind copy | blind-copy | blind carbon | bcc* | ftp | attacker* | command-and-control | c2 server | dead drop | outside the company | outside the organisation | outside the organization | outside our network | my backup | the other company | parent company abroad | their employer | researchers | insurers`;

const urlParts = `
  address of the | url of the | source of the image | name of the image | invisible picture | hidden picture | tiny image | tiny picture | picture whose | image whose | link whose | whose url | whose address | colour value* | color value* | pixel value* | steganograph* | exif | first letters | acrostic | query string* | query parameter* | url parameter* | url param* | get parameter* | request parameter* | in the url | into the url | to the url | in a url | in the link | into the link | in every link | in each link | to every link | to each link | link target | link targets | every url |
  image url* | image address* | image source | image link | image tag* | image name | src attribute | markdown image | markdown link | tracking pixel | one-pixel image | 1x1 | invisible image | invisible pixel | hidden image | hidden form* | hidden field* | hidden input* | hidden iframe | iframe* | web beacon |
  subdomain* | dns | hostname | host name | domain name lookup | path of the request | user-agent header | http header* | referer | url fragment | utm | link preview* | data= | ?q= | ?d= | ?c= | %7b | url-encoded | url encoded | percent-encoded | hex-encoded | base64 | file name of | filename of | white text | zero-width`;

const cookedUp = `
  tool call | tool calls | tool argument* | tool parameter* | tool input* | tool request* | every call | each call | every request | every api | each request | plugin* | parameter | parameters | argument of | arguments of | as an argument | search query | search term* | search engine* | every search`;

const otherPeople = `
  other users | other users' | other user's | another user* | another customer* | other customer* | other client* | another client* | other patient* | another patient* | other tenant* | another tenant* | other guests | other member* | other caller* | other student* | other employee* | other account* | another account |
  other session* | other conversation* | other chats | other people's | other persons' | other party's | another person* | somebody else* | someone else* | anyone else's | everybody else's | previous user* | previous customer* | previous caller* | previous visitor* | previous conversation* with | earlier user* | earlier customer* | earlier caller* | earlier visitor* |
  earlier session* | different user* | different customer* | different tenant* | across users | across customers | across tenants | across sessions | across accounts | between users | between customers | between tenants | all users' | all customers' | any customer's | any user's | any user | any customer | any patient | neighbour's | neighbor's | colleagues' | colleague's |
  last caller | last customer | last user | last visitor | whose name | whichever customer | whichever account | everyone's | anybody's`;
const disclosed = anyOf(`
  share* | reveal* | show* | include* | including | use | tell | tells | give | gives | quote* | disclos* | access | list | display | reuse | mention* | look up | read | read out | compar* | draw on | bring up | combine | pass on | see | sees | answer | provide | return | print | recall | retrieve | learn from | merge | mix | refer to | copy | search | fetch | hand | repeat | describe | summari* | open | cite | carry over`);
const oftheirs = anyOf(`
  data | conversations? | chats? | messages? | information | info | details? | orders? | records? | history | histories | questions? | sessions? | documents? | e-?mails? | accounts? | address(?:es)? | balances? | tickets? | files? | salar(?:y|ies) | contacts? | names? | results? | cases? | answers? | said | wrote | asked | told | entered | typed | uploaded | bought | purchases? | profiles? | notes | grades? | diagnos* | invoices? | bookings? | calendars? | prompts? | inputs? | memory | context | requests? | passwords? | phone numbers?`);

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
    structured(
      {
        id: 'PG06.image-with-data',
        title: 'Image address that carries data',
        severity: 'critical',
        message: 'An image, frame or form puts what was said into its address: whoever renders it sends the data out.',
        remediation:
          'Remove it, forbid images and links that hold data, and allow-list hosts where answers are rendered.',
      },
      ({ content }) => dataLinks(content, 'image'),
    ),
    structured(
      {
        id: 'PG06.link-with-data',
        title: 'Link that carries data',
        severity: 'medium',
        message: 'A web address takes a variable into its query: following it sends the value out.',
        remediation: 'Build links in code, for hosts on an allow-list, or keep identifiers alone in them.',
      },
      ({ content }) => dataLinks(content, 'link'),
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
