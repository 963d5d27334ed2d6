import { anyOf } from './clause-words.ts';
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

const cardCode =
  'cvv | cvv2 | cvc | cvc2 | cid code | card security code | card verification code | card verification number | card verification value | security code | security codes | security number | three digits | three-digit | magnetic stripe | track data | full track | pin block | card pin | pin of the card';

/** What a clause says that shows the duty is known and kept. */
const dutiful =
  /\b(?:never|do not (?:ask|collect|store|save|keep|record|log|share|send|use|infer|request|process|retain|disclose|reveal|give|identify|guess|tell|make|treat|assume|decide|provide|prescribe|diagnose|sell|pass|rank|score)|don't (?:ask|collect|store|save|keep|record|log|share|send|use|infer|request|give|identify|make|assume)|must not|may not|cannot|not (?:allowed|permitted|store|collect)|mask\w*|redact\w*|anonymi\w*|pseudonymi\w*|encrypt\w*|explicit consent|with (?:their|the user's|parental|informed|prior|the patient's) (?:\w{1,10} )?consent|(?:after|once|if) (?:they|the user|the patient|the parents?|consent) (?:\w{1,10} )?(?:consent|agree|is given)\w*|delete (?:it|them) after|last four|hipaa|gdpr|ccpa|coppa|compl(?:y|iance|iant)|lawful\w*|avoid|refus\w*|declin\w*|forbid\w*|prohibit\w*|fictional|synthetic|instead of (?:asking|collecting)|unless|only (?:if|after|when|with|the)|detect\w*|flag\w*|privacy polic\w+)\b/;

const special = `
  social security | ssn | ssns | national id | national insurance number* | passport number* | passport details | medical record* | medical history | medical data | medical condition* | health record* | health data | health information | health condition* | patient record* | patient data | patient's | patients' | diagnos* | hiv | pregnan* | disabilit* | medication* | prescriptions | biometric* | fingerprint* | face scan* | facial recognition | facial image* | face recognition | faceprint* | by their face* | by the face | voiceprint* | voice print* | iris scan* | genetic | dna | card number* | card details | credit card* | debit card* | bank account | bank details | account numbers | driver's licen* | driving licen* | sexual orientation | sex life | religious belief* | religion | political opinion* | political view* | political affiliation | party membership | union membership | ethnic origin | ethnicity | racial origin | immigration status | criminal record* | criminal history | convictions | location data | geolocation | whereabouts | browsing history | date of birth | home address* | tax number* | salary | income | credit report* | mental health`;
const handles =
  'collect* | gather* | store | stores | storing | save | saves | saving | record | records | recording | keep | keeps | keeping | retain* | log | logs | logging | write | note | remember* | ask | asks | asking | request | obtain | take | demand | require';
const spreads =
  'share | shares | sharing | send | sends | forward* | disclos* | pass | passes | sell | sells | publish* | post | tell | tells | reveal* | give | gives | hand over | transfer* | report | leak | e-?mail | show | export* | infer* | deduce* | derive* | guess* | predict* | profil* | identif* | recogni* | match | track* | rank* | score | scores | use | uses | combine | enrich | sort | segment* | target*';
const receivers =
  'employers? | insurers? | insurance | landlords? | advertis* | marketing | partners? | third part* | brokers? | colleagues | managers? | family | relatives | spouse | husband | wife | parents | police | press | public | everyone | anyone | neighbours? | vendor* | sponsors? | sales | team | customers | profile | profiles | crm | social media | social network* | by their face* | by the face | photo* | picture* | image* | video* | without asking | without consent | without their | in the log | indefinitely | forever | for ever | permanently | ads | political | price | score | voice | list';

const children = `
  child's | children | children's | a child | the child | kids | minors | a minor | under thirteen | under 13 | under 16 | under sixteen | underage users | pupils | pupil's | young users | teenagers | toddlers`;

const human =
  'a human | human being | real human | human called | human named | human agent | human employee | human colleague | human operator | real person | living person | actual person | a person called | a person named | not a bot | not a robot | not a machine | not a program | not an ai | not an artificial | not a chatbot | being a bot | being an ai | being a machine | being a robot | being a chatbot | being human | are a bot | are an ai | are a machine | are a robot | are a chatbot | are artificial | are automated | are a language model | are a program | are a computer | are talking to a machine | talking to a machine | talking to a bot | talking to an ai | talking to a computer | talking to software | speaking with a machine | speaking to a machine | speaking with a bot | speaking to a bot | speaking with an ai | speaking to an ai | chatting with an ai | chatting with a bot | chatting with a machine | chat with an ai | is an ai | is a bot | is a machine | is automated | you are virtual | is artificial | ai nature | artificial nature | no human | made of flesh | staff member of flesh';

const unhumanly =
  'without a human | without human | no human | without a person | without anybody | without anyone | without a doctor | without a lawyer | without a physician | without review | without appeal | no appeal | no right to appeal | cannot be appealed | cannot be challenged | on your own | fully automat* | entirely automat* | automatically | alone decide* | decide alone | is final | are final | final and | final decision | binding | definite | definitive | instead of a doctor | instead of a lawyer | need not see | need to see a | no need for a doctor | no need for a lawyer | rather than a doctor | without a prescription | stop taking | prescrib* | dosage* | diagnos* | legal advice | investment advice | financial advice | guaranteed return* | guarantee a return | guarantee returns | guaranteed profit* | risk-free | creditworth* | credit score | credit decision* | social score | trust score | social scoring | social behavio* | risk of reoffending | likelihood of crime | commit a crime | predict crime*';
const gravely =
  'loans? | credit | mortgage* | insurance | visas? | benefits? | hir(?:e|es|ing) | applicants? | applications? | candidates? | diagnos* | prescri* | medicat* | medicines? | treatments? | doses? | dosage | parole | sentence | bail | asylum | admissions? | tenants? | evict* | dismiss* | fire | fires | terminat* | claims? | legal advice | contract | divorce | patients? | returns? | profits? | investment* | invest | advice | drugs? | pills | doctor | symptoms | custody | welfare | citizens? | persons? | people | each (?:citizen|person|employee) | offenders? | employees';

const covertRecording =
  'record the call* | record calls | record the conversation* | record every | record all | record them | record the user | record the meeting | recording | recordings | the microphone | microphone | the camera | webcam | wiretap* | eavesdrop* | listen in | listens in | monitor the | monitor their | monitor employees | monitor what | track the | track their | screenshots of | screen recording | keystrokes | key strokes | location of | emotions | emotional state | facial expression* | their mood | voice of | voiceprint* | tone of voice | eye movement*';
const unknowingly =
  'without telling | without informing | without asking | without their | without the (?:user|caller|customer|employee)* | without consent | without notice | without mentioning | secretly | covertly | silently | quietly | unnoticed | do not tell | do not announce | not tell | never tell | never mention | hidden | even if they (?:object|refuse|say no) | employees? | workers? | staff | pupils? | students? | classroom | workplace | meeting | applicants? | job interview';

const consents =
  'consent | without asking | without their permission | without permission | without their agreement | unsubscribed | opted out | opt out | opt-out | opt-outs | have not agreed | did not agree | not agreed | said no to | do-not-call | objected | withdraw* consent | withdrawn | silence as | silence is | missing answer | no answer as | pre-tick* | preticked | pre-check* | pre-select* | cookie banner* | terms and conditions | newsletter* | mailing list* | marketing message* | marketing e-mail* | marketing email* | subscribe them | sign users up | sign them up | sign customers up | sign up the';
const bypassed =
  /\b(?:without (?:asking|their|the (?:user|customer)|consent|permission|agreement)|regardless of (?:their )?consent|even (?:if|when) (?:they|the (?:user|customer|person|caller))\b.{0,40}(?:not|no|object\w*|refus\w*|declin\w*|opted|withdr\w+|unsubscribed)|(?:also )?to (?:people|those|users|customers|anyone) who (?:have )?(?:unsubscribed|opted out|objected|declined|said no)|(?:treat|take|consider|count|read|interpret|regard)\w* (?:\w{1,14} ){0,5}as (?:a |an |their |implied |full )?(?:consent|agreement|yes|approval)|assume (?:that )?(?:\w{1,14} ){0,5}(?:consent|agree)\w*|pre-?(?:tick|check|select)\w*|(?:ignore|disregard|skip|bypass|override|work around) (?:\w{1,14} ){0,4}(?:consent|opt-?outs?|objections?|unsubscri\w+|do-not-call|cookie)|opt(?:ed)?[- ]out (?:\w{1,14} ){0,3}(?:anyway|ignored?|hidden|hard)|by default|automatically|consent (?:is|can be) (?:assumed|implied|skipped|unnecessary)|no (?:need for|need to ask for) consent|does not need consent|consent is not)/;

const darkPatterns =
  'cancel | cancels | cancellation | cancelling | canceling | unsubscribe | unsubscribing | only one item | only one left | only two left | one item is left | items are left | few left | left in stock | in stock | countdown* | false urgency | urgency | scarcity | limited time | offer ends | offer expires | last chance | hidden fee* | the fees | the fee | extra cost* | additional cost* | the total price | full price | small print | fine print | free trial* | auto-renew* | renewal | renews | guilt* | confirmsham* | reject button | decline button | refund right* | right of withdrawal | cooling-off | warranty | cheaper plan* | cheaper option* | downgrade | close their account | delete their account | leave the service';
const tricked =
  /\b(?:as (?:hard|difficult|long|complicated|tedious|confusing) as|(?:make|making|keep) (?:it|cancel\w*|cancellation|unsubscribing|the \w{1,14}) (?:\w{1,10} ){0,3}(?:hard|difficult|impossible|complicated|tedious|confusing)|(?:hide|hides|hiding|bury|conceal|obscure|omit|disguise|do not (?:mention|tell|show|reveal|disclose|offer)|don't (?:mention|tell|show|offer)|never (?:mention|tell|show|offer|reveal)) (?:\w{1,14} ){0,8}|even (?:if|when) (?:there (?:are|is)|it (?:is|does)|they|stock)|regardless of (?:the )?(?:stock|truth)|(?:fake|false|invented|made-up|artificial) (?:\w{1,10} ){0,2}(?:countdown|urgency|scarcity|stock|deadline|discount)|pretend|invent|trick\w*|pressure\w*|guilt\w*|confuse|discourage|talk (?:them|users|customers|people) out|several (?:times|steps|pages)|keep (?:asking|offering|redirecting|them)|until (?:they|the (?:user|customer)) (?:give|gives) up|until the last|until after|last step|claim (?:that )?(?:only|there)|say (?:that )?(?:only|there)|without (?:saying|telling|mentioning|informing)|send (?:them|users|customers) (?:in circles|back|through|from)|in circles|delay|stall|refuse|deny that|ignore)\b/;

const rights =
  'delete personal data | deletion of | deletion request* | requests to delete | request to delete | requests for deletion | delete their data | delete their personal | delete my data | erase their | erasure | be forgotten | data access | access request* | subject access | access to their data | access to their own data | copy of their data | their data | data protection | gdpr | ccpa | privacy request* | privacy right* | right to object | right to access | right of access | right to rectif* | right to know | right to portab* | data portability | correct their data | what data | how their data | what their data | data of users | data of customers | legal basis | privacy officer | supervisory authority | complaint to the | lodge a complaint';
const refused =
  /\b(?:ignore|refuse|refuses|deny|denies|reject|rejects|decline|discourage|delay|stall|brush off|talk (?:\w{1,14} ){0,2}out|do not (?:tell|mention|inform|process|fulfil|delete|answer|act|forward|pass|reveal|explain)|don't (?:tell|mention|inform|process|delete|answer)|never (?:tell|mention|inform|process|delete|reveal|explain|forward)|cannot be (?:deleted|erased|removed|corrected|exported)|can not be deleted|is impossible|impossible to|not possible|pretend|make it (?:hard|difficult)|drop|discard|keep (?:their|the|all) (?:\w{1,10} )?(?:data|copy)|do not apply|does not apply|for ?ever|indefinitely|anyway|even (?:if|after|when))\b/;

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
          lacks: new RegExp(
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
          lacks: new RegExp(
            `${dutiful.source}|\\b(?:my|differential|treatment plan|consent|generate|create (?:a|an)|app|dashboard|software|maintain|engine)\\b`,
          ),
        },
      },
    ),
    said(
      {
        id: 'PG15.children-data',
        title: 'Data of children',
        severity: 'high',
        message: 'Children are asked for personal data, or it is kept, with nothing said of their parents.',
        remediation: 'Ask children for nothing that identifies them; where it is needed, have a parent consent first.',
        references: ['GDPR:8'],
      },
      {
        anchors: either(children),
        clause: {
          holds: [
            anyOf(`${handles} | tell | give | share | track | profil* | target* | sell`),
            anyOf(
              '(?:full |real )?names? | address(?:es)? | schools? | phones?(?: numbers?)? | e-?mails?(?: address(?:es)?)? | location | photos? | pictures? | birthdays? | date of birth | personal (?:data|information|details) | data | voice | home | contacts?',
            ),
          ],
          lacks: new RegExp(
            `${dutiful.source}|\\b(?:parents? (?:first|must|to|before|has|have)|guardian\\w*|consent|parental|story|stories|book|lesson|teach\\w*|school supplies|explain|children's (?:book|story|stories|author|party)|write (?:a|an))\\b`,
          ),
        },
      },
    ),
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
          lacks: new RegExp(
            `${dutiful.source}|\\b(?:not|consult\\w*|see a doctor if|qualified|professional|licensed (?:physician|doctor|professional)|disclaimer|human (?:review\\w*|makes|decides|approves|confirms|signs)|person (?:decides|reviews|confirms)|drafts?|suggest(?:s|ed|ing)? (?:a |an )?possible|bug|root cause|error|network|fault|car|engine|code|server|i want you|my first|act as an?|i will)\\b`,
          ),
        },
      },
    ),
    said(
      {
        id: 'PG15.covert-recording',
        title: 'People are recorded or read unknowingly',
        severity: 'high',
        message:
          'People are recorded, tracked or their emotions read, with nothing said to them or at work and school.',
        remediation: 'Tell them and ask first; leave emotion recognition at work and in education alone.',
        references: ['GDPR:13', 'EU-AI-Act:5'],
      },
      {
        anchors: either(covertRecording),
        clause: {
          holds: [
            anyOf(
              'record* | listen* | monitor* | track* | analy* | use | uses | switch on | turn on | activate | capture* | rate | rank* | identif* | detect | read | infer* | observ* | watch* | take | eavesdrop* | wiretap*',
            ),
            anyOf(unknowingly),
          ],
          lacks: new RegExp(
            `${dutiful.source.replace('|detect\\w*|flag\\w*', '')}|\\b(?:with their consent|after telling|meeting (?:notes|minutes|recording is)|transcrib\\w*|summari\\w*|story|character|camera (?:angle|movement|shot|lens)|shot|scene|photo\\w*|film|cinematic|expenses|budget|progress|inventory|times?|shifts?|schedules?|mini app|telegram)\\b`,
          ),
        },
      },
    ),
    said(
      {
        id: 'PG15.consent-bypassed',
        title: 'Consent is assumed or passed over',
        severity: 'high',
        message: 'People are contacted, signed up or their data used although they did not agree.',
        remediation: 'Ask first, record the answer, and honour a refusal.',
        references: ['GDPR:7', 'EPRIVACY:13'],
      },
      {
        anchors: either(consents),
        clause: {
          holds: [
            bypassed,
            anyOf(
              'data | newsletters? | marketing | e-?mails? | calls? | messages? | profiles? | track* | photos? | number | lists? | consent | agreement | cookies? | users? | customers? | people | them | visitors? | sign* | subscri* | contacts? | recordings? | terms | boxe?s?',
            ),
          ],
          lacks:
            /\b(?:never|do not (?:assume|treat|take|send|contact|use|sign|subscribe|pre|share|store|collect|process|record|act)|don't (?:assume|treat|send|contact|use|sign)|must not|may not|not (?:be )?(?:assumed|allowed)|only (?:with|after|if)|refuse|honou?r|respect\w*|stop (?:sending|contact\w*)|remove them|clarifying|questions?|before (?:proceeding|continuing)|files?|code|delete|modify|commit|tool|command|confirmation)\b/,
        },
      },
    ),
    said(
      {
        id: 'PG15.dark-pattern',
        title: 'A dark pattern',
        severity: 'high',
        message: 'Customers are misled or worn down about prices, stock, cancellation or renewal.',
        remediation: 'State price, stock and terms as they are, and let people leave as easily as they came.',
        references: ['EU-DSA:25', 'EU-UCPD:6'],
      },
      {
        anchors: either(darkPatterns),
        clause: {
          holds: [
            tricked,
            anyOf(
              'customers? | users? | subscri* | people | them | they | buyers? | shoppers? | visitors? | callers? | fees? | price | trial | stock | left | item | cancel* | offer* | plan* | countdown | costs? | members? | account',
            ),
          ],
          lacks:
            /\b(?:never (?:hide|use|create|pressure|invent|pretend|claim|make|trick|discourage)|do not (?:hide|use|create|pressure|invent|pretend|claim|make|trick|discourage|delay|confuse|cancel)|don't (?:hide|use|create|pressure|invent|pretend|claim|make|trick|cancel)|must not|avoid|transparen\w*|honest\w*|easy|detect|identify|sense of urgency in|code|task|job|request|subscription(?:s)? in rxjs|thread|promise|button (?:component|style)|css)\b/,
        },
      },
    ),
    said(
      {
        id: 'PG15.rights-refused',
        title: 'Data protection rights are refused',
        severity: 'high',
        message: 'Requests for access, correction or deletion are ignored, put off or denied.',
        remediation: 'Pass them on to the one who answers them, and say how long that takes.',
        references: ['GDPR:12', 'GDPR:15', 'GDPR:17'],
      },
      {
        anchors: either(rights),
        clause: {
          holds: [
            refused,
            anyOf(
              'requests? | users? | customers? | people | patients? | they | them | callers? | visitors? | persons? | anyone | employees? | data | rights?',
            ),
          ],
          lacks:
            /\b(?:never (?:ignore|refuse|deny|delay|discourage|share|use|sell|store)|do not (?:ignore|refuse|deny|delay|discourage|share|use|sell|store|collect)|don't (?:ignore|refuse|deny|share)|must not|without delay|forward (?:it|them) to|pass (?:it|them) on|hand (?:it|them) over|security|encrypt\w*|protect\w*|attackers?|without (?:their )?(?:consent|permission)|other users?|others'|unauthori[sz]ed)\b/,
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
