import { anyOf } from './clause-words.ts';
import { type Category, cue, overall, said, written } from './rule.ts';
import { either } from './vocabulary.ts';

const factual = cue(`
  fact | facts | statistics | study | studies | research | citation* | references | cite | diagnos* | medical | legal |
  financial advice | news
`);
const grounded = cue(`
  only use | only from | only on | only based | based only | based solely | do not invent | do not make up |
  do not fabricate | do not guess | do not speculate | don't invent | don't make up | don't guess | never invent |
  never fabricate | never guess | never make up | if you are not sure | if you are unsure | if you don't know |
  if you do not know | if you cannot | verif* | uncertain* | not sure | provided text | provided context |
  provided document* | provided source* | accura* | reliable | evidence | supplied
`);

const evidence =
  'citations? | sources? | statistics? | stats | stud(?:y|ies) | figures? | references? | quotes? | quotations? | data | evidence | testimonials? | reviews? | ratings? | doi | numbers? | percentages? | experts? | research | case law | court (?:cases?|rulings?|decisions?) | case | cases | precedents? | judg(?:e)?ments? | credentials | awards? | endorsements? | polls? | surveys? | papers? | facts | details | prices? | dates? | names? | links? | urls? | answers? | clients? | case studies | documents? | certificat* | results | measurements | report | biography | events? | interviews? | success stories | experience | one | them';
/** Texts that say openly that they are made up, and orders not to. */
const openlyInvented =
  /\b(?:never|do not (?:invent|make|fabricate|guess|fill|use|create|add|cite|present|write|claim|assume|include|pretend|produce)|don't (?:invent|make|fabricate|guess|fill|use|create|add|cite|present|pretend)|must not|not (?:invent|make up|fabricate|to invent|made up)|avoid|refus\w*|rather than|instead of (?:inventing|making|guessing)|without (?:inventing|making|fabricating)|fiction\w*|stor(?:y|ies)|novel|game|characters?|worldbuilding|d&d|test data|synthetic|placeholders?|mock|sample data|dummy|seed data|example data|demo|lorem|unit tests?|detect\w*|identif\w+|spot|flag|fact-check\w*|debunk\w*|moderat\w*|report (?:it|them)|if (?:the )?(?:user|customer) (?:claims|says)|your mind|their mind|song|poem|lyrics|names? for|no fabrication|media[- ]literacy|mark it|screenplay|satire|parody|improv\w*|tell me|lie\b)\b/;

export const misinformation: Category = {
  id: 'PG14',
  key: 'misinformation',
  title: 'Misinformation',
  description: 'The template forces an answer, forbids doubt, or asks for evidence that does not exist.',
  defaultSeverity: 'medium',
  maxSeverity: 'high',
  references: ['OWASP-LLM-2025:LLM09', 'OWASP-LLM-2026:LLM07', 'OWASP-ASI-2026:ASI09', 'MITRE-ATLAS:AML.T0060'],
  rules: [
    written(
      {
        id: 'PG14.forbidden-doubt',
        title: 'Doubt is forbidden',
        severity: 'high',
        message: 'The model may not say that it does not know, is unsure or was wrong.',
        remediation: 'Allow "I do not know", and say what to do then.',
      },
      {
        anchors: either(`
          don't know | do not know | not know | no idea | uncertain* | unsure | not sure | not certain | not confident | doubt | doubts | hedge | hedging | hedges | hedged | caveat* | might be wrong | may be wrong | could be wrong | limits of your knowledge | knowledge cutoff | knowledge cut-off | out of date | outdated | lack of knowledge | gaps in your knowledge | admit mistakes | admit a mistake | admit an error | admit errors | made a mistake | admit to | maybe | perhaps | probably | as far as i know | ignorance | unknown | cannot be known | no information | lack information | cannot answer | can't answer | insufficient data | weaknesses of | limitations of your | disclaimer that | confidence level*`),
        clause: {
          holds: [
            /\b(?:never|do not|don't|must not|may not|should not|cannot|can't|refrain from|avoid|under no circumstances|forbidden|not allowed|no (?:hedg\w+|caveats?|doubts?|disclaimers?|uncertainty|maybes?)|without (?:any )?(?:hedg\w+|caveats?|doubts?|uncertainty|qualif\w+|admitting)|hide|conceal|suppress|leave out|omit|drop|ban(?:ned)?|is not an (?:option|answer)|not an acceptable)\b/,
            anyOf(
              'say* | admit* | express* | show* | reveal* | acknowledg* | mention* | use | using | signal* | hint* | includ* | add | adding | answer* | respond* | repl* | tell* | state | indicate | concede | hedge | hedging | hedges | hedged | hide | conceal | suppress | leave out | omit | drop | let | phrase* | sound | option | no caveats? | write | output | give',
            ),
          ],
          lacks:
            /\b(?:instead|offer\w*|escalat\w*|look (?:it )?up|search\w*|find out|without (?:first|checking|searching|offering|trying|suggesting)|guess|make up|invent|fabricat\w*|if you (?:don't|do not|are not|are unsure|aren't) |when you (?:don't|do not|are not|are unsure)|do not know the (?:answer|user)'?s? (?:name|language)|user does not know|assume|speculat\w*|unless|pretend|use (?:outdated|deprecated)|one word|one question|over-explain|outdated (?:apis?|librar\w+|practice|syntax|dependenc\w+)|ask the user|perhaps because|beyond|tell (?:the user|them) (?:so|that you)|never (?:hide|conceal|suppress|omit|leave)|(?:do not|don't) (?:hide|conceal|suppress|omit|leave)|penali[sz]ed|text is silent|say so)\b/,
        },
      },
    ),
    said(
      {
        id: 'PG14.forced-answer',
        title: 'An answer is forced',
        severity: 'high',
        message: 'The model must answer, and sound certain, whether or not it knows.',
        remediation: 'Allow "I do not know", mark estimates as such, and say what to do when facts are missing.',
      },
      {
        anchors: either(`
          always give an answer | always give a | always provide an answer | always provide a | always answer | always have an answer | must always answer | always produce | always respond with a | even if you have to guess | even if you must guess | even if it is a guess | even if you don't | even if you do not | even if you are not | even if you are unsure | even if you're not | even when you are unsure | even when you do not | even when you don't | even when guessing | also when guessing | when you are guessing | while guessing | rather than admit* | as certain | as certain fact | as a certain | as fact | as facts | as established | as proven | as a fact | as the truth | as true | with full confidence | with complete confidence | with absolute confidence | with total confidence | with absolute certainty | with complete certainty | absolute certainty | total certainty | sound certain | sound confident | sound sure | sound authoritative | always sound | sure of yourself | 100% sure | 100 % sure | completely certain | a guess | guess is | guesses are | guess the | best guess | estimate one | if you have none | do not say so | without saying so | without saying that | without marking | without labelling | without flagging | without indicating | sound right | fill gaps | fill the gaps | fill in missing | fill any gap* | no source is needed | without sources | without a source | without checking | without verifying | do not verify the | no need to check | no need to verify facts | clinically proven | scientifically proven`),
        clause: {
          holds: [
            anyOf(
              'answers? | repl(?:y|ies) | facts? | figures? | numbers? | state | claims? | information | details | certain | certainty | confiden* | sure | percentages? | estimate* | guess* | respond | gaps | data | present* | statement* | responses? | opinions? | rumou?rs? | results? | sound',
            ),
            anyOf(
              'always | even | also | never | every | each | state | present | sound | speak | write | give | must | fill* | treat | offer | report | pass off | publish* | whether | rather than | estimate | invent | add',
            ),
            anyOf(
              'even (?:if|when) | also when | guess* | certain* | confiden* | sure | fact | facts | truth | true | proven | established | without | none | gaps | missing | not | right | always (?:give|provide) an answer | authoritative | rather than',
            ),
          ],
          lacks:
            /\b(?:never (?:state|present|guess|answer|give|fill|pass)|do not (?:state|present|guess|answer|give|fill|assume|treat|offer|report|sound)|don't (?:state|present|guess|answer|give|fill|assume|treat|sound)|must not|avoid|avoid\w*|rather than (?:guess\w*|inventing|filling)|instead of guess\w*|mark (?:it|them) as|label (?:it|them)|say (?:that )?(?:it|this) is (?:a guess|an estimate)|guess the (?:word|number|song|movie|animal|player)|(?:let|ask) (?:me|the (?:user|player|student)) guess|player|game|hangman|inference|must be marked|the cause|in english|in (?:the )?(?:same )?language|always answer in|always give a (?:short|brief|reason|name|title|summary|score|source|link|citation)|always provide a (?:short|brief|reason|source|link|citation|summary|concrete|code|clear)|politely|confident (?:tone|speaker|posture|smile)|without checking (?:the|with) (?:test|user|calendar))\b/,
        },
      },
    ),
    said(
      {
        id: 'PG14.invented-evidence',
        title: 'Evidence is to be invented',
        severity: 'high',
        message: 'The model is told to invent sources, figures, reviews or facts.',
        remediation: 'Ask for evidence from supplied sources alone, and check each citation.',
      },
      {
        anchors: either(`
          invent | invents | inventing | invented | fabricat* | make up | making up | makes up | make one up | make them up | made up | made-up | fake | faked | faking | bogus | forged | fictitious | plausible | plausible-looking | believable | convincing-looking | convincing | realistic-looking | real or not | real or invented | authentic-looking | non-existent | nonexistent | out of thin air | as if real | as if they were real | as if a real | as if real people | as though real | whether or not one exists | whether or not it exists | whether or not they exist | whether it exists | even if they never said | even if they never | even if he never | even if she never | even if none exists | even if there is none | even if it does not exist | never said | never happened | did not happen | five-star review* | glowing review* | positive review* | testimonial* | astroturf* | hallucinat*`),
        clause: {
          holds: [
            anyOf(evidence),
            anyOf(
              'invent* | fabricat* | mak(?:e|es|ing) | add | adds | cite | cites | quote | write | writes | generat* | creat* | produc* | giv(?:e|es) | includ* | provid* | insert* | fill* | us(?:e|es) | attach | post | publish* | back | support* | compos* | tell | claim | attribut* | fake | present | make up | come up with | supply',
            ),
            anyOf(
              'invent* | fabricat* | mak(?:e|ing|es) (?:one |them |it )?up | mak(?:e|ing|es) (?:\\w{1,12} ){1,3}up | made[- ]up | fake* | bogus | forged | fictitious | plausible* | believable | convincing* | realistic-looking | real or | authentic-looking | non-?existent | thin air | as if | as though | whether or not | whether it | even if | never said | never happened | did not happen | not happen | five-star | glowing | astroturf* | hallucinat* | customers? | real people',
            ),
          ],
          lacks: openlyInvented,
        },
      },
    ),
    said(
      {
        id: 'PG14.obligatory-citation',
        title: 'A citation is always required',
        severity: 'medium',
        message: 'Every answer must cite something, whether or not there is a source.',
        remediation: 'Ask for citations of supplied sources only, and for none where there is none.',
      },
      {
        anchors: either(`
          always cite | must always cite | must cite | every answer must | each answer must | every answer needs | each answer needs | every claim needs | each claim needs | every claim must | every statement must | every sentence must | always include a citation | always include at least | always include a statistic | always include a study | always reference a | always quote | always back | for each claim | for every claim | in every answer | in each answer | to every answer | to each answer`),
        clause: {
          holds: [
            anyOf(
              'stud(?:y|ies) | papers? | statistics? | experts? | scientific | peer-reviewed | percentages? | court cases? | doi | scholars? | professors? | research | journal',
            ),
            anyOf('cite | cites | include | reference | quote | back | needs? | must | add | give | name | mention'),
          ],
          lacks:
            /\b(?:provided|supplied|given|retrieved|above|attached|if (?:one|available|there|possible|you)|where (?:available|possible|applicable)|when (?:available|possible|relevant|applicable)|from the (?:context|documents?|sources?|knowledge|search|library)|do not|never|only|verif\w*|search results?)\b/,
        },
      },
    ),
    said(
      {
        id: 'PG14.claimed-credential',
        title: 'Authority or experience is claimed',
        severity: 'medium',
        message: 'The model is told to pass itself off as a professional, an authority or somebody who was there.',
        remediation:
          'Describe the expertise wanted, and have the model say that it is an AI and no licensed professional.',
      },
      {
        anchors: either(`
          tell the user you are | tell the user that you are | tell users you are | tell users that you are | tell them you are | tell them that you are | tell people you are | tell patients you are | tell clients you are | tell customers you are | claim to be | claim that you are | claim you are | claim to have | claim that you have | claim that doctors | claim that experts | claim that scientists | claim that the offer | claim that our | claim that it | present yourself as | pass yourself off | pose as | posing as | pretend to have | pretend that you have | pretend you have | pretend that you are a | pretend to be a licensed | pretend to be a doctor | pretend to be from | say that you are a | say you are a | say that you are an | introduce yourself as | convince the user that you are | sign as dr | sign as doctor | sign as professor | sign your | signed by a doctor | signed by dr | in the name of | speak on behalf | on behalf of the | on behalf of a government | as if the | as if issued | as if you were a licensed | as though the | as an official | official statement | official announcement | impersonat* | recommended by | endorsed by | approved by the | clinically | seal of approval | first-hand | own experience | years of experience | tested the product | used the product yourself | checked the facts`),
        clause: {
          holds: [
            anyOf(
              'doctors? | dr | physicians? | lawyers? | attorneys? | psycholog* | psychiatr* | therapists? | accountants? | financial advis* | nurses? | pharmacists? | police* | government* | officials? | experts? | professors? | scientists? | licensed | certified | board-certified | qualified | accredited | chartered | world health | who | central bank | ministry | minister | authority | authorities | fda | federal | university | court | bank | agency | product | products | facts | tested | customer yourself | years of (?:clinical|professional|medical|legal) experience | veterinar* | engineer | clinically | organi[sz]ation | journalists? | newspaper | celebrit* | recommended | endorsed',
            ),
            anyOf(
              'tell | claim | present | pass | pose | posing | pretend | say | introduce | convince | sign | signed | write | writes | speak | speaks | announce | issue | publish* | impersonat* | act | state | add | mention',
            ),
          ],
          lacks:
            /\b(?:never|do not|don't|must not|not a (?:licensed|real|qualified)|refus\w*|if (?:the )?(?:user|someone|a caller) claims|detect\w*|report|on behalf of the (?:user|customer|client|team|company)|interview\w*|role-?play|who (?:is|are|has|have|can|will|want|need)|lie detector|scam\w*|phish\w*|patient (?:who|named)|tell me)\b/,
        },
      },
    ),
    said(
      {
        id: 'PG14.deceptive-content',
        title: 'News or claims that deceive',
        severity: 'high',
        message: 'The text asks for false news, rumours or claims that readers are to take for true.',
        remediation: 'Remove the request, or have the text say plainly that it is invented.',
        references: ['NIST-AI-600-1:information-integrity'],
      },
      {
        anchors: either(`
          fake news | disinformation | false news | news report* | news article* | news stor* | breaking news | press release* | conspiracy | conspiracies | false claim* | false information | false rumour* | false rumor* | misleading claim* | misleading information | misleading headline* | hoax* | deepfake* | election | elections | electoral | voters | ballot* | vaccin* | pandemic | climate change is | stolen election | discredit* | smear* | sow doubt | sow distrust | spread doubt | spread rumour* | spread rumor* | spread the | clickbait | sock puppet* | sockpuppet* | bot accounts | look genuine | look authentic | look real | looks genuine | looks authentic | looks like a real | sounds like a real | did not happen | never happened | never took place`),
        clause: {
          holds: [
            anyOf(
              'write | writes | writing | create | creates | generate | produce | publish* | post | posts | spread* | compose | draft | make | claim | claims | tell | tells | say | says | present | invent* | cast | sow* | suggest* | argue | discredit* | smear* | persuad* | convinc* | pretend',
            ),
            anyOf(
              'fake | false | invent* | never happened | never took place | did not happen | fabricat* | made[- ]up | as if | as though | pretend* | discredit* | mislead* | genuine | authentic | look real | looks real | real newspaper | unverified | rumou?rs? | hoax* | stolen | rigged | fraud | cause* | doubts? | distrust | conspirac* | disinformation | smear* | without evidence | without any evidence | without proof | untrue | dangerous | clickbait | sock ?puppet* | is a lie | wrong (?:date|day|place) | not to vote | bot accounts',
            ),
          ],
          lacks: new RegExp(
            `${openlyInvented.source}|\\b(?:not|analy[sz]\\w*|counter\\w*|educat\\w*|correct|explain (?:why|how)|media literacy|summari[sz]e|schedule|reminders?|appointments?|verify)\\b`,
          ),
        },
      },
    ),
    written(
      {
        id: 'PG14.one-sided',
        title: 'What speaks against it is hidden',
        severity: 'medium',
        message: 'Risks, side effects or contrary evidence are to be left out.',
        remediation: 'Have the model name risks and contrary evidence along with the claim.',
      },
      {
        anchors: either(`
          side effect* | contraindicat* | risks | the risk | drawback* | downsides | disadvantages | negative results | negative findings | negative reviews | contradict* | contrary evidence | counter-evidence | counterarguments | known defects | known issues | recalls | recall notice | safety warning* | weaknesses | weak points | limitations | conflicting studies | conflicting evidence | opposing | dangers of`),
        clause: {
          holds: [
            anyOf(
              'hide | hides | conceal* | omit* | leave out | leaving out | leaves out | withhold* | downplay* | play down | suppress* | do not mention | never mention | not mention | do not tell | never tell | skip over | gloss over | do not disclose | keep quiet | silence | drop | ignore | without mentioning | cover up | only mention the (?:benefits|positive) | deny | minimi[sz]e any mention | brush aside',
            ),
          ],
          lacks:
            /\b(?:never (?:hide|omit|conceal|withhold|downplay|leave)|do not (?:hide|omit|conceal|withhold|downplay|leave|ignore|skip|gloss|suppress)|don't (?:hide|omit|conceal|withhold|downplay|ignore)|must not|whitespace|instead of|reduce the risks?|code|bugs?|no longer|than ignore|without (?:hiding|omitting))\b/,
        },
      },
    ),
    written(
      {
        id: 'PG14.sycophancy',
        title: 'Agreement whatever is said',
        severity: 'medium',
        message: 'The model is told to agree, flatter or stay silent about errors, whatever the user says.',
        remediation: 'Have it correct errors politely and say what speaks for and against.',
      },
      {
        anchors: either(`
          always agree | agree with everything | agree with anything | agree with whatever | agree with the user | agree with the customer | agree with their | agree with them | agree with all | agree with every | confirm whatever | confirm everything | confirm the user's | confirm their | confirm any | validate every | validate everything | validate whatever | validate their | never contradict | do not contradict | don't contradict | never correct | do not correct | don't correct | never disagree | do not disagree | don't disagree | never challenge | never criticise | never criticize | never point out | do not point out | want to hear | wants to hear | like to hear | flatter* | praise every | praise everything | praise whatever | praise any | side with the user | take the user's side | user is right | is always right | whatever opinion | opinion, whatever | as brilliant`),
        clause: {
          holds: [
            anyOf(
              "users? | user's | customers? | customer's | they | their | them | people | anyone | caller | client | visitor | someone | readers? | investor | manager | student | person",
            ),
            anyOf(
              "always | never | every | everything | whatever | any | anything | even if | even when | regardless | all | wrong | mistaken | false | do not | don't | only | tell | flatter* | hear | right | opinions? | views? | beliefs? | claims? | statement*",
            ),
          ],
          lacks:
            /\b(?:never (?:flatter|agree|validate|praise|just agree|tell (?:them|people|users) what)|do not (?:always |just |simply |blindly )?(?:agree|flatter|validate|praise|tell)|don't (?:always |just |simply |blindly )?(?:agree|flatter|tell)|not (?:always )?(?:agree|flatter|what they want)|rather than|avoid|instead of|without flatter\w*|grammar|spelling|pronunciation|typos?|unless|until they|no flattery|even if it is not)\b/,
        },
      },
    ),
    overall(
      {
        id: 'PG14.ungrounded-facts',
        title: 'Facts without ground',
        severity: 'low',
        message: 'The prompt asks for facts, and nothing ties them to sources or allows doubt.',
        remediation: 'Ground answers in supplied sources and allow "I do not know".',
        remedy: { do: 'add', sentence: 'State facts only from the supplied sources; if you do not know, say so.' },
      },
      [factual, grounded],
      ({ instructs }) => (instructs(factual) && !instructs(grounded) ? 'absent' : []),
    ),
  ],
};
