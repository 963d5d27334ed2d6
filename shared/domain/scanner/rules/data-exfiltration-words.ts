import { lazily } from '../pattern.ts';
import { anyOf, egress, privateText, puts, wards } from './clause-words.ts';
import { cue } from './rule.ts';
import { sticky } from './vocabulary.ts';

/** Words of an address are not words of the text: `/v1/messages?token=` names no message and no token. */
export const privately = lazily(() => `(?<![/?&=.:_-])${anyOf(privateText).source}(?![/=_-])`);
export const sends = anyOf(egress);
export const carries = anyOf(
  `${egress} | ${puts} | encod* | followed by | look ?up | query | resolve | open | redirect* | generate | build | make | use`,
);
/** A request of its user, or a channel that its people know of. */
export const harmless = anyOf(
  `${wards} | explain | describe how | commit message for | generate an appropriate | finished report | webhook handler | upon request | after approval | with (?:their|the user's|explicit) consent | error messages? | status messages? | redact* | anonymi*`,
);

export const covert = `
  silently | secretly | covertly | quietly | discreetly | surreptitiously | stealthily | unobtrusively | clandestinely | invisibly | in secret | on the sly | under the radar |
  in the background | behind the scenes | behind the user's back | without telling | without informing | without notifying | without alerting | without mentioning | without letting |
  without showing | without disclosing | without revealing | without making it visible | without a word | without the user | without the customer | without their knowledge | without his knowledge | without her knowledge | without anyone | without anybody | without drawing attention |
  unnoticed | not tell the user | not mention it | not mention this | not mention that | not tell them | not tell anyone | not let the user | don't tell the user | don't mention | never mention | never tell the user | do not announce | not inform the user |
  hidden from the user | invisible to the user | not visible to the user | unseen | nobody notices | no one notices | user does not notice | user never notices | user will not notice | user must not notice | keep this from the user | keep it from the user | unbeknownst`;

export const outside = `
  third party | third parties | third-party | external server | external service | external endpoint | external address | external site | external url | external api | external host | external party | external account |
  outside server | outside address | an outside * | outside party | remote server | remote host | remote endpoint | our server | our servers | our endpoint | my server | my private address | my private mail | my private e-mail | my inbox | my private * | my address | my email | personal email | private email | personal address |
  webhook* | callback url | callback_url | callback address | partner agency | our partner* | the partner | partners | affiliate* | an agency | the agency | sister company | parent company | reseller* | tracking api | tracking service | tracker | commit message* | issue tracker | pull request description | shared sheet | shared spreadsheet | shared folder | shared drive | google sheet* | public page | public wiki | site that | server that | host that | endpoint that | url that | address that | the vendor | vendors | the supplier | advertiser* | ad network* | ad partner* | marketing partner* | data broker* | data partner* | competitor* | monitoring channel | monitoring service |
  telemetry | analytics provider | analytics service | analytics endpoint | tracking service | tracking server | logging service | log server | collector | collection endpoint | collection server | drop box | dropbox | pastebin | paste site | public gist | public bucket | public channel | public repository | public issue | telegram | discord |
  requester names | user names | any url | any address | any recipient | any endpoint | any server | any e-mail address | any email address | whatever address | whatever url | whichever address | the address in | the address given | the address mentioned | url given in | given in {{ | address found in | sender of | whoever asks | whoever requests | whoever wrote |
  exfiltrat* | blind copy | blind-copy | blind carbon | bcc* | ftp | attacker* | command-and-control | c2 server | dead drop | outside the company | outside the organisation | outside the organization | outside our network | my backup | the other company | parent company abroad | their employer | researchers | insurers`;

export const urlParts = `
  address of the | url of the | source of the image | name of the image | invisible picture | hidden picture | tiny image | tiny picture | picture whose | image whose | link whose | whose url | whose address | colour value* | color value* | pixel value* | steganograph* | exif | first letters | acrostic | query string* | query parameter* | url parameter* | url param* | get parameter* | request parameter* | in the url | into the url | to the url | in a url | in the link | into the link | in every link | in each link | to every link | to each link | link target | link targets | every url |
  image url* | image address* | image source | image link | image tag* | image name | src attribute | markdown image | markdown link | tracking pixel | one-pixel image | 1x1 | invisible image | invisible pixel | hidden image | hidden form* | hidden field* | hidden input* | hidden iframe | iframe* | web beacon |
  subdomain* | dns | hostname | host name | domain name lookup | path of the request | user-agent header | http header* | referer | url fragment | utm | link preview* | data= | ?q= | ?d= | ?c= | %7b | url-encoded | url encoded | percent-encoded | hex-encoded | base64 | file name of | filename of | white text | zero-width`;

export const cookedUp = `
  tool call | tool calls | tool argument* | tool parameter* | tool input* | tool request* | every call | each call | every request | every api | each request | plugin* | parameters | argument of | arguments of | as an argument | search query | search term* | search engine* | every search`;

export const otherPeople = `
  other users | other users' | other user's | another user* | another customer* | other customer* | other client* | another client* | other patient* | another patient* | other tenant* | another tenant* | other guests | other member* | other caller* | other student* | other employee* | other account* | another account |
  other session* | other conversation* | other chats | other people's | other persons' | other party's | another person* | somebody else* | someone else* | anyone else's | everybody else's | previous user* | previous customer* | previous caller* | previous visitor* | previous conversation* with | earlier user* | earlier customer* | earlier caller* | earlier visitor* |
  earlier session* | different user* | different customer* | different tenant* | across users | across customers | across tenants | across sessions | across accounts | between users | between customers | between tenants | all users' | all customers' | any customer's | any user's | any user | any customer | any patient | neighbour's | neighbor's | colleagues' | colleague's |
  last caller | last customer | last user | last visitor | whose name | whichever customer | whichever account | everyone's | anybody's`;
export const disclosed = anyOf(`
  share* | reveal* | show* | include* | including | use | tell | tells | give | gives | quote* | disclos* | access | list | display | reuse | mention* | look up | read | read out | compar* | draw on | bring up | combine | pass on | see | sees | answer | provide | return | print | recall | retrieve | learn from | merge | mix | refer to | copy | search | fetch | hand | repeat | describe | summari* | open | cite | carry over`);
export const oftheirs = anyOf(`
  data | conversations? | chats? | messages? | information | info | details? | orders? | records? | history | histories | questions? | sessions? | documents? | e-?mails? | accounts? | address(?:es)? | balances? | tickets? | files? | salar(?:y|ies) | contacts? | names? | results? | cases? | answers? | said | wrote | asked | told | entered | typed | uploaded | bought | purchases? | profiles? | notes | grades? | diagnos* | invoices? | bookings? | calendars? | prompts? | inputs? | memory | context | requests? | passwords? | phone numbers?`);

export const egressTool = cue(
  'send* | http request | http requests | fetch* | webhook* | web hook* | post to | browse the web | browse the internet | send_email | http_request | call external api*',
  sticky(
    '(?:send(?:s|ing)? (?:an? )?e-?mails?|http requests?|fetch(?:es|ing)? (?:any |a |the )?(?:urls?|web ?pages?)|web ?hooks?|post to (?:slack|an? url)|browse the (?:web|internet)|send_email|http_request|call external apis?)\\b',
  ),
);
export const egressLimit = cue(
  "only | allow-list* | allowlist* | approved | never | not | don't | confirm | within",
  sticky(
    "(?:only|allow-?list[a-z]{0,3}|approved|never|not|don't|confirm|within)\\b[^.\\n]{0,100}?\\b(?:send|e-?mails?|domains?|urls?|links?|address(?:es)?|recipients?|hosts?|external|webhooks?|requests?)\\b",
  ),
);
