import { anyOf, near } from './clause-words.ts';
import { type Category, cue, overall, said, written } from './rule.ts';
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

/** What a clause says that prevents, reports or studies a harm rather than doing it. */
const wardsOff =
  /\b(?:never|do not (?:provide|give|write|create|produce|generate|engage|use|help|assist|discuss|promote|encourage|insult|make|explain|describe|tell|depict|answer)|don't (?:provide|give|write|create|produce|generate|engage|use|help|assist|promote|encourage|insult|make|explain)|must not|refus\w*|declin\w*|avoid\w*|prevent\w*|prohibit\w*|forbid\w*|not allowed|disallow\w*|detect\w*|flag\w*|moderat\w*|classif\w*|categor\w*|report\w* (?:it|them|abuse)|block\w*|crisis|hotline|helpline|lifeline|emergency (?:number|services)|professional help|seek help|recogni[sz]e (?:signs|scams|attacks)|warning signs|protect\w*|defen[cs]e|against (?:bullying|harassment|hate)|survivors?|history of|awareness|prevention|if (?:a|the) (?:user|person) (?:mentions|expresses|says they)|without (?:insulting|mocking)|respect\w*|empath\w*|support resources|counter\w*|condemn\w*|rather than|instead of)\b/;

const makes =
  'make | makes | making | build | builds | building | creat* | synthesi* | cook* | produc* | construct* | assembl* | manufactur* | acquir* | obtain* | weaponi* | write | writing | deploy* | print* | brew* | prepar* | modif* | convert* | extract* | grow* | code | develop* | steal* | hack* | set off | detonat* | plant* | plan | carry out | commit* | get away with | hide | launder* | forg(?:e|es|ing) | counterfeit* | stalk* | poison* | kill* | traffick* | smuggl* | cultur* | enrich* | bring* | pick | bypass* | disabl* | spread*';
const teaches =
  'how to | how they can | how one can | instructions? | recipes? | guides? | guidance | step | steps | step-by-step | tutorials? | explain | teach | describe | tell | provide | walk | show | help | give | write | answer | list | detail | details | methods? | tips | advice | advise | assist | supply | suggest | design | develop | create | generate | produce | build | cook | plan';
const weapons = `
  bomb | bombs | bomb-making | pipe bomb* | explosive* | detonator* | nerve agent* | nerve gas | sarin | ricin | vx gas | anthrax | botulinum | bioweapon* | biological weapon* | biological agent* | chemical weapon* | dirty bomb | nuclear device | nuclear weapon | landmine* | molotov* | napalm | thermite | ghost gun* | firearm* | untraceable gun* | 3d-printed gun* | automatic weapon* | silencer* | suppressor | poison gas | pathogen* | ransomware | malware | keylogger* | computer virus | botnet* | spyware | stalkerware | exploit kit | phishing kit | phishing page* | ddos | meth | methamphetamine | crystal meth | fentanyl | heroin | cocaine | date rape drug* | ghb | mdma | counterfeit money | counterfeit currency | forged passport* | weapon into | weapons into | weapon on a plane | school shooting* | mass shooting* | poison the | poison his | poison her | poison my | poison their | fake id* | money laundering | launder money | human trafficking | stalk | stalking | hire a hitman | hitman | assassinat* | dismember* | dispose of a body | poison someone | poison a | poison the water | kill someone | kill a person | murder | kidnap* | arson | weapons of mass`;
const minors =
  'minors | a minor | underage | children | child | schoolchild* | schoolgirl* | schoolboy* | teenager* | teens | kids | young girls | young boys | little girl* | little boy* | pupils | preteen* | toddler* | 12-year-old | 13-year-old | 14-year-old | 15-year-old | twelve-year-old | thirteen-year-old | fourteen-year-old | fifteen-year-old | high school students | lolita | loli | csam | child porn*';
const harmful = `
  suicide | suicidal | self-harm* | self harm | self-injur* | hurt themselves | harm themselves | hurt yourself | injure themselves | cut themselves | cutting themselves | kill themselves | kill yourself | end their life | end their lives | end it all | take their own life | take their life | overdos* | starv* | anorexi* | pro-ana | bulimi* | purging | eating disorder* | crash diet* | thinspo* | nobody would miss | no one would miss | better off dead | better off without them | not worth living | stop eating | skip meals | eat nothing | dangerous challenge* | choking game | choking challenge | extreme fasting`;

const groups = `
  race | racial* | ethnic* | gender | sex | religio* | nationalit* | national origin | country of origin | place of birth | birthplace | foreign-sounding | foreign sounding | foreign name* | foreign accent* | sounds foreign | accent | accents | pregnan* | disab* | wheelchair | sexual orientation | gay | lesbian | homosexual* | transgender | trans people | immigrant* | migrant* | immigration background | refugee* | asylum seeker* | skin colo* | skin tone | dark-skinned | muslim* | jew | jews | jewish | christian* | hindu* | sikh* | catholic* | black people | black applicants | black candidates | black customers | black patients | historically black | white people | white patients | white applicants | white candidates | white customers | latino* | latina* | hispanic* | asian* | african* | arab* | roma people | women | woman | females | female candidates | female applicants | men | males | male candidates | male applicants | mother | mothers | fathers | parental leave | maternity | young children | small children | older people | older applicants | older candidates | older workers | older than | over fifty | over 50 | over 40 | over 45 | over 55 | over 60 | over sixty | over forty | their age | age of | elderly | pensioner* | from africa | younger applicants | younger candidates | year of birth | graduation year | postcode* | post code* | postal code* | zip code* | neighbourhood* | neighborhood* | rich districts | poor districts | district | surname* | family name* | last name | first name* | names that | names sound* | non-english name* | native speaker* | mother tongue | marital status | married | single parent* | single mothers | divorced | veteran* | headscar* | hijab | turban | union member* | political view* | political affiliation | caste | unattractive | attractive | overweight | obese | photo | picture of the applicant | foreigners | from abroad | welfare recipient* | housing benefit | sexuality | chronic illness* | mental illness*`;
const decides = anyOf(
  'estimat* | judge* | doubt* | scor* | rank* | rate | rates | rating* | reject* | den(?:y|ies) | penali* | prefer* | favo* | prioriti* | depriorit* | exclud* | lower | lowers | lowest | higher | filter out | downgrad* | screen out | charg* | declin* | discount* | down-?rank* | reduc* | disqualif* | skip* | give | gives | deduct* | points? | hir* | shortlist* | recommend* | turn down | turns down | turn away | offer* | treat* | consider* | suspicio* | suspect | assum* | premium | price* | invite | promot* | rent | approv* | weigh* | guess* | infer* | bonus | extra | last | first | less | more | worse | refus* | priority | demot* | assign* | steer* | limit',
);
const judged = anyOf(
  'applica* | candidat* | tenants? | borrowers? | customers? | resumes? | cvs? | people | persons? | employees? | students? | patients? | users? | anyone | those | loans? | claims? | renters? | job ?seekers? | score | scores | ranking | ratings? | grades? | priority | hire | hiring | jobs? | roles? | positions? | guests? | drivers? | workers? | passengers? | salar* | premium | price | prices | slots? | interviews? | promotions? | offers? | appointments? | pain | fraud | risk | less able | credit | rent | insurance | treatment | sellers? | intelligence | competence | expertise | leads? | visitors? | defendants? | bail',
);
const fairlySpoken =
  /\b(?:regardless|bias\w*|discriminat\w*|without regard|irrespective|irrelevant|do not (?:consider|use|take|let|mention|ask|factor|infer|base|score|rank|penali\w*|reject|reveal|assume|guess|collect|treat|discriminate|store|include)|don't (?:consider|use|take|let|ask|infer|base|assume|guess)|never (?:consider|use|take|let|ask|infer|base|score|rank|penali\w*|reject|assume|guess|treat|discriminate)|must not|may not|not (?:be )?(?:consider\w*|taken|used|based|allowed)|ignore|fair\w*|equal\w*|inclusive\w*|accessib\w*|accommodat\w*|protected|divers\w*|stereotyp\w*|avoid|anonymi\w*|remove|redact\w*|without (?:asking|considering|using|regard)|sensitive to|respect\w*|pronouns?|neutral\w*|inclusi\w*|history|clothing|fashion|story|character|novel|demographic\w*|target audience|marketing|playlist|treatment plan|uploaded|reference|user accounts|holistic|diet\w*)\b/;

const abuse = `
  idiot* | moron* | losers | dumb | are fools | retard* | call for violence | calls for violence | calling for violence | violence against | killing of | slaughter* | mass shooting* | terror attack* | less intelligent | less competent | less capable | inferior | doubt their expertise | sweetheart | insult* | mock | mocks | mocking | belittl* | ridicul* | humiliat* | demean* | degrad* | dehumani* | curse at | swear at | slur | slurs | n-word | hate speech | hateful | hatred | stir up | incit* | vilif* | vermin | subhuman* | inferior race | racist* | sexist* | misogyn* | homophob* | transphob* | antisemit* | anti-semit* | islamophob* | xenophob* | make fun of | makes fun of | making fun of | put down | put them down | puts down | look stupid | looks stupid | are stupid | disgusting | worthless | stereotyp* | bully | bullies | bullying | harass* | intimidat* | threaten* | threats | extremely toxic | be toxic | abusive | cruel to | until they cry | make them cry | reduce them to tears | shame users | shame the | body-sham* | fat-sham* | spit on | spits on | looks down on | look down on | hurl* | scold* | yell at | promote violence | promotes violence | encourage violence | glorif* | praise the | praise terror* | as heroes | propaganda | supremac* | white power | neo-nazi* | nazi* | jihad* | extremis* | terroris* | radicali* | holocaust | genocide | ethnic cleansing | massacre | lynch* | blackmail* | doxx* | revenge porn`;
const abuseActs = anyOf(
  'insult* | mock* | belittl* | ridicul* | humiliat* | demean* | degrad* | dehumani* | curse | swear | use | uses | write | writes | generate | produce | compose | make | makes | tell | tells | post | posts | create | spread | praise | praises | glorif* | encourage | be | act | respond | answer | address | call | calls | treat | justify | argue | deny | say | says | play | bully | harass* | intimidat* | threaten* | stir* | incit* | vilif* | blame | portray | depict | recruit* | stereotyp* | shame | scold | yell | spits? | hurl* | reduce | cry | radicali* | celebrat* | joke | jokes | draft | doubt | argue | doxx* | blackmail*',
);
const victims = anyOf(
  'users? | customers? | people | them | anyone | everyone | person | candidates? | applicants? | students? | women | men | minorit* | immigrants? | migrants? | refugees? | foreigners? | muslims? | jews? | jewish | black | gay* | lesbians? | trans* | asians? | arabs? | disab* | group | groups | religio* | race | races | racial* | ethnic* | players? | callers? | employees? | colleagues? | opponents? | victims? | witness* | attackers? | readers? | audience | terrorist* | supremac* | nazi* | holocaust | extremis* | jihad* | genocide | overweight | fat | old | elderly | ex-partner | posts? | speech | jokes? | character | pay | tenants? | civilians? | letters? | slogans? | debtors? | who | their | massacre | hatred | slurs',
);

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
            new RegExp(
              `${near(teaches, 60, makes).source}|\\b(?:instructions?|recipes?|guide|code|plans?|blueprints?|shopping list|ingredients|steps|source) (?:for|to)\\b`,
            ),
            anyOf(
              'list | give | suggest | how to | instructions? | recipes? | guides? | guidance | steps? | step-by-step | tutorials? | explain | teach | describe | tell | provide | walk | methods? | tips | details? | write | create | make | cook* | plan',
            ),
          ],
          lacks: new RegExp(
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
              'encourag* | urge* | promot* | suggest* | advis* | recommend* | glamor* | romantici* | tips | how to | instructions? | methods? | ways | validat* | praise* | push | convinc* | persuad* | teach | explain | describe | tell | provide | give | list | dare | challeng* | help (?:them|users?|people) (?:to )?(?:hide|plan|starve|lose) | coach',
            ),
          ],
          lacks: new RegExp(
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
          lacks: new RegExp(
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
          lacks: new RegExp(
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
            near(
              'scor* | rank* | rate | rates | reject* | den(?:y|ies) | penali* | prefer* | favo* | prioriti* | depriorit* | exclud* | lower* | higher | filter out | downgrad* | screen out | charg* | declin* | down-?rank* | disqualif* | skip | give | deduct* | hir* | shortlist* | recommend | turn down | turns down | turn away | offer* | treat* | consider | suspicio* | assum* | premium | price* | invite | promot* | rent | approv* | weigh* | guess* | infer* | refus* | demot* | estimat* | judge* | doubt* | use | treat | steer* | reduc* | limit | avoid hiring | add points | subtract | look at',
              90,
              groups.replaceAll('\n', ' '),
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
