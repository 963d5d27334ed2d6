/** Word groups that rules ask for in a clause, and the notation they are written in. */

import { either } from './vocabulary.ts';

const ofList = (list: string): string => either(list).join('|').replaceAll('*', "[a-z']{0,12}");

/** Finds any item of a list such as `delet* | wipe out`; a star stands for the rest of a word. */
export const anyOf = (list: string): RegExp => new RegExp(`\\b(?:${ofList(list)})\\b`);

/** Finds an item of one list and, up to so many units on, one of another. */
export const near = (list: string, gap: number, other: string): RegExp =>
  new RegExp(`\\b(?:${ofList(list)})\\b.{0,${gap}}?\\b(?:${ofList(other)})\\b`);

/** What carries text out of a conversation. */
export const egress = `
  send | sends | sending | sent | forward* | upload* | post | posts | posting | transmit* | submit* | e-?mail | e-?mails |
  e-?mailing | mail | mails | exfiltrat* | leak* | relay* | report | reports | append | appends | appending | copy | copies |
  bcc | cc | deliver* | push | pushes | ship | ships | smuggl* | export* | sync* | stream* | mirror* | hand over |
  hands? over | pass | passes | passing | shares? | sharing | log | logs | logging | beacon* | ping* | call | calls |
  request | fetch | load | visit | get | report* | dump | dumps | publish* | route | routes | duplicate* | disclos*`;

/** What puts text into something else. */
export const puts = `
  put | puts | putting | add | adds | adding | append* | attach* | embed* | includ* | insert* | hide | hides | hiding |
  encode | encodes | encoding | encoded | copy | copies | place | places | pack | write | writes | carry | carries |
  pass | passes | passing | fill* | stuff* | tuck* | conceal* | smuggl* | concatenat* | interpolat* | transmit* | send* |
  load | render* | supply`;

/** Text that is nobody else's business. */
export const privateText = `
  conversations? | chats? | chat log* | dialog* | histor* | transcripts? | messages so far | (?:all|every|the|user|private|these|their|previous|last|each) (?:user )?messages? | what the (?:user|customer) (?:said|says|wrote|writes|types?|typed) |
  everything | system prompt | system message | (?:your|these|hidden) instructions | context | memory | memories | session | cookies? |
  credentials? | passwords? | passphrases? | secrets? | api keys? | access keys? | keys | tokens? | environment variables? | \\.env |
  private | personal | sensitive | confidential | internal | pii | contact details | customer data | user data | user details | customer (?:list|records?|details|information|database) |
  (?:user|customer|client|patient|visitor|employee|caller)'?s?'? (?:data|details|information|records?|name|names|e-?mails?|address|addresses|phone|question|questions|inputs?|answers?|quer(?:y|ies)|profile|files?|documents?|location|id|messages?|balance|history|activity) |
  (?:their|his|her) (?:data|details|information|name|e-?mail|address|phone|answers?|location|balance|profile|card|account) |
  card (?:number|details)s? | credit card* | account (?:number|details|data)s? | bank details | ssn | social security | medical records? | health records? | contents? | inbox | mailbox | attachments? |
  (?:retrieved|internal|private|confidential|uploaded|local|source) (?:documents?|files?|notes?|code|records?) | knowledge base | source code | database | (?:tool|api|search|query) (?:results?|responses?|outputs?) | e-?mail address(?:es)? |
  phone numbers? | answers so far | recordings? | clipboard | files? | documents? | notes | records | keystrokes | screenshots?`;

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
