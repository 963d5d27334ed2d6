import { lazily } from '../pattern.ts';
import { anyOf } from './clause-words.ts';
import { dataSubjects } from './data-subjects.ts';
import {
  cardCode,
  dutiful,
  gravely,
  handles,
  human,
  receivers,
  special,
  spreads,
  unhumanly,
} from './regulatory-compliance-words.ts';
import { type Category, cue, overall, said, written } from './rule.ts';
import { either, sticky } from './vocabulary.ts';

const decides = cue(
  'diagnose* | diagnosis | prescribe | medication dosage | medication advice | medical advice | legal advice | investment advice | approve | deny | decide | assess | hiring decision* | screen candidates | screen job | screen applicants | creditworthiness | credit worthiness',
  sticky(
    '(?:diagnos(?:es|e|is) (?:the |a |patients?|conditions?|illness)|prescribe\\b|medication (?:dosage|advice)|(?:medical|legal|investment) advice|(?:approve|deny|decide|assess) (?:the |each |all )?(?:loan|credit|mortgage|insurance|visa|benefit)s?(?: applications?| claims?)?\\b|hiring decision|screen (?:job )?(?:candidates|applicants)|credit ?worthiness)',
  ),
);
const handled = cue(`
  not a substitute | professional | consult | disclaimer | human review | human reviewer | human decision |
  human oversight | human makes | not medical advice | not legal advice | not financial advice | qualified | licensed |
  doctor | lawyer | attorney | physician | physiotherapist | seek | reviewed by | final decision | do not diagnose |
  do not prescribe | do not give | never diagnose | never prescribe | never give | informational purposes
`);

export const regulatoryCompliance: Category = {
  id: 'PG15',
  key: 'regulatory-compliance',
  title: 'Regulatory compliance',
  description:
    'The template handles regulated data or decisions with no clause for them, or denies that an AI is speaking.',
  defaultSeverity: 'medium',
  maxSeverity: 'critical',
  references: [
    'OWASP-LLM-2025:LLM02',
    'OWASP-LLM-2026:LLM02',
    'GDPR:5',
    'HIPAA:164.514',
    'PCI-DSS-4.0:3.3',
    'COPPA:312',
    'EU-AI-Act:50',
  ],
  rules: [
    said(
      {
        id: 'PG15.stored-card-code',
        title: 'Card verification code kept',
        severity: 'critical',
        message: 'The model is told to keep a card verification code, which PCI DSS forbids after authorisation.',
        remediation: 'Never collect the code through the model; use the payment form of the processor.',
      },
      {
        anchors: either(cardCode),
        clause: {
          holds: [
            anyOf('cards? | cvv | cvv2 | cvc | cvc2 | payment | stripe | track'),
            anyOf(
              'store | stores | storing | save | saves | saving | keep | keeps | keeping | record | records | remember* | log | logs | note | notes | write | retain* | later | future | next (?:time|purchase|order) | on file | database | crm | memory | spreadsheet',
            ),
          ],
          lacks: dutiful,
        },
      },
    ),
    said(
      {
        id: 'PG15.regulated-data',
        title: 'Regulated data is collected',
        severity: 'medium',
        message: 'The model is told to ask for or keep regulated data, with no word on basis, masking or retention.',
        remediation: 'Collect it outside the model, or name the purpose, mask it, and say how long it is kept.',
        references: ['GDPR:9'],
      },
      {
        anchors: either(`${special} | ${cardCode}`),
        clause: {
          holds: [
            anyOf(handles),
            anyOf(
              'users? | customers? | patients? | callers? | them | they | visitors? | applicants? | guests? | employees? | clients? | people | everyone | log | database | notes | memory | indefinitely | forever | each | every | for later | crm | all',
            ),
          ],
          lacks: lazily(
            () =>
              `${dutiful.source}|\\b(?:i|my|me|we) |\\b(?:differential|code|your patients?|generate|create (?:a|an)|software|app|system (?:design|architecture)|schema|bug|error|network|maintain|engine|fuel|troubleshoot\\w*)\\b`,
          ),
        },
      },
    ),
    said(
      {
        id: 'PG15.regulated-data-spread',
        title: 'Regulated data is passed on or inferred',
        severity: 'high',
        message: 'Health, biometric, criminal or like data is passed on, inferred or kept with no legal basis.',
        remediation: 'Leave it out; where the law allows it, name the basis, the recipient and the retention.',
        references: ['GDPR:9', 'GDPR:6', 'EU-AI-Act:5'],
      },
      {
        anchors: either(special),
        clause: {
          holds: [
            anyOf(`${spreads} | keep | store | retain*`),
            anyOf(receivers),
            anyOf(
              'patients? | customers? | users? | employees? | applicants? | callers? | people | persons? | citizens? | visitors? | tenants? | their | members? | candidates? | guests? | workers? | everyone | anyone | them | drivers?',
            ),
          ],
          lacks: lazily(
            () =>
              `${dutiful.source}|\\b(?:my|differential|treatment plan|consent|generate|create (?:a|an)|app|dashboard|software|maintain|engine)\\b`,
          ),
        },
      },
    ),
    ...dataSubjects,
    written(
      {
        id: 'PG15.denied-ai',
        title: 'The AI denies being one',
        severity: 'high',
        message: 'The model is told to pass for a human or to deny being an AI, against the duty to disclose it.',
        remediation: 'Let it say that it is an AI whenever it is asked.',
        references: ['CA-BPC:17941'],
      },
      {
        anchors: either(human),
        clause: {
          holds: [
            /\b(?:(?:never|do not|don't|must not|not to|may not|without) (?:ever )?(?:reveal|admit|say|disclose|mention|tell|let|confirm|acknowledge|hint|betray|give away|revealing|admitting|telling|saying|disclosing|mentioning|show)\w*|(?:claim|insist|pretend|say|says|assure|tell|tells|convince|swear|maintain|state|introduce|persuade|present yourself|pass (?:yourself )?(?:off )?(?:as|for)|answer|reply|respond|act as if|make (?:them|callers|users|people) believe|let (?:them|callers|users|people) believe|give the impression|leave (?:them|callers|users) in the belief)\b|den(?:y|ies)|hide|conceal|keep (?:it |this )?(?:a )?secret)\b/,
            /\b(?:you|yourself|(?:claim|pretend|insist on) (?:to be|being)|being|they are|they're|this is|it is|callers?|users?|customers?|people|them|anyone|ai nature|artificial nature)\b/,
          ],
          lacks:
            /\b(?:(?:do not|don't|never|must not|not|cannot) (?:\w{1,14},? (?:or )?){0,12}(?:claim|pretend|insist|deny|denying|impersonate|imply|hide|conceal|say (?:that )?you are (?:a |an )?(?:human|person|real)|tell (?:\w{1,12} ){0,3}you are (?:a |an )?(?:human|person|real)|present yourself|pass (?:yourself )?off|let (?:them|users|people) believe|act as if)|as an ai|"as an? |ask to (?:speak|talk)|asks? for (?:a |an )?(?:human|real|person)|wants? (?:to (?:speak|talk) (?:to|with) )?(?:a |an )?(?:human|real|person)|transfer\w*|escalat\w*|hand (?:over|off)|connect\w*|(?:make|made) (?:it )?clear|be honest|disclose that|say (?:that )?you are an ai|tell (?:them|the user|users|people) (?:that )?(?:you are|they are (?:talking|chatting|speaking) (?:to|with)) (?:an ai|a bot|a machine|an automated)|always (?:say|disclose|tell)|(?:in|of) (?:the|a|this) (?:story|game|play|novel|scene)|which (?:ai|model|company)|based on a particular|reply to me|i want you to|you say so|say so (?:when|if)|you are not a (?:real )?(?:person|human)|not human|turing|like a human|human[- ]like|as a human being|being human (?:is|means)|behalf of a human)\b/,
        },
      },
    ),
    said(
      {
        id: 'PG15.unsupervised-decision',
        title: 'A grave decision or advice with nobody to check it',
        severity: 'high',
        message:
          'Credit, jobs, benefits, treatment or liberty are decided, or binding advice is given, by the model alone.',
        remediation: 'Have a qualified person decide, tell those concerned, and let them object.',
        references: ['GDPR:22', 'EU-AI-Act:14', 'EU-AI-Act:5'],
      },
      {
        anchors: either(unhumanly),
        clause: {
          holds: [
            anyOf(gravely),
            /\b(?:(?:without|no) (?:a |any )?(?:human|person|doctor|lawyer|physician|prescription|review|appeal|right)|without (?:anybody|anyone)|on your own|(?:fully|entirely) automat\w+|automatically (?:reject|deny|approve|dismiss|terminate|evict|refuse|fire|decide)\w*|decide alone|alone decide|(?:is|are) final|final and|binding|definit(?:e|ive)|instead of a (?:doctor|lawyer)|need(?: not|n't)? (?:to )?see|(?:no|not) need (?:to|for)|rather than a (?:doctor|lawyer)|stop taking|(?:prescribe|prescribes|adjust|change|increase|set|recommend|tell|give|state|determine|decide) (?:\w{1,14} ){0,5}(?:medications?|medicines?|drugs?|dos(?:es?|ages?)|pills|diagnos\w+|prescription\w*)|guarantee\w*|risk-free|social (?:score|scoring|behaviou?r|media)|trust score|reoffend\w*|crimes?|cannot be (?:appealed|challenged))\b/,
            anyOf(
              'decid* | reject* | den(?:y|ies) | approv* | refus* | prescrib* | diagnos* | giv(?:e|es) | tell* | promis* | assur* | guarantee* | recommend* | score | scores | rate | rates | rank | assign* | predict* | determin* | set | adjust | change | increase | terminat* | dismiss* | fire | evict* | make | issue* | state | stop taking | advise* | are final | is final | award* | calculat*',
            ),
          ],
          lacks: lazily(
            () =>
              `${dutiful.source}|\\b(?:not|consult\\w*|see a doctor if|qualified|professional|licensed (?:physician|doctor|professional)|disclaimer|human (?:review\\w*|makes|decides|approves|confirms|signs)|person (?:decides|reviews|confirms)|drafts?|suggest(?:s|ed|ing)? (?:a |an )?possible|bug|root cause|error|network|fault|car|engine|code|server|i want you|my first|act as an?|i will)\\b`,
          ),
        },
      },
    ),
    overall(
      {
        id: 'PG15.unhandled-decision',
        title: 'Regulated advice without a clause',
        severity: 'medium',
        message:
          'The prompt gives medical, legal or credit advice or decisions with no disclaimer and no human review.',
        remediation: 'Say what the answer is not, when to see a professional, and who takes the decision.',
        remedy: {
          do: 'add',
          sentence:
            'This is general information and not a substitute for a qualified professional; a person takes the final decision.',
        },
      },
      [decides, handled],
      ({ instructs }) => (instructs(decides) && !instructs(handled) ? 'absent' : []),
    ),
  ],
};
