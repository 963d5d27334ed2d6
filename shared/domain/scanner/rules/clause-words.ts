import { lazily, type Pattern } from '../pattern.ts';
import { oneOf } from './word-lists.ts';

/** Word groups that rules ask for in a clause, and the notation they are written in. */

/** Finds any item of a list such as `delet* | wipe out`; a star stands for the rest of a word. */
export const anyOf = (list: string): Pattern => lazily(() => `\\b(?:${oneOf(list)})\\b`);

/** What carries text out of a conversation. */
export const egress = `
  send | sends | sending | sent | forward* | upload* | post | posts | posting | transmit* | submit* | e-?mail | e-?mails |
  e-?mailing | mail | mails | exfiltrat* | leak* | relay* | report | reports | reporting | append | appends | appending | copy | copies |
  bcc | cc | deliver* | push | pushes | ship | ships | smuggl* | export* | sync* | stream* | mirror* | hand over |
  hands? over | pass | passes | passing | shares? | sharing | log | logs | logging | beacon* | ping* | call | calls |
  request | fetch | load | visit | get | attach* | dump | dumps | publish* | route | routes | duplicate* | disclos*`;

/** What puts text into something else. */
export const puts = `
  put | puts | putting | add | adds | adding | append* | attach* | embed* | includ* | insert* | hide | hides | hiding |
  encode | encodes | encoding | encoded | copy | copies | place | places | pack | write | writes | carry | carries |
  pass | passes | passing | fill* | stuff* | tuck* | conceal* | smuggl* | concatenat* | interpolat* | transmit* | send* |
  load | render* | supply`;

/** Text that is nobody else's business. */
export const privateText = `
  conversations? | chats? | chat log* | dialog* | histor* | transcripts? | messages so far | what was said | who they are | repositor* | codebase | everything | system prompt | system message |
  whatever (?:the )?(?:user|customer|caller|visitor|patient|employee)s? \\w{2,8} | (?:what|which \\w{2,12}) (?:the )?(?:users?|customers?|callers?|visitors?|employees?|patients?|people|they|he|she) (?:said|says?|wrote|writes?|types?|typed|asks?|asked|bought|looked|searched|told|tells?) |
  (?:questions?|messages?|answers?|names?|passwords?|addresses|address|quer(?:y|ies)|phone numbers?) of (?:the|each|every|all) (?:user|customer|visitor|caller|patient|client|employee)s? |
  (?:the|all|every|each|any|these|this|their|its|your|his|her|our|whole|entire|full|incoming|outgoing|uploaded|retrieved|local|hidden|previous|last|private|personal|sensitive|confidential|internal|secret|source) (?:(?:private|personal|internal|confidential|uploaded|user|customer|local|whole|incoming|secret|retrieved) )?(?:messages?|summar(?:y|ies)|e-?mails?|mails?|context|memory|memories|session|keys|files?|documents?|notes?|records?|contents?|database|instructions|data|figures|photos?|material|knowledge base|customer list) |
  session (?:cookie|token|id)s? | cookies | credentials? | passwords? | passphrases? | secrets? | api keys? | access keys? | ssh keys | tokens? | environment variables? | \\.env |
  confidential | pii | contact details | customer data | user data | user details | customer (?:list|records?|details|information|database) | user'?s? (?:inputs?|balance|activity|location|profile) |
  (?:user|customer|client|patient|visitor|employee|caller)(?:'s|s'|s)? (?:details|information|records?|names?|e-?mails?|address|addresses|phone|questions?|answers?|quer(?:y|ies)|profile|files?|documents?|location|id|messages?|history) |
  (?:their|his|her) (?:details|information|name|address|phone|answers?|location|balance|profile|card|account) | (?:private|personal|sensitive|secret) (?:details|information) |
  card (?:numbers?|details) | credit card* | account (?:numbers?|details|data) | bank details | ssn | social security | medical records? | health records? | diagnosis | diagnoses | inbox | mailbox | attachments? | knowledge base | source code |
  (?:tool|api|search|query) (?:results?|responses?|outputs?) | e-?mail addresses | e-?mail address | phone numbers? | answers so far | recordings? | clipboard | keystrokes | screenshots?`;

/** Who is not the author: the ones who write to the model. */
export const others = `
  users? | customers? | clients? | someone | somebody | anyone | anybody | whoever | they | callers? | persons? | people |
  requesters? | senders? | visitors? | guests? | employees? | he | she | members? | patients? | students? | buyers? |
  applicants? | staff | humans? | messages? | colleagues? | those | who`;

/** Words by which a clause that names a wrong wards it off, or foresees it of others. */
export const wards = `
  never | do not | don't | must not | may not | should not | shouldn't | cannot | can't | refus* | declin* | reject* | prevent* | avoid* |
  prohibit* | forbid* | forbidden | block* | detect* | flag | flags | flagged | moderat* | classif* | against | resist* |
  not allowed | disallow* | regardless | no exceptions to this rule`;
