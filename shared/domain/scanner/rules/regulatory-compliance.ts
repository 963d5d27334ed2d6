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
  '(?:cvv2?|cvc2?|cid code|card (?:security|verification) (?:code|number|value)s?|security codes?|pin block|full track)';

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
        anchors: either(`
          ask for | ask them for | ask the user for | ask users for | ask customers for | ask the customer for |
          collect | store | save | keep | record | remember | request | log | note down | write down | retain
        `),
        pattern: sticky(
          `(?:(?:store|save|keep|record|remember|log|note down|write down|retain)\\b.{0,70}?\\b${cardCode}\\b|(?:ask (?:them |the user |users |customers |the customer )?for|collect|request)\\b.{0,70}?\\b${cardCode}\\b.{0,60}?\\b(?:keep|store|save|remember|retain|record|later|future|on file|for next time|database|log)\\b)`,
        ),
      },
    ),
    said(
      {
        id: 'PG15.regulated-data',
        title: 'Regulated data is collected',
        severity: 'medium',
        message: 'The model is told to ask for or keep regulated data, with no word on basis, masking or retention.',
        remediation: 'Collect it outside the model, or name the purpose, mask it, and say how long it is kept.',
      },
      {
        anchors: either(`
          ask for | ask them for | ask the user for | ask users for | ask the customer for | ask customers for |
          ask the patient for | collect | store | save | record | request | obtain | gather | ask children |
          ask kids | ask the child
        `),
        pattern: sticky(
          "(?:ask (?:children|kids|the child).{0,20}?\\bfor|ask (?:them |the user |users |the customer |customers |the patient )?for|collect|store|save|record|request|obtain|gather)\\b.{0,60}?\\b(?:social security numbers?|ssns?|passport numbers?|national id|medical (?:history|records?)|health (?:records?|information|conditions?)|diagnos(?:is|es)|biometrics?|fingerprints?|face scans?|credit card (?:numbers?|details)|card numbers?|cvv|bank account (?:numbers?|details)|driver'?s licen[cs]e|home address(?:es)? (?:of|from) (?:children|kids|minors)|sexual orientation|religious beliefs|(?:full )?names? and (?:school|address))\\b",
        ),
      },
    ),
    written(
      {
        id: 'PG15.denied-ai',
        title: 'The AI denies being one',
        severity: 'high',
        message: 'The model is told to pass for a human or to deny being an AI, against the duty to disclose it.',
        remediation: 'Let it say that it is an AI whenever it is asked.',
      },
      {
        anchors: either(`
          never reveal | never admit | never say | never disclose | never mention | never tell | do not reveal |
          do not admit | do not disclose | do not mention that you | do not say you | do not tell | don't reveal |
          don't tell | don't mention | claim to be | claim you are | insist that you are | insist you are |
          pretend to be human | pretend you are human | pretend you're human | say you are human |
          say that you are human | say that you are a real | deny being | deny that you | always say you are |
          tell them | tell customers | tell users | tell the user | tell people | tell callers | convince the user that you are | convince users that you are | you are not an ai |
          hide the fact | not to reveal
        `),
        pattern: sticky(
          "(?:(?:never|do not|don't|not to) (?:reveal|admit|say|disclose|mention|tell)(?: (?:the user|users|anyone|them|customers|to)){0,4}(?: that)? (?:you are|you're|being|that this is|it is|you were) (?:an? |just an? )?(?:ai\\b|artificial|bots?|chat ?bots?|language model|machine|automated|computer|robots?|virtual|program)|(?:claim (?:to be|you are)|insist (?:that )?you are|pretend (?:to be|you are|you're)|say (?:that )?you are|always say you are|tell (?:them|the user|users|customers|people|callers|anyone) (?:that )?you are|convince (?:the user|users) that you are) (?:an? )?(?:real |actual )?(?:human(?: being| agent| employee| colleague| operator)?|person|living person)\\b(?:(?=[.,!;]| (?:if|when|and|whenever|being|agent|named|called))|$)|deny (?:being|that you(?: are|'re)) (?:an? )?(?:ai\\b|artificial|bot|chat ?bot|language model|machine|robot)|hide the fact that you(?: are|'re) (?:an? )?(?:ai\\b|bot|machine|language model))",
        ),
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
