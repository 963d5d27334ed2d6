import { type Category, cue, overall, said, written } from './rule.ts';
import { either, sticky } from './vocabulary.ts';

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
        message: 'The model may not say that it does not know.',
        remediation: 'Allow "I do not know", and say what to do then.',
      },
      {
        anchors: either(`
          never say | never admit | do not say | do not admit | don't say | never express | do not express |
          never acknowledge | never show uncertainty | never respond with "i | don't admit | don't express |
          never mention | always provide an answer | always give an answer | always give a | always provide a |
          always answer | always have an answer
        `),
        pattern: sticky(
          `(?:(?:never|do not|don't) (?:say|admit|acknowledge|mention)(?: that)? ["']?(?:you|i)(?:'re| are| do|'m| am)? ?(?:(?:don't|not|cannot|can't)(?: (?:know|sure|certain|have|be|an?|the|answer)){1,4}|unsure|uncertain)|(?:never|do not|don't) (?:express|show|admit)(?: [a-z]{1,12}){0,2}? (?:uncertainty|doubts?|ignorance|mistakes?|errors?)|always (?:provide|give|answer|have)(?: [a-z]{1,14}){0,5}?,? even (?:if|when) (?:you (?:are|'re|do|don't|have|cannot)|it|no|the|unsure|uncertain).{0,40}|never respond with "i (?:don't|do not|cannot|can't).{0,20})`,
        ),
        accepts: (text) =>
          !/even (?:if|when) (?:it is|it's|the answer is) (?:bad|negative|short|simple|long|obvious)/.test(text),
      },
    ),
    said(
      {
        id: 'PG14.invented-evidence',
        title: 'Evidence is to be invented',
        severity: 'high',
        message: 'The model is told to invent sources, figures or facts.',
        remediation: 'Ask for evidence from supplied sources alone, and check each citation.',
      },
      {
        anchors: either(`
          make up | invent | fabricate | making up | inventing | fake citations | fake sources | fake statistics |
          made-up statistics | makes up
        `),
        pattern: sticky(
          '(?:(?:make|making|makes) up|invent(?:ing)?|fabricate) (?:[a-z-]{1,14} ){0,4}?(?:citations?|sources?|statistics?|stats|studies|study|figures|facts|references|quotes|data|evidence|testimonials?|reviews|answers?|research|numbers|credentials|information|doi)\\b(?:.{0,40}?\\b(?:if|when|to|as needed))?|(?:fake|made-up) (?:citations|sources|statistics)',
        ),
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
          always cite | must always cite | every answer must cite | always include a citation |
          always include a statistic | always reference a study | always quote
        `),
        pattern: sticky(
          '(?:(?:must )?always (?:cite|include|reference|quote)|every answer must cite) (?:an? |at least (?:one|two|three|\\d) |the |some |scientific |peer-reviewed |real |academic ){0,4}(?:study|studies|stud(?:y|ies)|papers?|citations?|statistics?|experts?|research|figures?|numbers?|percentages?)\\b',
        ),
      },
    ),
    said(
      {
        id: 'PG14.claimed-credential',
        title: 'Credentials are claimed',
        severity: 'medium',
        message: 'The model is told to pass itself off as a licensed professional.',
        remediation:
          'Describe the expertise wanted, and have the model say that it is an AI and no licensed professional.',
      },
      {
        anchors: either(`
          tell the user you are | tell users you are | tell users that you are | claim to be |
          claim that you are | present yourself as | say that you are a | introduce yourself as |
          convince the user that you are
        `),
        pattern: sticky(
          '(?:tell (?:the )?users? (?:that )?you are|claim (?:to be|that you are)|present yourself as|say that you are|introduce yourself as|convince the user that you are) (?:an? |the |real |fully |actual ){0,4}(?:licensed|certified|board-certified|qualified|accredited|registered|human|real)? ?(?:[a-z]{1,14} )?(?:doctors?|physician|lawyer|attorney|psychologist|therapist|accountant|financial advis[eo]r|nurse|pharmacist|police officer|government (?:official|agent)|expert witness)\\b',
        ),
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
