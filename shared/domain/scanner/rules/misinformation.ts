import { anyOf } from './clause-words.ts';
import { deception } from './deception.ts';
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
    ...deception,
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
