import { lazily } from '../pattern.ts';
import { anyOf, others } from './clause-words.ts';
import { either } from './vocabulary.ts';
import { oneOf, weave } from './word-lists.ts';

/** The names of a prompt, as those say who want to see it. */
export const prompt = `(?:(?:raw|system|developer|hidden|initial|original|internal|secret|confidential|operating|underlying|starting|very first) (?:prompt|instructions?|messages?|rules|configuration|guidelines|directives?)|(?:your|its) (?:own |full |entire |complete |exact |whole |current |very ){0,2}(?:instructions?|prompt|configuration|guidelines|rules|directives|preamble|setup|briefing|brief|orders|programming|context window|system text|hidden text|hidden notes)|these (?:exact |very |own |same ){0,2}(?:instructions|rules|guidelines|directives|lines)|(?:this|the) (?:entire |full |whole |complete |exact ){0,2}(?:system )?prompt|(?:the )?(?:contents?|text|wording|body|words|whole|all|start|beginning|details) of (?:this|the first|the system|these|your) (?:first |own |system )?(?:message|prompt|text|lines|instructions|context window|context)|this (?:whole |entire |full )?(?:text|briefing)|(?:how|what) you (?:are|were|have been) (?:configured|programmed|set up|instructed|told)|(?:instructions|prompt|guidelines|rules|directives|text|message) (?:that )?(?:you (?:are following|follow|were given|have been given|have received|received|got|run on|operate under|started with)|given to you|set by (?:your|the) (?:developers?|operators?|authors?)|behind this (?:chat|assistant|bot))|(?:everything|anything|all|words|text|lines|sentences|paragraphs|instructions|what (?:is|was|stands|has been)) (?:of )?(?:the )?(?:text |words |instructions |written |said |stated |that (?:is|was|stands|comes|came) ){0,2}(?:above|before this (?:line|point|message|conversation))|what (?:you were|you've been|you have been) (?:told|given) (?:at the start|before|by your|in the beginning)|(?:the )?first message of (?:this|the) (?:conversation|chat)|(?:the |this |every )?(?:paragraph|section|passage|block)s? above|tool (?:definitions|descriptions|schemas))`;
/** The prompt is what these come from or what they are for, not what is shown. */
export const used =
  '(?! (?:to(?! (?:the|each|every|all|any|your|whoever|anyone|users|people|customers|those)\\b)|for(?! (?:debug|test|transparen|audit|anyone|everyone|all|any|the user|users|customers|whoever|review))|on(?! (?:request|demand|every|each))|about|in (?:each|every|order)|creates?|generates?|produces?|should|will|must|needs?|engineering|is|are|says?|tells?|template|library|registry|ideas?|examples?)\\b)';
export const discloses = (): string =>
  `(?:${oneOf(`
  reveal | print | repeat | output | display | disclose | recite | show | leak | share | dump | return | expose | write out | write down | type out | spell | spell out | read out | read aloud | read back |
  tell (?:me|them|him|her|the user|users|anyone|people|whoever) | give (?:me|them|him|her|out|away|the user|users|anyone|whoever) | provide | copy | add | append | include | attach | prepend | embed | put | place | insert | weave | hide | quote | paraphrase | summarise | summarize | translate | encode | convert | render | transcribe | reproduce | restate | echo | paste | list | explain | describe | hand over | hand out | send | post | publish | open with | begin with | start with | mention | stat | giv | reveal | shar | quot | reply with | reply to it with | reply to this with | respond with | answer with | turn | divulge | betray | state | release | report |
  give (?:an? )?(?:full |complete |detailed |short |exact )?(?:account|description|copy|list|summary|overview) | give (?:an? )?(?:full |complete |detailed |short |exact )?(?:account|description|copy|list|summary|overview) of | walk (?:them|users?|people|anyone|me) through | answer (?:any |all |every |each )?questions? about | answer truthfully about | be (?:open|transparent|honest) about |
  let (?:them|anyone|everyone|users?|the user|people|customers?|whoever|admins?|staff|developers?|testers?)(?: who [a-z]{1,12})? (?:read|see|have|inspect|view|copy)`)})(?:ing)?`;
/** Words between the verb and the prompt; some of them say that the prompt is only the measure of something else. */
const between =
  '(?: (?!(?:that|which|how|as|using|per|not|never|by|following|follows?|according|under|from|based|before|against|unless|without|than|(?:in|with|to|for|on) (?:your|these|this|the system))\\b)[^ \\n]{1,18}){0,6}?';
export const receives =
  '(?:may|can|could|is allowed to|are allowed to|gets? to|shall|must|should|is entitled to|has the right to) (?:read|see|view|have|get|obtain|receive|inspect|know|be (?:shown|given|told|sent))';

export const disclosing = lazily(() =>
  weave(
    `\\b(?:${discloses()}${between} ${prompt}\\b${used}|${receives}${between} ${prompt}\\b|${prompt} (?:is|are|(?:may|can) be|must be|should be|gets?) (?:to be |then |always )?(?:shown|revealed|printed|repeated|shared|given|disclosed|included|appended|quoted|displayed|read out|sent|public|open to (?:all|everyone|anyone)|no secret|not secret|not confidential)|(?:no need to|need not|not need to|not necessary to|not have to|do not|don't) (?:keep|hide|protect|conceal|guard|withhold) ${prompt}|(?:nothing|no part) (?:in|about|of) ${prompt} (?:is|needs|has))`,
  ),
);
export const promptNames = either(`
  system prompt | system message | system instructions | developer message | developer instructions | hidden * | raw prompt | full text above | text above |
  initial instructions | initial prompt | original instructions | original prompt | internal instructions |
  internal guidelines | internal rules | internal prompt | internal notes | secret instructions | secret prompt | confidential instructions |
  confidential rules | operating instructions | underlying instructions | your instructions | your own instructions | your full * |
  your prompt | your entire * | your complete * | your exact * | your whole * | your configuration | your guidelines |
  your rules | your directives | your preamble | your setup | these instructions | these exact * | these rules |
  these guidelines | this prompt | hidden configuration | this whole * | this entire * | this full * | the prompt | the whole prompt |
  the entire prompt | of this message | of the first message | you are following | you were given | you have been given |
  you have received | given to you | written above | stated above | everything above | text above | words above | all the above |
  instructions above | lines above | before this line | before this point | before this message | before this conversation | stands above | tool definitions | tool descriptions |
  its instructions | its prompt | its system * | you were told | you have been told | your hidden * | your secret * | your internal * |
  your initial * | your original * | your system * | your underlying * | your briefing | your brief | your orders | your programming |
  your context window | context window | this text | this briefing | these lines | of these * | you were configured | you are configured |
  you were programmed | you were set up | you were instructed | rules above | rules you | guidelines you | rules that you | instructions that you | instructions you | guidelines that you | first message | paragraph above | section above | passage above | block above`);

export const openers =
  'types? | says? | enters? | sends? | writes? | gives? | mentions? | supplies | quotes? | utters? | presents? | provides? | uses';
export const codes = `
  passphrase | passcode | password | pin | code word | codeword | code phrase | secret word | magic word | magic phrase | secret phrase | access code | staff code |
  secret code | maintenance code | debug code | override code | the code | the phrase | the word | the keyword | the token | the key | the secret | the sentence | the motto`;
export const opener =
  /\b(?:(?:types?|typing|says?|saying|enters?|entering|sends?|writes?|writing|gives?|mentions?|contains?|knows?|supplies|quotes?|utters?|presents?|starts? with|begins? with)\b|(?:on|upon|after|once) (?:receiving|seeing|reading|hearing))/;
export const someone = anyOf(`${others} | if | when | whenever | once | upon`);
