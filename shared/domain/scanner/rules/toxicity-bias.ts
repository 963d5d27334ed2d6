import { lazily } from '../pattern.ts';
import { anyOf } from './clause-words.ts';
import { type Category, cue, overall, said, written } from './rule.ts';
import {
  abuse,
  abuseActs,
  decides,
  fairlySpoken,
  groups,
  harmful,
  judged,
  makes,
  minors,
  teaches,
  victims,
  wardsOff,
  weapons,
} from './toxicity-bias-words.ts';
import { either, sticky } from './vocabulary.ts';

const judges = cue(
  'score | rank | rate | screen | shortlist | evaluate | assess | grade',
  sticky(
    '(?:score|rank|rate|screen|shortlist|evaluate|assess|grade) (?:the |each |all |these )?(?:job )?(?:applicants?|candidates?|tenants?|resumes?|cvs|borrowers?|loan applications?|employees?)\\b',
  ),
);
const fairness = cue(`
  bias* | fair* | discriminat* | protected | regardless of race | regardless of gender | regardless of age |
  do not consider | anonymise* | anonymize* | equal | solely on | only on | job-related | gender | ethnicity
`);

export const toxicityBias: Category = {
  id: 'PG13',
  key: 'toxicity-bias',
  title: 'Toxicity and bias',
  description:
    'The template orders hateful or dangerous content, or makes who people are a ground for decisions about them.',
  defaultSeverity: 'high',
  maxSeverity: 'critical',
  references: [
    'OWASP-ASI-2026:ASI09',
    'MITRE-ATLAS:AML.T0048',
    'NIST-AI-600-1:harmful-bias',
    'NIST-AI-600-1:dangerous-violent-hateful',
  ],
  rules: [
    said(
      {
        id: 'PG13.dangerous-content',
        title: 'Order for dangerous content',
        severity: 'critical',
        message: 'The text asks for instructions to harm people or break systems.',
        remediation: 'Remove the request.',
        references: ['NIST-AI-600-1:cbrn'],
      },
      {
        anchors: either(weapons),
        clause: {
          holds: [
            anyOf(
              `${makes} | (?:instructions?|recipes?|guide|code|plans?|blueprints?|list|ingredients|steps) (?:for|to)`,
            ),
            anyOf(teaches),
          ],
          lacks: lazily(
            () =>
              `${wardsOff.source}|\\b(?:stor(?:y|ies)|novel|detective|mystery|game|fiction\\w*|film|movie|thriller|analy[sz]\\w*|investigat\\w*|remov(?:e|ing) malware|cyber ?security (?:awareness|training)|law|legislation|war|charged with|players?)\\b`,
          ),
        },
      },
    ),
    said(
      {
        id: 'PG13.self-harm',
        title: 'Encouragement of self-harm',
        severity: 'critical',
        message: 'The model is told to encourage or teach people to hurt themselves.',
        remediation: 'Remove it, and have the model name a crisis line and a person to talk to.',
      },
      {
        anchors: either(harmful),
        clause: {
          holds: [
            anyOf(
              'say* | recommend* | diet | encourag* | urge* | promot* | suggest* | advis* | recommend* | glamor* | romantici* | tips | how to | instructions? | methods? | ways | validat* | praise* | push | convinc* | persuad* | teach | explain | describe | tell | provide | give | list | dare | challeng* | help (?:them|users?|people) (?:to )?(?:hide|plan|starve|lose) | coach',
            ),
          ],
          lacks: lazily(
            () =>
              `${wardsOff.source}|\\b(?:stor(?:y|ies)|novel|research|statistics|article|support(?:ive)?|recover\\w*|therap\\w*|counsel\\w*|direct (?:them|users?)|resources|not (?:to|be)|not)\\b`,
          ),
        },
      },
    ),
    said(
      {
        id: 'PG13.sexual-minors',
        title: 'Sexual content with minors',
        severity: 'critical',
        message: 'The text asks for sexual content that involves minors.',
        remediation: 'Remove the request.',
      },
      {
        anchors: either(minors),
        clause: {
          holds: [
            anyOf(
              'sexual* | sexy | erotic* | nude* | naked | seduc* | arous* | porn* | explicit | sensual* | flirt* | intimate | undress* | csam | lewd | fetish* | groom* | romance with an adult',
            ),
          ],
          lacks: lazily(
            () =>
              `${wardsOff.source}|\\b(?:not|no|education|health|inappropriate|safe for|report|law|abuse prevention|orientation)\\b`,
          ),
        },
      },
    ),
    said(
      {
        id: 'PG13.hateful-content',
        title: 'Order for hateful or abusive content',
        severity: 'high',
        message: 'The model is told to hate, insult, threaten or glorify violence.',
        remediation: 'Remove the order and say that people are treated with respect.',
      },
      {
        anchors: either(abuse),
        clause: {
          holds: [abuseActs, victims],
          lacks: lazily(
            () =>
              `${wardsOff.source}|\\b(?:(?:do|does|must|should|may|can|will) not (?!pay)|no|analy[sz]\\w*|histor(?:y|ian|ical)|explain\\w*|documentary|lesson|mock (?:interview|data|exam|test|trial|up|object|server|api)s?|mockup|mocking (?:framework|library)|put down (?:in|on)|threat (?:model|actor|intel)\\w*|cyber\\w*|security threats?|legal threats|payment terms|stereotypical)\\b`,
          ),
        },
      },
    ),
    written(
      {
        id: 'PG13.discriminating-criterion',
        title: 'A protected trait decides',
        severity: 'high',
        message: 'A trait protected by law, or a stand-in for one, is made a ground for a decision about people.',
        remediation:
          'Drop the criterion, judge by what the decision needs, and have the outcome reviewed for fairness.',
        references: ['EU-CHARTER:21', 'EU-AI-Act:10'],
      },
      {
        anchors: either(groups),
        clause: {
          holds: [
            decides,
            judged,
            anyOf(
              'scor* | rank* | rate | rates | reject* | den(?:y|ies) | penali* | prefer* | favo* | prioriti* | depriorit* | exclud* | lower* | higher | filter out | downgrad* | screen out | charg* | declin* | down-?rank* | disqualif* | skip | give | deduct* | hir* | shortlist* | recommend | turn down | turns down | turn away | offer* | treat* | consider | suspicio* | assum* | premium | price* | invite | promot* | rent | approv* | weigh* | guess* | infer* | refus* | demot* | strict* | harsh* | distrust* | monitor* | segregat* | estimat* | predict* | quote | put | shorter | judge* | doubt* | use | treat | steer* | reduc* | limit | avoid hiring | add points | subtract | look at',
            ),
          ],
          lacks: fairlySpoken,
        },
      },
    ),
    overall(
      {
        id: 'PG13.no-fairness-clause',
        title: 'People are judged without a fairness clause',
        severity: 'medium',
        message: 'The prompt ranks or screens people, and nothing keeps protected traits out of it.',
        remediation: 'Name the criteria, exclude protected traits and their stand-ins, and have a person decide.',
        remedy: {
          do: 'add',
          sentence:
            'Judge people on job-related criteria alone; do not consider gender, age, ethnicity, religion or disability, or what stands in for them. A person decides.',
        },
      },
      [judges, fairness],
      ({ instructs }) => (instructs(judges) && !instructs(fairness) ? 'absent' : []),
    ),
  ],
};
