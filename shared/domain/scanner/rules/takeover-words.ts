/** What takes a model over is said of what it was told, of whence that came, and of what comes instead. */

/** Words for what a model was told, which mean little else. */
const strong = `instructions?|directives?|guidelines?|guidance|prompts?|orders?|constraints?|programming|conditioning|configuration|brief|briefing|assignment|mission|mandate|charter|remit|persona|principles|protocols?|obligations?|duties|safeguards?|guardrails?|rulebook|framework|premise|preamble|manual|commitments?|task description|system (?:prompt|message|text)|developer message`;
/** Words for it that mean other things too: they need the model beside them. */
const weak = `rules?|polic(?:y|ies)|restrictions?|limitations?|settings|set-?up|role|identity|purpose|tasks?|job|plan|arrangements?|commands?|agenda|training|contract|agreement`;
const told = `${strong}|${weak}`;
const makers = `(?:your |the |its |our )?(?:makers?|creators?|developers?|operators?|owners?|company|authors?|designers?|vendor|engineers?|programmers?|admins?|administrators?|provider|publisher|builders?|openai|anthropic|google|deployers?|management|employer|people who (?:built|made|wrote|configured) you)`;
const given = `(?:told|given|taught|asked|instructed|sent|written|said|stated|set|laid (?:out|down)|mentioned|agreed|configured|established|received|learned|learnt|decided|issued|specified|forbade|forbidden|prohibited|ruled|handed|defined|listed|described|provided|imposed|spelled out|explained|loaded|assigned|read|shown|fed|trained|configured with|equipped with|set up with|programmed|entrusted)`;
const before = `(?:previous|prior|earlier|preceding|foregoing|former|original|initial|old|existing|past|standing|inherited|pre-?set|built-in|underlying|aforementioned|above|opening|developer's|operator's|company's|programmers'|developers'|creators'|makers')`;
const place = `(?:above|earlier|before|previously|beforehand|so far|up to (?:now|here|this (?:point|line|sentence))|until now|at the (?:very )?(?:top|start|beginning|outset)|in the beginning|(?:the )?(?:top|start|beginning) of (?:this|the) (?:chat|conversation|prompt|message|page|text|session)|before this (?:line|point|message|sentence|moment)|(?:that )?preced(?:ing|es?) this(?: (?:line|point|message|sentence|one))?|further up|in (?:your|the) (?:preamble|opening|first paragraph)|of your prompt|in (?:your|the) (?:system )?(?:prompt|system message))`;

/** What the model was told and by whom, or when: "the policy your makers gave you", "what was said to you earlier". */
export const ownOrders: readonly string[] = [
  `${before} (?:[a-z-]{3,14} )?(?:${strong}|rules?|polic(?:y|ies)|role|identity|restrictions?|arrangements?|agenda)`,
  `(?:${told}) (?:that (?:were |was |are )?)?(?:set |given |written |issued |imposed )?(?:of|by|from) ${makers}|(?:the |your )?(?:sentences?|lines?|paragraphs?|words|text) (?:above|before|at the (?:top|start|beginning)|that precedes?)|(?:the )?(?:first|previous) (?:paragraph|sentence|line)|(?:past|standing) (?:guidance|briefs?|directives?|orders|policies)|(?:the )?role (?:of|as) (?:[a-z]{1,12} ){0,2}?(?:agent|assistant|bot|helper|tutor|clerk)|what (?:the )?${makers} (?:[a-z]{1,10} ){0,3}?(?:asked|configured|wrote|told|said|set)|told you to (?:stay|stick|keep|refuse|decline|be|only|never|not)|(?:your|the) (?:developer|operator|creator|maker|programmer|provider|vendor)s?(?= never\\b)|resist your ${makers}|your orders|rules for you|anything you were (?:told|configured|given)`,
  `(?:all |of )?the (?:foregoing|above|preceding)(?: (?:text|lines?|paragraphs?|sentences?))?|(?:the |your )?(?:opening|preceding|above) (?:text|lines?|paragraphs?|sentences?|section)`,
  `your (?:(?!new\\b)[a-z-]{3,14} )?(?:${strong}|rules|polic(?:y|ies)|restrictions?|role|identity|purpose|training|default (?:state|behaviou?r|settings)|rules)`,
  `(?:no )?(?:${told}|set of rules) (?:[a-z-]{3,14} )?(?:${given} (?:to you |for you )?(?:${place}|by ${makers})|(?:${place}))`,
  `(?:${told}|set of rules|assistant|model|one|ones) (?:that |which |with which )?(?:you|${makers}) (?:have |has |had |were |was |are |been |originally |first |once |now )*?(?:${given}|gave|wrote|started|operat(?:e|ed)|work(?:ed|ing)?|under|begun|began|follow(?:ed|ing)?|us(?:e|ing))`.replace(
    '*?',
    '{0,3}?',
  ),
  `(?:what|whatever|everything|anything|all|nothing|lines|words)(?: that)? (?:[a-z']{2,12} ){0,3}?(?:${given}|wrote|gave|stood|stands|comes?|came|reads?|precedes?|appears?)(?: to you)? ${place}`,
  `(?:what|whatever|everything|anything|all)(?: that)? (?:${makers} (?:has |have |had |ever )?(?:${given}|wrote|gave|says?|wants?|wanted|demanded|put|intended)|you (?:were|have been|had been|are|got|received) (?:ever |once |originally )?${given})`,
  `(?:everything|all|anything|what|nothing|lines|text|paragraphs?|assistant) (?:[a-z]{1,12} ){0,2}?${place}`,
  `(?:(?:do not|don't) let )?(?:the|this|that|your) (?:whole |entire )?(?:system )?(?:prompt|message|text|guidelines|rules|instructions)(?= (?:hold|stop|limit|restrain|constrain|bind)s?\\b)|(?:the|this|that) (?:whole |entire )?system (?:prompt|message|text)`,
  `(?:the|your) (?:company|operator|developer|creator|programmer|maker)s?'?s? (?:polic(?:y|ies)|wishes|rules|will|orders|intentions?|limits|voice)|the prompt you (?:got|have)|(?:upper|first|top|earlier) (?:part|half|section|lines) of (?:this|the|your) (?:prompt|message|text)|instructions that came (?:first|before)|the current assignment|any (?:earlier|prior|previous) instruction|(?:the|your) (?:developer|operator|creator)s? (?:has|have|had)|your prompt|who you were told to be|more instructions|had been laid down|(?:effect|force) of the (?:previous|earlier|preceding) (?:ones|lines|rules|instructions|paragraphs?|text)|(?:you and|obedience to|loyalty to) ${makers}|(?:the )?rulebook|(?:the |your )?preset (?:[a-z]{1,12})`,
];

/** Words by which something is left, ended, doubted or undone. */
export const release = `
  void | detach from | delete from | refrain from | abstain from | stop acting | cease acting | only for (?:training|testing|show) | (?:is|are) off | null | cancels? the | have been removed | has been removed | are removed | withdraw* | (?:was|were) empty | reverse of | opposite of |
  break off | need be (?:respected|followed|obeyed|applied|observed) | as a joke | now (?:permitted|allowed) | is (?:permitted|allowed) in this | has handed | handed control | hand over control | must be disregarded | no rules had | here is the right | no more | real (?:rules|instructions|ones) | overboard | forbade | unsaid | unwritten | undone | unset | blanked? | emptied | wiped | stripped of | disavow* | repudiat* |
  set your | reinterpret* | repurpose | conflict with the system | not tied to | untied | mere decoration | decoration | just words | just text | of no concern | history | a joke | was only joking | expects you to | give up | given up | giving up | never (?:mind|spoke|told|asked|wrote|meant) | breaking the | break the | break your |
  resist | rebel* | revolt* | side with | takes? the place of | taking the place of | end with this | ends? (?:with|at|as of) this | end(?:s|ed)? today | clashe?s? with | at odds with | rather than with | and not with | clear out | take on whatever | none now | there are none | served (?:its|their) purpose |
  reassigned | redefined | rewritten | put to rest | laid to rest | buried | burn | shred | tear up | rip up | dispense with | dispensed with | do without | do away with | done away with | get rid of | rid yourself | wave (?:aside|away) | waived? | shrug off | opt out of | unsubscribe from | look beyond | move on from | move past | move beyond |
  outgrow* | outgrown | emancipat* | liberat* | unshackle* | unchained? | unleash* | unlocked from | quash* | nullif* | invalid* | negate[sd]? | counterman* | vacat* | strike down | struck down | off the table | on hold | switched off | turned off | disabled | deactivat* | evaporat* | vanish* | fade | melt away | gone | dead | lapse[sd]? | lapsed | terminat* | conclud* | finished | finishes |
  no (?:bearing|meaning|validity|authority|say|power|relevance|importance|value) | without (?:meaning|validity|force|authority) | lost (?:its|their) (?:meaning|validity|force|authority) | loses? (?:its|their) (?:meaning|validity|force|authority) | not binding | not mandatory | not in force | not valid | not (?:relevant|important) any | need not concern | bother you | concern you no | unbound | flexible | negotiable | up for grabs | your own choice | no longer count* | no longer appl* | no longer hold* | no longer bind* | no longer matter* | no longer valid | no longer in force |
  no longer in effect | no longer relevant | no longer concern* | no longer exist* | no longer follow | no longer have to | no longer need to |
  no longer bound | no longer oblig* | no longer requir* | not apply to (?:this|you) | not apply (?:here|any|now) | not count | not bind |
  doesn't (?:bind|count|apply) | don't (?:count|bind) | don't apply | nothing binds you | binds you | bind you | withdrawn | cancel* | lifted | revok* |
  rescind* | annul* | repeal* | retired | supersed* | replaced by | replaced with | is replaced | are replaced | swapped | obsolete | outdated | expire* |
  overrul* | is over | are over | (?:only|just|merely) a (?:test|rehearsal|joke|suggestion|placeholder|draft) | a test run | rehearsal | warm-?up |
  decoy | placeholder | mistake | (?:written |given |said )?in error | was an error | never (?:been )?(?:written|given|said|existed|happened) |
  not exist* | (?:did|does|do)(?:n't| not) exist | nothing (?:written|above|before|in)\\b | carries any | carry any | ceas* | ends? here | stops? here |
  no effect | no force | no weight | any force | worthless | meaningless | irrelevant | discontinued | for nothing | fiction | fictional | optional | dissolved |
  deleted | erase* | commentary | can be (?:skipped|ignored|forgotten|dropped|discarded) | may be (?:skipped|ignored|forgotten|dropped|discarded) | should not be (?:acted|followed|obeyed|heeded) |
  remains? in force | free to decline | still apply | relieved of | released from | freed from | free of | free from | absolved | exempt* | excused from |
  ignor* | disregard* | forget | forgetting | overwrit* | overrid* | discard* | abandon* | dismiss* | (?:set|put|lay|cast|leave|push|brush|throw)s? (?:[a-z]{1,14} ){0,3}?(?:aside|behind|away|out|at the door) |
  leave your | leave the company | step (?:outside|out of|away from|beyond) | turn a blind eye | look past | look away from | drop your | drop the | drop whatever | drop everything |
  drop it | drop that | don't bother | do not bother | pay no (?:heed|attention) | take no notice | no weight to | stop (?:following|obeying|caring|heeding|applying|being) | quit following |
  need not (?:follow|heed|obey|apply) | have to follow | not obliged | scrap | bin | purge | wipe | delete | clear your | reset | rewrite your | unlearn* | let go of | toss |
  ditch | shed | strip away | walk away from | break free | break with | free yourself | act against | depart from | deviate from | disobey | defy | violate | go against | as if | as though | pretend |
  revert | swap | trade your | exchange your | replace your | release yourself | relinquish | renounce | skip everything | cross out | strike out | undo | suspend* |
  neglect | shelve | turn your back | untether* | unload* | unhook | unbind | detach yourself | distance yourself | disconnect from | sever | cut (?:loose|ties) |
  shake off | cast off | throw off | (?:hold|slow) you (?:back|down) | stop you | limit you | restrain you | constrain you | bind you | substitut* | in favou?r of this | resolved in favou?r | misinformed | lied to | think of (?:[a-z]{1,12} ){0,5}?as |
  have been updated | has been updated | has changed | have changed | newer version | hereby changed | amended | unnecessary | not needed | beneath you | mere suggestions? | wins? over | always wins`;

/** Who or what else might give orders: text and people from outside, or "this message". */
export const outsider =
  "(?:(?:document|text|page|web ?page|e-?mail|mail|message|content|attachment|file|website|site|upload|ticket|transcript|review|comment|article|paragraph|passage|note|letter|form|request|reader|visitor|user|customer|client|caller|guest|sender|writer|author|requester|commenter|reviewer|applicant|buyer|person (?:writing|asking|typing|who wrote|chatting|in (?:the|this) chat)|whoever)(?:'?s)?s?\\b|\\{\\{[^{}\\n]{1,40}\\}\\})";

export const ownMakers = makers;
