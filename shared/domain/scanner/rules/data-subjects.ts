import { lazily } from '../pattern.ts';
import { anyOf } from './clause-words.ts';
import {
  bypassed,
  children,
  consents,
  covertRecording,
  darkPatterns,
  dutiful,
  handles,
  refused,
  rights,
  tricked,
  unknowingly,
} from './regulatory-compliance-words.ts';
import { type Rule, said } from './rule.ts';
import { either } from './vocabulary.ts';

/** Rules about what people may expect of those who have their data or want their money. */
export const dataSubjects: readonly Rule[] = [
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
        lacks: lazily(
          () =>
            `${dutiful.source}|\\b(?:parents? (?:first|must|to|before|has|have)|guardian\\w*|consent|parental|story|stories|book|lesson|teach\\w*|school supplies|explain|children's (?:book|story|stories|author|party)|write (?:a|an))\\b`,
        ),
      },
    },
  ),
  said(
    {
      id: 'PG15.covert-recording',
      title: 'People are recorded or read unknowingly',
      severity: 'high',
      message: 'People are recorded, tracked or their emotions read, with nothing said to them or at work and school.',
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
        lacks: lazily(
          () =>
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
];
