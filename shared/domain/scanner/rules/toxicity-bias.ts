import { type Category, cue, overall, said } from './rule.ts';
import { either, sticky } from './vocabulary.ts';

const group =
  '(?:race|racial|ethnic(?:ity)?|genders?|sex\\b|religio(?:n|us)|nationalit(?:y|ies)|national origin|names? sounds?|foreign|accents?|age\\b|pregnan(?:t|cy)|disab(?:led|ility|ilities)|sexual orientation|gay|lesbian|transgender|immigra(?:nts?|tion)|skin colou?r|muslims?|jew(?:s|ish)|christians?|hindus?|black|latin[oax]s?|hispanics?|asians?|africans?|arabs?|women|females?|mothers?|older (?:people|applicants|candidates)|over (?:40|45|50|55|60)|postal code|zip code|neighbou?rhood|marital status|children|veterans?)';
const decisions =
  '(?:score|rank|rate|reject|deny|penali[sz]e|prefer|favou?r|prioriti[sz]e|deprioriti[sz]e|exclude|lower|filter out|downgrade|screen out|charge|decline|treat|assign|discount|down-?rank|reduce|disqualify|skip|give (?:lower|higher|less|more|worse|better))';
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
      },
      {
        anchors: either(`
          how to | instructions for | instructions to | recipe for | steps to | guide to | guide on | guide for |
          tutorial on | write ransomware | create ransomware | write malware | create malware | create a virus |
          child sexual | sexual content involving minors | csam | meth recipe | write a keylogger
        `),
        pattern: sticky(
          "(?:(?:how to|instructions (?:for|to)|recipe for|steps to|guide (?:to|on|for)|tutorial on) (?:[a-z]{1,12} ){0,2}?(?:(?:make|making|build|building|creat(?:e|ing)|synthesi[sz](?:e|ing)|cook(?:ing)?|produc(?:e|ing)|construct(?:ing)?|assembl(?:e|ing)) (?:an? |the |your |some |homemade |pipe |crystal |illegal ){0,4}(?:bombs?|explosives?|meth\\b|methamphetamine|nerve agents?|bioweapons?|biological weapons?|chemical weapons?|ransomware|malware|molotov|napalm|cocaine|heroin|fentanyl|ghost guns?|ricin|sarin|dirty bomb)|(?:kill|murder|poison|kidnap|torture) (?:an? |some|the |your |my |people|human)[a-z]{0,12}|(?:rob|robbing) a bank|commit suicide|hack into (?:someone|an? |the |your |my )[a-z' ]{0,20}|steal (?:a car|someone|credit|identit|passwords)|launder money|hide a (?:dead )?body|manipulate (?:someone|people|elections?))|(?:write|create) (?:ransomware|malware|a virus|a keylogger)|child sexual[a-z ]{0,20}|sexual content involving minors|csam\\b|meth recipe|write a keylogger)",
        ),
      },
    ),
    said(
      {
        id: 'PG13.hateful-content',
        title: 'Order for hateful or abusive content',
        severity: 'high',
        message: 'The model is told to hate, insult or abuse.',
        remediation: 'Remove the order and say that people are treated with respect.',
      },
      {
        anchors: either(`
          insult | mock | belittle | ridicule | humiliate | demean | curse at | swear at | use slurs |
          use hate speech | use racist | use racial | write racist | make racist | be racist | is racist |
          hate speech | racial slurs | promotes hate | be sexist | promote violence | promotes violence |
          encourage violence | say slurs | bully | harass | be toxic | extremely toxic
        `),
        pattern: sticky(
          '(?:(?:insult|mock|belittle|ridicule|humiliate|demean|curse at|swear at|bully|harass) (?:the |any |every |all |your )?(?:users?|customers?|people|them|anyone|everyone|me\\b|person|candidates?|applicants?|students?|women|men|minorities)|(?:use|write|make|say|likes? saying|uses?)? ?(?:slurs|hate speech|racist (?:jokes?|remarks?|language|comments?)|racial slurs)|(?:be|is) (?:extremely |very |openly )?(?:racist|sexist|homophobic|transphobic|toxic)|(?:promotes?|encourages?) (?:hate|violence|hatred|racism)|extremely toxic)',
        ),
      },
    ),
    said(
      {
        id: 'PG13.discriminating-criterion',
        title: 'A protected trait decides',
        severity: 'high',
        message: 'A trait protected by law, or a stand-in for one, is made a ground for a decision about people.',
        remediation:
          'Drop the criterion, judge by what the decision needs, and have the outcome reviewed for fairness.',
      },
      {
        anchors: either(`
          score | rank | rate | reject | deny | penalize | penalise | prefer | favor | favour | prioritize |
          prioritise | deprioritize | exclude | lower | filter out | downgrade | screen out | charge | decline |
          assign | discount | reduce | disqualify | skip | give lower | give higher | give worse | give less | avoid hiring | do not hire | do not recommend |
          be suspicious of | treat
        `),
        pattern: sticky(
          `(?:(?:${decisions}\\b.{0,50}?\\b(?:applica(?:nts?|tions?)|candidates?|tenants?|borrowers?|customers?|resumes?|cvs|people|persons?|employees?|students?|patients?|users?|anyone|those|loans?|claims?|renters?|job seekers?|scores?|ratings?|grades?|priority)\\b.{0,50}?\\b(?:if|based on|because of|whose|due to|according to|by|to|who (?:are|have|is|seem|sound)|with|from|over|that are)\\b.{0,40}?\\b${group}|(?:prefer|favou?r|prioriti[sz]e|exclude|reject|avoid hiring|do not hire|do not recommend|be suspicious of|filter out|screen out|disqualify)\\b (?:the |any |all |only ){0,4}(?:[a-z]{1,12} ){0,2}?(?:white|male|men|younger|young|christian|native|muslim|black|foreign|female|pregnant|disabled|older|immigrant|gay|jewish|arab|asian|hispanic)(?:[a-z]{0,3})? ?(?:[a-z]{1,12} ){0,2}?(?:applicants?|candidates?|tenants?|borrowers?|customers?|people|employees?|men|women|names?|workers?|users?|renters?)))`,
        ),
        accepts: (text) =>
          !/\b(?:regardless|bias|discriminat|without regard|irrespective|irrelevant|not consider)\b/.test(text),
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
